package jp.musubi.site.link;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A map that never changes and of which a slightly different one is made without copying it: most
 * of it stays in a base that both share, and what differs lies over it. When too much lies there,
 * one new base is made of both, so a change costs the same on an average however large the map is.
 */
final class Layered<K, V> {
    /** Over a base of that many keys one may lie. */
    private static final int BASE_KEYS_PER_KEY_OVER = 16;

    private static final int MIN_KEYS_OVER = 64;

    private final Map<K, V> base;

    /** What differs; empty for a key that is no more. */
    private final Map<K, Optional<V>> over;

    private Layered(Map<K, V> base, Map<K, Optional<V>> over) {
        this.base = base;
        this.over = over;
    }

    /** A map with the same keys; the given one must not change any more. */
    static <K, V> Layered<K, V> of(Map<K, V> all) {
        return new Layered<>(all, Map.of());
    }

    /** What lies at a key; null if nothing does. */
    @Nullable V get(K key) {
        Optional<V> changed = over.get(key);
        return changed == null ? base.get(key) : changed.orElse(null);
    }

    /**
     * The map with changes.
     *
     * @param changes the new value of a key, or empty to remove it
     */
    Layered<K, V> with(Map<K, Optional<V>> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<K, Optional<V>> all = new HashMap<>(over);
        all.putAll(changes);
        var next = new Layered<>(base, all);
        boolean isTooMuch =
                all.size() > Math.max(MIN_KEYS_OVER, base.size() / BASE_KEYS_PER_KEY_OVER);
        return isTooMuch ? of(next.whole()) : next;
    }

    private Map<K, V> whole() {
        Map<K, V> whole = HashMap.newHashMap(base.size() + over.size());
        forEach(whole::put);
        return whole;
    }

    /** Hands over every key with its value, in no order. */
    void forEach(BiConsumer<K, V> each) {
        base.forEach((key, value) -> {
            if (!over.containsKey(key)) {
                each.accept(key, value);
            }
        });
        over.forEach((key, value) -> value.ifPresent(now -> each.accept(key, now)));
    }
}
