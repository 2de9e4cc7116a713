package jp.musubi.site.art;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What was made last and may be asked for again: files, for programs that build again after a
 * change of the theme, and what many files have in common. Safe for many threads.
 */
public final class Kept<V> {
    private final long mostBytes;
    private final ToIntFunction<V> bytesOf;
    private final Map<Object, V> made = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * Keeps nothing yet.
     *
     * @param mostBytes how much is kept at most
     * @param bytesOf how many bytes one takes
     */
    Kept(long mostBytes, ToIntFunction<V> bytesOf) {
        this.mostBytes = mostBytes;
        this.bytesOf = bytesOf;
    }

    /** Keeps files. */
    public static Kept<byte[]> files(long mostBytes) {
        return new Kept<>(mostBytes, file -> file.length);
    }

    /**
     * What is kept, or else is made now; not to be changed.
     *
     * @param of all that it depends on
     */
    V get(Object of, Supplier<V> make) {
        V kept = find(of);
        if (kept != null) {
            return kept;
        }
        V now = make.get();
        keep(of, now);
        return now;
    }

    /** What is kept, not to be changed; null if it is not. */
    public @Nullable V find(Object of) {
        synchronized (made) {
            return made.get(of);
        }
    }

    /** Keeps something, and lets go of what nobody asked for longest. */
    public void keep(Object of, V value) {
        synchronized (made) {
            V before = made.put(of, value);
            bytes += bytesOf.applyAsInt(value) - (before == null ? 0 : bytesOf.applyAsInt(before));
            var oldest = made.values().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= bytesOf.applyAsInt(oldest.next());
                oldest.remove();
            }
        }
    }
}
