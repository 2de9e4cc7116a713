package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Puts entries of a type into the order that its {@code sort} field declares. What an entry is
 * sorted by is worked out once for each object.
 *
 * <p>For one thread at a time.
 */
final class EntryOrder {
    /** Katakana and hiragana lie this far apart, so a reading sorts alike in either. */
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private final IdentityHashMap<Entry, Key> known;
    private final IdentityHashMap<Entry, Key> keys = new IdentityHashMap<>();

    /** An order that has sorted nothing yet. */
    EntryOrder() {
        this.known = new IdentityHashMap<>();
    }

    /** An order that need not look again at entries that another has sorted. */
    EntryOrder(EntryOrder before) {
        this.known = before.keys;
    }

    /** What an entry is sorted by; entries without a value come last in either direction. */
    private record Key(Entry entry, boolean missing, BigDecimal number, String text) {}

    List<Entry> sorted(ContentType type, List<Entry> entries) {
        boolean descending = type.sort().startsWith("-");
        String field = descending ? type.sort().substring(1) : type.sort();
        var sorted = new ArrayList<Key>(entries.size());
        for (Entry entry : entries) {
            Key before = known.get(entry);
            Key key = before == null ? key(entry, field) : before;
            keys.put(entry, key);
            sorted.add(key);
        }
        Comparator<Key> byValue = Comparator.comparing(Key::number).thenComparing(Key::text);
        sorted.sort(
                Comparator.comparing(Key::missing)
                        .thenComparing(descending ? byValue.reversed() : byValue)
                        .thenComparing(key -> key.entry().slug()));
        return sorted.stream().map(Key::entry).toList();
    }

    private static Key key(Entry entry, String field) {
        return switch (field) {
            case "slug" -> new Key(entry, false, BigDecimal.ZERO, entry.slug());
            case "publishedAt" ->
                    new Key(entry, false, BigDecimal.ZERO, entry.publishedAt().toString());
            case "updatedAt" ->
                    new Key(entry, false, BigDecimal.ZERO, entry.updatedAt().toString());
            default ->
                    entry.fields()
                            .get(field)
                            .map(value -> key(entry, value))
                            .orElseGet(() -> new Key(entry, true, BigDecimal.ZERO, ""));
        };
    }

    private static Key key(Entry entry, Value value) {
        return switch (value) {
            case Value.Quantity(var number) -> new Key(entry, false, number, "");
            case Value.Text(String text) -> new Key(entry, false, BigDecimal.ZERO, folded(text));
            case Value.Localised(var texts) ->
                    new Key(entry, false, BigDecimal.ZERO, folded(texts.firstEntry().getValue()));
            case Value.Flag(boolean yes) ->
                    new Key(entry, false, yes ? BigDecimal.ONE : BigDecimal.ZERO, "");
            case Value.Items(var items) ->
                    new Key(entry, items.isEmpty(), BigDecimal.ZERO, String.join("\n", items));
            case Value.Links(var links) -> new Key(entry, links.isEmpty(), BigDecimal.ZERO, "");
        };
    }

    /** Full-width Latin and half-width kana become plain, katakana becomes hiragana. */
    private static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean katakana = c >= 'ァ' && c <= 'ヶ';
            folded.append(katakana ? (char) (c - KATAKANA_TO_HIRAGANA) : Character.toLowerCase(c));
        }
        return folded.toString();
    }
}
