package jp.musubi.cms.office;

import jp.musubi.cms.web.Answer;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Colour;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOptions;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours that somebody is choosing as a style sheet for the sample beside the form: under the
 * policy of screens, no page may carry a colour itself.
 */
final class LookSample {
    static final String MEDIA_TYPE = "text/css; charset=utf-8";

    /** More than the colours of any theme take. */
    private static final int MAX_CHARS = 4_000;

    private LookSample() {}

    /** The query that asks for the colours of a form. */
    static String query(LookForm typed) {
        String colours =
                typed.filled().options().all().entrySet().stream()
                        .filter(option ->
                                option.getValue() instanceof Shades && option.getValue().isOpen())
                        .flatMap(option ->
                                Stream.of(Scheme.values())
                                        .map(scheme -> ThemeOptions.key(option.getKey(), scheme)))
                        .filter(key -> Colour.of(typed.value(key)).isPresent())
                        .map(key -> key + "-" + typed.value(key).substring(1))
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining("_"));
        return LookForm.THEME + "=" + typed.theme() + "&look=" + colours;
    }

    /**
     * The style sheet.
     *
     * @param colours as {@link #query} writes them; what is no colour of the theme is left out
     */
    static Answer answer(Theme given, String theme, String colours) {
        var chosen = new TreeMap<String, String>();
        for (String one :
                List.of(
                        colours.substring(0, Math.min(MAX_CHARS, colours.length()))
                                .split("_", -1))) {
            int dash = one.lastIndexOf('-');
            if (dash > 0) {
                chosen.put(one.substring(0, dash), "#" + one.substring(dash + 1));
            }
        }
        ThemeOptions options = given.dressed(new Look(theme, chosen)).options();
        var css = new StringBuilder();
        for (Scheme scheme : Scheme.values()) {
            css.append(options.css(scheme, ".swatch--" + scheme.id()));
        }
        return Answer.of(200, MEDIA_TYPE, css.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "private, no-store");
    }
}
