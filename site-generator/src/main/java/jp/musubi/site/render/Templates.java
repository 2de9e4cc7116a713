package jp.musubi.site.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;

import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOptions.PictureAddresses;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The theme's templates, each compiled once. Everything that a template writes is escaped, unless
 * it is {@link SafeHtml}; a name that a view does not have is an error, not an empty place.
 */
final class Templates {
    private static final int USUAL_PAGE_CHARS = 32 * 1024;

    private final Theme theme;
    private final PebbleEngine engine;
    private final Map<String, PebbleTemplate> compiled = new ConcurrentHashMap<>();
    private final Map<String, Locale> locales = new ConcurrentHashMap<>();

    /**
     * Makes templates ready.
     *
     * @param pictures where they find the pictures of the theme
     */
    Templates(
            Theme theme,
            Map<String, Texts> texts,
            Sprite sprite,
            Scripts scripts,
            PictureAddresses pictures) {
        this.theme = theme;
        this.engine =
                new PebbleEngine.Builder()
                        .loader(new ThemeLoader(theme))
                        .extension(
                                new MarkupExtension(
                                        texts,
                                        sprite,
                                        scripts,
                                        theme.options().view(pictures, texts.keySet())))
                        .addEscapingStrategy("markup", Escaping::escaped)
                        .defaultEscapingStrategy("markup")
                        .strictVariables(true)
                        .build();
    }

    /** Whether the theme has a template of that name. */
    boolean has(String name) {
        Reads.note(() -> Fact.template(name));
        return theme.bytes(Theme.TEMPLATES + name).isPresent();
    }

    /**
     * The page that a template makes of its views.
     *
     * @param subject what the page shows, for messages: {@code group matsugae}
     * @throws RenderFailed naming the template, the line in it and the subject
     */
    String render(String name, String language, String subject, Map<String, Object> views)
            throws RenderFailed {
        Reads.note(() -> Fact.template(name));
        var page = new StringWriter(USUAL_PAGE_CHARS);
        try {
            PebbleTemplate template = compiled.computeIfAbsent(name, engine::getTemplate);
            template.evaluate(
                    page, views, locales.computeIfAbsent(language, Locale::forLanguageTag));
            return page.toString();
        } catch (PebbleException e) {
            String file = "templates/" + (e.getFileName() == null ? name : e.getFileName());
            String line = e.getLineNumber() == null ? "?" : String.valueOf(e.getLineNumber());
            String reason = reason(e);
            String sentence =
                    "%s, line %s, while rendering %s (%s): %s"
                            .formatted(file, line, subject, language, reason);
            throw failed(sentence, e, file, line, subject, language, reason);
        } catch (IOException | RuntimeException e) {
            String file = "templates/" + name;
            String reason = String.valueOf(e.getMessage());
            String sentence =
                    "%s while rendering %s (%s): %s".formatted(file, subject, language, reason);
            throw failed(sentence, e, file, "?", subject, language, reason);
        }
    }

    private static RenderFailed failed(String sentence, Exception cause, String... values) {
        return new RenderFailed(
                new Failure(Failure.Kind.TEMPLATE, List.of(values), sentence), cause);
    }

    private static String reason(PebbleException e) {
        Throwable cause = e.getCause();
        String message = e.getPebbleMessage();
        return cause == null || cause.getMessage() == null
                ? String.valueOf(message)
                : message + ": " + cause.getMessage();
    }
}
