package jp.musubi.site.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A theme made ready for screens that are no pages of a site: those people work with. They have the
 * same templates, sentences and drawings as pages have, and are rendered when they are asked for.
 * Safe for many threads.
 */
public final class ScreenTheme {
    private static final String SCRIPTS = "js/";

    /** How the names of sentences begin that scripts say. */
    private static final String FOR_SCRIPTS = "script.";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ICON = "icon.svg";

    private final Theme theme;
    private final StyleSheet styleSheet;
    private final Sprite sprite;
    private final String basePath;
    private final String scripts;
    private final Map<String, Texts> texts = new LinkedHashMap<>();
    private final Templates templates;

    /**
     * Makes a theme ready.
     *
     * @param basePath path below which {@link #files} are served, ending in a slash
     */
    public ScreenTheme(Theme theme, List<String> languages, String basePath) {
        this.theme = theme;
        this.basePath = basePath;
        this.styleSheet = StyleSheet.of(theme);
        this.sprite = Sprite.of(theme, basePath);
        languages.forEach(language -> texts.put(language, Texts.of(theme, language)));
        this.scripts = "assets/js-" + digest() + "/";
        this.templates = new Templates(theme, texts, sprite, Scripts.none(), file -> file);
    }

    private String digest() {
        var all = new StringBuilder();
        for (String path : theme.paths(SCRIPTS)) {
            all.append(path).append('\n').append(theme.text(path).orElseThrow());
        }
        texts.values().forEach(some -> all.append(forScripts(some)));
        return Digest.of(all.toString());
    }

    /** The sentences that scripts say, as one JSON object; places are left for them to fill. */
    private static String forScripts(Texts texts) {
        var sentences = new TreeMap<String, String>();
        for (String key : texts.keys()) {
            if (key.startsWith(FOR_SCRIPTS)) {
                sentences.put(
                        key.substring(FOR_SCRIPTS.length()), texts.text(key, "{0}", "{1}", "{2}"));
            }
        }
        try {
            return JSON.writeValueAsString(sentences);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The screen that a template makes of its views, as HTML in UTF-8.
     *
     * @param template its path below the theme's templates
     * @throws RenderFailed naming the template, the line in it and the screen
     */
    public byte[] render(String template, String language, Map<String, Object> views)
            throws RenderFailed {
        return templates
                .render(template, language, "the screen " + template, views)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The sentence of that name.
     *
     * @throws IllegalArgumentException if the theme has none
     */
    public String text(String language, String key, Object... arguments) {
        return Objects.requireNonNull(texts.get(language), language).text(key, arguments);
    }

    /** Whether the theme has a sentence of that name. */
    public boolean has(String language, String key) {
        return Objects.requireNonNull(texts.get(language), language).keys().contains(key);
    }

    /** The address of the style sheet. */
    public String styleSheet() {
        return basePath + styleSheet.path().substring(1);
    }

    /** The address of the icon in a browser's tab. */
    public String icon() {
        return basePath + "assets/" + ICON;
    }

    /** The address below which the scripts are, ending in a slash. */
    public String scripts() {
        return basePath + scripts;
    }

    /** The files that screens need, by their path below the base path. */
    public SequencedMap<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(styleSheet.path().substring(1), styleSheet.bytes());
        files.put(sprite.path().substring(1), sprite.bytes());
        files.put("assets/" + ICON, theme.bytes(ICON).orElseThrow());
        for (String path : theme.paths(SCRIPTS)) {
            files.put(scripts + path.substring(SCRIPTS.length()), theme.bytes(path).orElseThrow());
        }
        texts.forEach((language, some) ->
                files.put(
                        scripts + "texts-" + language + ".json",
                        forScripts(some).getBytes(StandardCharsets.UTF_8)));
        return Collections.unmodifiableSequencedMap(files);
    }
}
