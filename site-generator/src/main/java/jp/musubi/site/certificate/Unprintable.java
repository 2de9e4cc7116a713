package jp.musubi.site.certificate;

/** A certificate cannot be set as its words ask. */
public sealed class Unprintable extends Exception {
    private final String field;

    private Unprintable(String message, String field) {
        super(message);
        this.field = field;
    }

    /** The field of the entry whose words cannot be set. */
    public String field() {
        return field;
    }

    /** No font has a character. */
    public static final class Letter extends Unprintable {
        private final String character;

        Letter(String field, int character) {
            super(
                    "the field %s has the character %s (U+%04X), which no font for certificates has; write it in another way"
                            .formatted(field, Character.toString(character), character),
                    field);
            this.character = "%s (U+%04X)".formatted(Character.toString(character), character);
        }

        /** The character and its number. */
        public String character() {
            return character;
        }
    }

    /** There is more to say than fits in legible letters. */
    public static final class TooLong extends Unprintable {
        TooLong(String field) {
            super(
                    "the field %s is too long for a certificate; write fewer words"
                            .formatted(field),
                    field);
        }
    }
}
