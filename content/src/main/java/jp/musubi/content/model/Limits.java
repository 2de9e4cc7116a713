package jp.musubi.content.model;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Bounds of a field's value.
 *
 * @param maxChars most characters (code points) of a text, or of each item of a list
 * @param maxItems most items of a list
 * @param min least number, if bounded
 * @param max greatest number, if bounded
 */
public record Limits(
        int maxChars, int maxItems, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    /** Characters of a one-line text whose type says nothing. */
    public static final int DEFAULT_TEXT_CHARS = 1_000;

    /** Characters of a Markdown text whose type says nothing; no type may allow more. */
    public static final int MAX_MARKDOWN_CHARS = 100_000;

    /** Items of a list whose type says nothing; no type may allow more. */
    public static final int MAX_LIST_ITEMS = 100;
}
