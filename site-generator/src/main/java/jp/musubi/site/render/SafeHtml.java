package jp.musubi.site.render;

import jp.musubi.content.markdown.Markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup that may stand in a page unescaped. Only the makers in this package produce it: Markdown
 * that was sanitised, our own templates, and text that was escaped here. A template writes it as
 * {@code {{ body.html | raw }}}; everything else in a template is escaped.
 */
public final class SafeHtml {
    /** No markup. */
    static final SafeHtml NONE = new SafeHtml("");

    /** A tag, or one that the end of a beginning cut off. */
    private static final Pattern TAG = Pattern.compile("<[^>]*(>|$)");

    /** A character that the sanitiser writes by its number; at most five digits. */
    private static final Pattern CHARACTER = Pattern.compile("&#(\\d{1,5});");

    private final String html;
    private final String words;

    private SafeHtml(String html) {
        this(html, html);
    }

    private SafeHtml(String html, String words) {
        this.html = html;
        this.words = words;
    }

    /** A text that people wrote in Markdown. */
    static SafeHtml ofMarkdown(String markdown, Markdown.Options options) {
        return new SafeHtml(Markdown.toHtml(markdown, options));
    }

    /** The output of one of our templates. */
    static SafeHtml ofTemplate(String html) {
        return new SafeHtml(html);
    }

    /** Markup with readings over its kanji, and the same without them, for those who cut it. */
    static SafeHtml ofReadings(String html, String words) {
        return new SafeHtml(html, words);
    }

    /** JSON for a script element of a type that no browser runs. */
    static SafeHtml ofJson(String json) {
        return new SafeHtml(json.replace("<", "\\u003c"));
    }

    /**
     * An excerpt in which {@code <mark>} stands around the words that were found; any other markup
     * in it becomes text.
     */
    static SafeHtml ofExcerpt(String excerpt) {
        String text = excerpt.replace("<mark>", "\u0001").replace("</mark>", "\u0002");
        return new SafeHtml(
                text.replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\u0001", "<mark>")
                        .replace("\u0002", "</mark>"));
    }

    /** The markup. */
    public String html() {
        return html;
    }

    /** The words in the beginning of the markup, read so far. */
    String text(int chars) {
        String head = words.substring(0, Math.min(words.length(), chars));
        String text = TAG.matcher(head).replaceAll(" ").replaceAll("\\s+", " ");
        return CHARACTER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1)))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return html.isEmpty();
    }

    @Override
    public String toString() {
        return html;
    }
}
