package jp.musubi.site.render;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;

import jp.musubi.site.art.QrCode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The functions that templates may call: {@code t}, {@code rich}, {@code icon}, {@code art}, {@code
 * script}, {@code qr}, {@code lang} and {@code furigana}, and the values of the theme's options.
 */
final class MarkupExtension extends AbstractExtension {
    private static final SafeString NOTHING = new SafeString("");

    private final Map<String, Texts> texts;
    private final Sprite sprite;
    private final Scripts scripts;
    private final Map<String, Object> theme;

    MarkupExtension(
            Map<String, Texts> texts, Sprite sprite, Scripts scripts, Map<String, Object> theme) {
        this.texts = texts;
        this.sprite = sprite;
        this.scripts = scripts;
        this.theme = theme;
    }

    /** What every template may read besides its views. */
    @Override
    public Map<String, Object> getGlobalVariables() {
        return Map.of("theme", theme);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(
                "t",
                call((arguments, page) ->
                        page.texts().text(arguments[0].toString(), rest(arguments))),
                "rich",
                call((arguments, page) ->
                        safe(page.texts().markup(arguments[0].toString(), rest(arguments)))),
                "icon",
                call((arguments, _) -> safe(sprite.icon(arguments[0].toString()))),
                "art",
                call((arguments, _) ->
                        safe(sprite.art(arguments[0].toString(), arguments[1].toString()))),
                "script",
                call((arguments, _) ->
                        safe(scripts.tag(arguments[0].toString(), arguments.length > 1))),
                "qr",
                call((arguments, _) ->
                        safe(
                                SafeHtml.ofTemplate(
                                        QrCode.of(arguments[0].toString())
                                                .svg(arguments[1].toString())))),
                "lang",
                call((arguments, _) -> language((Words) arguments[0])),
                Furigana.VIEW,
                call((arguments, page) -> safe(readings(page.furigana(), arguments))));
    }

    /** Words, or a name and its registered reading, with readings over their kanji. */
    private static SafeHtml readings(Furigana furigana, Object[] arguments) {
        if (arguments[0] instanceof SafeHtml markup) {
            return furigana.over(markup);
        }
        Words words =
                arguments[0] instanceof Words given ? given : Words.of(arguments[0].toString());
        return arguments.length == 1
                ? furigana.over(words)
                : furigana.over(words, arguments[1].toString());
    }

    /** A lang attribute for words in another language than the page's. */
    private static Object language(Words words) {
        return words.lang().isEmpty()
                ? NOTHING
                : new SafeString(" lang=\"" + Escaping.escaped(words.lang()) + "\"");
    }

    private static SafeString safe(SafeHtml html) {
        return new SafeString(html.html());
    }

    private static Object[] rest(Object[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** What functions know of the page that calls them. */
    private record Page(Texts texts, Furigana furigana) {}

    private interface Call {
        Object of(Object[] arguments, Page page);
    }

    private Function call(Call call) {
        return new Function() {
            @Override
            public Object execute(
                    Map<String, Object> arguments,
                    PebbleTemplate template,
                    EvaluationContext context,
                    int line) {
                var positional = new Object[arguments.size()];
                for (int i = 0; i < positional.length; i++) {
                    positional[i] =
                            Objects.requireNonNull(arguments.get(String.valueOf(i)), "argument");
                }
                Texts language = texts.get(context.getLocale().toLanguageTag());
                Object furigana = context.getVariable(Furigana.VIEW);
                return call.of(
                        positional,
                        new Page(
                                Objects.requireNonNull(language),
                                furigana instanceof Furigana known ? known : Furigana.NONE));
            }

            @Override
            public List<String> getArgumentNames() {
                return List.of();
            }
        };
    }
}
