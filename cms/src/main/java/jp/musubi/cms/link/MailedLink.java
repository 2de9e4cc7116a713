package jp.musubi.cms.link;

import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * How a mailed link is opened: following it shows a page with one button, and only the button does
 * something, so that programs that look into mails use no link up. What opens nothing is answered
 * by one page, whatever the reason.
 *
 * @param <T> what a link opens
 */
public final class MailedLink<T> {
    private static final String NAME = "secret";
    private static final Parameter SECRET =
            Parameter.path(NAME, Label.of("リンクの合いかぎ", "Secret of the link"));

    private final String path;
    private final BiFunction<Request, String, Optional<T>> opens;
    private final Consumer<Request> missed;
    private final Over over;
    private final Screens screens;

    /**
     * A sort of links.
     *
     * @param path below which they are
     * @param opens what a secret opens for whoever asks; looking uses nothing up
     * @param missed counts a secret that opened nothing, and may refuse the request
     * @param over the page for those
     */
    public MailedLink(
            String path,
            BiFunction<Request, String, Optional<T>> opens,
            Consumer<Request> missed,
            Over over,
            Screens screens) {
        this.path = path;
        this.opens = opens;
        this.missed = missed;
        this.over = over;
        this.screens = screens;
    }

    /** The page of a link that opens nothing: its template, and the key of its title. */
    public record Over(String template, String title) {}

    /** What a button does. */
    @FunctionalInterface
    public interface Press<T> {
        /**
         * Does it.
         *
         * @return empty when the link was used up in the meantime
         * @throws IOException when the request cannot be read
         */
        Optional<Answer> press(Request request, T opened) throws IOException;
    }

    /** The route of the page with the button. */
    public Route shown(Permission who, String ja, String en, BiFunction<Request, T, Answer> page) {
        return Route.get(path + "/{" + NAME + "}", ja, en)
                .allowing(who)
                .with(SECRET)
                .answeringPage()
                .by(request ->
                        opened(request)
                                .map(found -> page.apply(request, found))
                                .orElseGet(() -> over(request)));
    }

    /** The route of the button. */
    public Route pressed(Permission who, String ja, String en, Press<T> press) {
        return Route.post(path + "/{" + NAME + "}", ja, en)
                .allowing(who)
                .with(SECRET)
                .acceptingForm()
                .by(request -> {
                    Optional<T> found = opened(request);
                    return found.isEmpty()
                            ? over(request)
                            : press.press(request, found.get()).orElseGet(() -> over(request));
                });
    }

    private Optional<T> opened(Request request) {
        Optional<T> found = opens.apply(request, secret(request));
        if (found.isEmpty()) {
            missed.accept(request);
        }
        return found;
    }

    /** The secret that a request brings. */
    public static String secret(Request request) {
        return request.path(NAME);
    }

    /** The path of the link that a request follows, where its button goes. */
    public String path(Request request) {
        return path(secret(request));
    }

    /** The path of the link with that secret. */
    public String path(String secret) {
        return path + "/" + secret;
    }

    private Answer over(Request request) {
        String title = screens.text(request, over.title());
        return screens.show(
                request, Screen.of(over.template(), title, Section.NONE).withStatus(404));
    }
}
