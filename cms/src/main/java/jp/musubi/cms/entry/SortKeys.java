package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.UUID;

/**
 * Positions of entries in the orders of lists: bytes that every database compares alike. A position
 * is a mark, the value, a zero and the entry's id, so that no two are equal and one comparison
 * finds where a page begins. An entry without a value stands twice, before and behind all others;
 * each direction leaves out the one that it would meet first.
 */
final class SortKeys {
    /** Begins the position, before all values, of an entry without one. */
    static final byte MISSING_FIRST = 0x00;

    /** Begins the position of an entry with a value. */
    static final byte PRESENT = 0x01;

    /** Begins the position, behind all values, of an entry without one. */
    static final byte MISSING_LAST = (byte) 0xFF;

    static final String UPDATED_AT = "updatedAt";
    static final String PUBLISHED_AT = "publishedAt";
    static final String SLUG = "slug";

    private static final int MAX_VALUE_BYTES = 120;
    private static final int ID_BYTES = 16;
    private static final int HIRAGANA_FROM_KATAKANA = 'ァ' - 'ぁ';

    private SortKeys() {}

    /** What lists of a type can be ordered by. */
    static SequencedSet<String> names(ContentType type) {
        var names = new LinkedHashSet<>(List.of(UPDATED_AT, PUBLISHED_AT, SLUG));
        type.fields().values().stream()
                .filter(field -> isSortable(type, field))
                .forEach(field -> names.add(field.name()));
        return names;
    }

    private static boolean isSortable(ContentType type, Field field) {
        boolean wanted =
                field.listColumn()
                        || field.name().equals(type.titleField())
                        || field.name().equals(Sort.fieldOf(type.sort()));
        return wanted
                && field.visibility() == Visibility.PUBLIC
                && switch (field.kind()) {
                    case TEXT, NUMBER, DATE, YEAR, CHOICE, FLAG -> true;
                    default -> false;
                };
    }

    /** The positions of an entry in one order: one, or two when it has no value. */
    static List<byte[]> positions(Entry entry, UUID id, String name) {
        byte[] value =
                switch (name) {
                    case UPDATED_AT -> bytes(Micros.of(entry.updatedAt()));
                    case PUBLISHED_AT -> bytes(Micros.of(entry.publishedAt()));
                    case SLUG -> entry.slug().getBytes(StandardCharsets.US_ASCII);
                    default -> value(entry.fields(), name);
                };
        List<byte[]> positions = new ArrayList<>();
        if (value == null) {
            positions.add(position(MISSING_FIRST, new byte[0], id));
            positions.add(position(MISSING_LAST, new byte[0], id));
        } else {
            positions.add(position(PRESENT, value, id));
        }
        return positions;
    }

    private static byte[] position(byte mark, byte[] value, UUID id) {
        int kept = Math.min(value.length, MAX_VALUE_BYTES);
        return ByteBuffer.allocate(1 + kept + 1 + ID_BYTES)
                .put(mark)
                .put(value, 0, kept)
                .put((byte) 0)
                .put(Ids.bytes(id))
                .array();
    }

    private static byte @Nullable [] value(Fields fields, String name) {
        return switch (fields.values().get(name)) {
            case Value.Text(String text) -> bytes(text);
            case Value.Localised(var texts) -> bytes(texts.firstEntry().getValue());
            case Value.Quantity(BigDecimal number) -> bytes(number);
            case Value.Flag(boolean yes) -> new byte[] {(byte) (yes ? 1 : 0)};
            case null, default -> null;
        };
    }

    /** Width, case and the two kana make no difference to an order. */
    private static byte[] bytes(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder hiragana = new StringBuilder(folded.length());
        for (int at = 0; at < folded.length(); at++) {
            char unit = folded.charAt(at);
            boolean katakana = unit >= 'ァ' && unit <= 'ヶ';
            hiragana.append(katakana ? (char) (unit - HIRAGANA_FROM_KATAKANA) : unit);
        }
        return hiragana.toString().replace("\0", "").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array();
    }

    /** IEEE 754 bits turned so that they compare as unsigned numbers do. */
    private static byte[] bytes(BigDecimal number) {
        long bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE))
                .array();
    }

    /** Where a list in that direction begins or ends: behind which, before which position. */
    static byte[] from(boolean descending) {
        return new byte[] {descending ? MISSING_FIRST : PRESENT};
    }

    /** The position before which all of a list lies. */
    static byte[] until(boolean descending) {
        byte[] end = new byte[1 + ID_BYTES + 2];
        Arrays.fill(end, (byte) 0xFF);
        return descending ? new byte[] {MISSING_LAST} : end;
    }

    /** The text that a present value is ordered by. */
    static String text(byte[] position) {
        return new String(position, 1, position.length - 2 - ID_BYTES, StandardCharsets.UTF_8);
    }
}
