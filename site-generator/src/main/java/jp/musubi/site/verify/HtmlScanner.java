package jp.musubi.site.verify;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Reads the attributes that link, name and describe out of a page's bytes in one pass. It expects
 * the well-formed HTML that templates write and is no parser for the open web: text is skipped,
 * tags are read attribute by attribute, and comments, scripts and styles are jumped over.
 */
final class HtmlScanner {
    private final byte[] html;
    private final ScannedPage page = new ScannedPage();
    private int at;

    private HtmlScanner(byte[] html) {
        this.html = html;
    }

    static ScannedPage scan(byte[] html) {
        var scanner = new HtmlScanner(html);
        scanner.run();
        return scanner.page;
    }

    private void run() {
        while (at < html.length) {
            if (html[at++] != '<' || at >= html.length) {
                continue;
            }
            byte next = html[at];
            if (next == '!') {
                skipDeclaration();
            } else if (isLetter(next)) {
                readTag();
            }
        }
    }

    private void skipDeclaration() {
        boolean comment = startsWith("!--");
        at = after(comment ? "-->" : ">", at);
    }

    private void readTag() {
        int start = at;
        while (at < html.length && !isSpace(html[at]) && html[at] != '>' && html[at] != '/') {
            at++;
        }
        Tag tag = Tag.of(html, start, at);
        boolean described = tag != Tag.IMG;
        String picture = "";
        while (at < html.length && html[at] != '>') {
            if (isSpace(html[at]) || html[at] == '/') {
                at++;
                continue;
            }
            int nameStart = at;
            skipName();
            int nameEnd = at;
            String value = readValue(tag.wants(html, nameStart, nameEnd));
            described |= isName(nameStart, nameEnd, "alt");
            if (value != null) {
                use(nameStart, nameEnd, value);
                picture = isName(nameStart, nameEnd, "src") ? value : picture;
            }
        }
        at++;
        if (!described) {
            page.picturesWithoutText.add(picture);
        }
        if (tag == Tag.SCRIPT) {
            at = after("</script", at);
        } else if (tag == Tag.STYLE) {
            at = after("</style", at);
        }
    }

    private void skipName() {
        at++;
        while (at < html.length
                && html[at] != '='
                && html[at] != '>'
                && html[at] != '/'
                && !isSpace(html[at])) {
            at++;
        }
    }

    /** Steps over a value; returns it if it is wanted. */
    private @Nullable String readValue(boolean wanted) {
        if (at >= html.length || html[at] != '=') {
            return null;
        }
        at++;
        int start = at;
        byte quote = at < html.length ? html[at] : 0;
        if (quote == '"' || quote == '\'') {
            start = ++at;
            while (at < html.length && html[at] != quote) {
                at++;
            }
        } else {
            while (at < html.length && html[at] != '>' && !isSpace(html[at])) {
                at++;
            }
        }
        int end = at;
        if (quote == '"' || quote == '\'') {
            at++;
        }
        return wanted ? text(start, end) : null;
    }

    private void use(int nameStart, int nameEnd, String value) {
        if (isName(nameStart, nameEnd, "id")) {
            page.addId(value);
        } else if (isName(nameStart, nameEnd, "srcset")) {
            for (String candidate : value.split(",", -1)) {
                page.links.add(candidate.strip().split("\\s", 2)[0]);
            }
        } else {
            page.links.add(value);
        }
    }

    private String text(int start, int end) {
        String text = new String(html, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf('&') < 0 ? text : unescaped(text);
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#61;", "=")
                .replace("&#64;", "@")
                .replace("&#43;", "+")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private boolean isName(int start, int end, String name) {
        return matches(html, start, end, name);
    }

    static boolean matches(byte[] html, int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((html[start + i] | 0x20) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(String text) {
        return at + text.length() <= html.length
                && new String(html, at, text.length(), StandardCharsets.US_ASCII).equals(text);
    }

    /** The position after the next occurrence of a text, or the end. */
    private int after(String text, int from) {
        int last = html.length - text.length();
        for (int i = from; i <= last; i++) {
            int matched = 0;
            while (matched < text.length() && html[i + matched] == text.charAt(matched)) {
                matched++;
            }
            if (matched == text.length()) {
                return i + matched;
            }
        }
        return html.length;
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
    }

    /** The elements whose attributes mean something special here. */
    private enum Tag {
        IMG,
        SCRIPT,
        STYLE,
        OTHER;

        static Tag of(byte[] html, int start, int end) {
            return switch (html[start] | 0x20) {
                case 'i' -> matches(html, start, end, "img") ? IMG : OTHER;
                case 's' ->
                        matches(html, start, end, "script")
                                ? SCRIPT
                                : matches(html, start, end, "style") ? STYLE : OTHER;
                default -> OTHER;
            };
        }

        boolean wants(byte[] html, int start, int end) {
            return switch (end - start) {
                case 2 -> matches(html, start, end, "id");
                case 3 -> matches(html, start, end, "src");
                case 4 -> matches(html, start, end, "href");
                case 6 ->
                        matches(html, start, end, "srcset")
                                || matches(html, start, end, "action")
                                || matches(html, start, end, "poster");
                default -> false;
            };
        }
    }
}
