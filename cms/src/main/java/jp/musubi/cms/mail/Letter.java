package jp.musubi.cms.mail;

import jp.musubi.cms.database.StorableText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A mail to be sent. What would become a header field is one line without control characters, so
 * that nobody can smuggle in further fields.
 *
 * @param to one address, at most {@link #MAX_ADDRESS_CHARS} characters
 * @param subject at most {@link #MAX_SUBJECT_UNITS} UTF-16 units
 * @param body plain text, at most {@link #MAX_BODY_UNITS} UTF-16 units
 * @param confidential whether it carries a link for its receiver alone: then nobody else reads it
 *     once it is on its way, and it is not kept once it was sent
 * @param usefulFor how long it is worth sending; null for always
 * @param answersTo the address that an answer goes to; empty for nobody's
 */
public record Letter(
        String to,
        String subject,
        String body,
        boolean confidential,
        @Nullable Duration usefulFor,
        String answersTo) {
    /** Characters of an address. */
    public static final int MAX_ADDRESS_CHARS = 254;

    /** UTF-16 units of a subject. */
    public static final int MAX_SUBJECT_UNITS = 200;

    /** UTF-16 units of a body. */
    public static final int MAX_BODY_UNITS = 20_000;

    /**
     * A mail.
     *
     * @throws IllegalArgumentException if it cannot be sent as it is
     */
    public Letter {
        require(isAddress(to), "the address is none");
        require(isOneLine(subject) && subject.length() <= MAX_SUBJECT_UNITS, "a bad subject");
        require(body.length() <= MAX_BODY_UNITS, "the body is too long");
        StorableText.checked(body);
        require(answersTo.isEmpty() || isAddress(answersTo), "nobody could answer");
    }

    /** A mail that anybody who runs the system may read. */
    public static Letter of(String to, String subject, String body) {
        return new Letter(to, subject, body, false, null, "");
    }

    /**
     * A mail with a link for its receiver alone.
     *
     * @param usefulFor how long the link is good
     */
    public static Letter confidential(String to, String subject, String body, Duration usefulFor) {
        return new Letter(to, subject, body, true, usefulFor, "");
    }

    /** The same mail, whose answers go to that address. */
    public Letter answeredTo(String address) {
        return new Letter(to, subject, body, confidential, usefulFor, address);
    }

    /** A text shortened to what a subject may be, without line breaks. */
    public static String subject(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return StorableText.cut(line, MAX_SUBJECT_UNITS);
    }

    /** Whether mails can go to that address, or come from it. */
    public static boolean isAddress(String to) {
        int at = to.indexOf('@');
        return at > 0
                && at == to.lastIndexOf('@')
                && at < to.length() - 1
                && to.length() <= MAX_ADDRESS_CHARS
                && to.chars().allMatch(c -> c > ' ' && c < 0x7f && "<>,;:\"()[]\\".indexOf(c) < 0);
    }

    private static boolean isOneLine(String text) {
        return StorableText.isStorable(text)
                && text.chars()
                        .noneMatch(
                                c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException("This mail cannot be sent: " + complaint);
        }
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Letter";
    }
}
