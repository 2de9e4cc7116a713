package jp.musubi.content.markdown;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.regex.Pattern;

/**
 * Lets through only the elements and attributes that a text needs. Everything goes through here,
 * whether it came from Markdown or stood in it as HTML.
 */
final class HtmlGuard {
    private static final Pattern CLASSES =
            Pattern.compile("align-(left|center|right)|task( task--done)?");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}-]{1,120}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "br",
                            "hr",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "pre",
                            "code",
                            "em",
                            "strong",
                            "b",
                            "i",
                            "u",
                            "s",
                            "del",
                            "ins",
                            "mark",
                            "small",
                            "sub",
                            "sup",
                            "abbr",
                            "kbd",
                            "q",
                            "cite",
                            "dl",
                            "dt",
                            "dd",
                            "ruby",
                            "rt",
                            "rp",
                            "rb",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td",
                            "caption",
                            "a",
                            "img",
                            "span",
                            "details",
                            "summary",
                            "figure",
                            "figcaption")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("src", "alt")
                    .onElements("img")
                    .allowAttributes("loading")
                    .matching(false, "lazy")
                    .onElements("img")
                    .allowAttributes("title")
                    .onElements("a", "img", "abbr")
                    .allowAttributes("start")
                    .matching(COUNT)
                    .onElements("ol")
                    .allowAttributes("colspan", "rowspan")
                    .matching(COUNT)
                    .onElements("th", "td")
                    .allowAttributes("class")
                    .matching(CLASSES)
                    .onElements("th", "td", "span")
                    .allowAttributes("id")
                    .matching(ID)
                    .onElements("h2", "h3", "h4", "h5", "h6")
                    .allowAttributes("lang")
                    .matching(LANGUAGE)
                    .globally()
                    .allowUrlProtocols(Markdown.SCHEMES.toArray(String[]::new))
                    .allowWithoutAttributes("span", "a")
                    .toFactory();

    private HtmlGuard() {}

    static String clean(String html) {
        // The sanitiser parts doubled braces for frameworks that read templates in the browser.
        // We use none, and a text must be found as it was written.
        return POLICY.sanitize(html).replace("{<!-- -->{", "{{");
    }
}
