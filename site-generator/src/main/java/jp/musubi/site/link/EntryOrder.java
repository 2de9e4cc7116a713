package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the entries of a type, as its {@code sort} field declares it. No two entries are
 * alike in it.
 */
final class EntryOrder {
    /** Katakana and hiragana lie this far apart, so a reading sorts alike in either. */
    private static final int NANO_DIGITS = 9;

    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private final String field;
    private final Comparator<Key> comparator;

    private EntryOrder(String field, boolean descending) {
        this.field = field;
        Comparator<Key> byValue = Comparator.comparing(Key::number).thenComparing(Key::text);
        this.comparator =
                Comparator.comparing(Key::missing)
                        .thenComparing(descending ? byValue.reversed() : byValue)
                        .thenComparing(key -> key.entry().slug())
                        .thenComparing(key -> key.entry().id());
    }

    /** The order of a type. */
    static EntryOrder of(ContentType type) {
        boolean descending = type.sort().startsWith("-");
        return new EntryOrder(descending ? type.sort().substring(1) : type.sort(), descending);
    }

    /** What an entry is sorted by; entries without a value come last in either direction. */
    private record Key(Entry entry, boolean missing, BigDecimal number, String text) {}

    /** Entries in this order. */
    List<Entry> sorted(List<Entry> entries) {
        return entries.parallelStream().map(this::key).sorted(comparator).map(Key::entry).toList();
    }

    /**
     * Sorted entries without some and with others: as {@link #sorted}, but it looks only at a few.
     *
     * @param before in this order
     * @param gone each is in it
     */
    List<Entry> changed(List<Entry> before, List<Entry> gone, List<Entry> come) {
        var after = new ArrayList<>(before);
        for (Entry entry : gone) {
            after.remove(place(after, entry));
        }
        for (Entry entry : come) {
            after.add(-1 - place(after, entry), entry);
        }
        return Collections.unmodifiableList(after);
    }

    /** As {@link Collections#binarySearch}: below zero where the entry would be. */
    private int place(List<Entry> entries, Entry entry) {
        Key wanted = key(entry);
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = comparator.compare(key(entries.get(middle)), wanted);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    private Key key(Entry entry) {
        return switch (field) {
            case "slug" -> new Key(entry, false, BigDecimal.ZERO, entry.slug());
            case "publishedAt" -> new Key(entry, false, seconds(entry.publishedAt()), "");
            case "updatedAt" -> new Key(entry, false, seconds(entry.updatedAt()), "");
            default ->
                    entry.fields()
                            .get(field)
                            .map(value -> key(entry, value))
                            .orElseGet(() -> new Key(entry, true, BigDecimal.ZERO, ""));
        };
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
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
