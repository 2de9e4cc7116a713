package jp.musubi.cms.entry;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The values of an entry that lists can be filtered by, as they stand in the table of terms. */
final class Terms {
    /** Bytes of a stored value. */
    static final int MAX_VALUE_BYTES = 200;

    private static final int DIGEST_BYTES = 32;

    private Terms() {}

    /** Public choices, flags, years, tags and references. Hidden fields would tell by counting. */
    static List<Field> fields(ContentType type) {
        return type.fields().values().stream().filter(Terms::isFilterable).toList();
    }

    private static boolean isFilterable(Field field) {
        return field.visibility() == Visibility.PUBLIC
                && switch (field.kind()) {
                    case CHOICE, CHOICES, FLAG, YEAR, TAGS, REFERENCE -> true;
                    default -> false;
                };
    }

    /** The values of one field, each once. */
    static List<String> values(Fields fields, String field) {
        return switch (fields.values().get(field)) {
            case Value.Text(String text) -> List.of(text);
            case Value.Items(var items) -> items.stream().distinct().toList();
            case Value.Flag(boolean yes) -> List.of(String.valueOf(yes));
            case Value.Quantity(var number) -> List.of(number.stripTrailingZeros().toPlainString());
            case null, default -> List.of();
        };
    }

    /** How the table names a field. */
    static String key(ContentType type, String field) {
        return type.name() + "." + field;
    }

    /** A value as it is stored: UTF-8, the end of a long one replaced by a digest of the whole. */
    static byte[] stored(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_VALUE_BYTES) {
            return bytes;
        }
        try {
            return ByteBuffer.allocate(MAX_VALUE_BYTES)
                    .put(bytes, 0, MAX_VALUE_BYTES - DIGEST_BYTES)
                    .put(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
