package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The theme's style sheets joined into one file: {@code css/site.css} imports a file for each
 * component into a layer, and each import is replaced by the file.
 *
 * @param css the whole style sheet
 * @param path below the site's root, with a digest of the contents in its name
 */
record StyleSheet(String css, String path) {
    private static final String START = "css/site.css";
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
        return theme.text(path)
                .orElseThrow(() -> new IllegalStateException("the theme lacks " + path));
    }

    byte[] bytes() {
        return css.getBytes(StandardCharsets.UTF_8);
    }
}
