package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The theme's style sheets joined into one file: {@code css/site.css} imports a file for each
 * component into a layer, and each import is replaced by the file. The file {@code options.css} is
 * made of the theme's options.
 *
 * @param css the whole style sheet
 * @param path below the site's root, with a digest of the contents in its name
 */
record StyleSheet(String css, String path) {
    private static final String START = "css/site.css";

    /** No file of a theme: the colours of its options. */
    private static final String OPTIONS = "css/options.css";

    private static final Pattern IMPORT =
            Pattern.compile("@import url\\(\"([^\"]+)\"\\) layer\\(([^)]+)\\);");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/\\s*", Pattern.DOTALL);

    static StyleSheet of(Theme theme) {
        String start = file(theme, START);
        String joined =
                IMPORT.matcher(start)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "@layer "
                                                + found.group(2)
                                                + " {\n"
                                                + file(theme, "css/" + found.group(1))
                                                + "}"));
        String css = COMMENT.matcher(joined).replaceAll("");
        return new StyleSheet(css, "/assets/site-" + Digest.of(css) + ".css");
    }

    private static String file(Theme theme, String path) {
        if (path.equals(OPTIONS)) {
            return theme.options().css();
        }
        return theme.text(path)
                .orElseThrow(() -> new IllegalStateException("the theme lacks " + path));
    }

    byte[] bytes() {
        return css.getBytes(StandardCharsets.UTF_8);
    }
}
