package jp.musubi.site.render;

/**
 * A text with the language it is written in, where that is not the language of the page.
 *
 * @param lang code of the other language; empty if it is the page's own
 */
public record Words(String text, String lang) {
    /** No text. */
    static final Words NONE = new Words("", "");

    /** A text in the language of the page. */
    static Words of(String text) {
        return new Words(text, "");
    }

    /** Whether there is no text. */
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
