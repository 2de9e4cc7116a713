package jp.musubi.content.entry;

import java.util.regex.Pattern;

/** The shape of slugs: an entry's name in addresses. */
public final class Slugs {
    /** Longest slug, in characters. */
    public static final int MAX_SLUG_CHARS = 100;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private Slugs() {}

    /** Whether a text is lower case Latin letters and digits in parts joined by single hyphens. */
    public static boolean isValid(String slug) {
        return slug.length() <= MAX_SLUG_CHARS && SLUG.matcher(slug).matches();
    }
}
