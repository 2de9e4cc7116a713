package jp.musubi.cms.screen;

import jakarta.servlet.http.HttpServletRequest;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Digests;
import jp.musubi.cms.web.ErrorPages;
import jp.musubi.cms.web.Languages;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.site.MediaTypes;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.ScreenTheme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Shows screens in their frame, and the files they need. Nothing that people typed is markup here:
 * templates escape everything.
 */
public final class Screens implements ErrorPages {
    /** Path of the screen where people sign in. */
    public static final String SIGN_IN = Route.SCREENS + "/sign-in";

    /** Path of the screen where people sign in with a passkey. */
    public static final String PASSKEY = SIGN_IN + "/passkey";

    /** Path of the screen where a second factor is given. */
    public static final String SECOND_FACTOR = Route.SCREENS + "/second-factor";

    /** What browsers may do with a screen. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

    private static final String ASSETS = Route.SCREENS + "/assets/";
    private static final String LANGUAGE = Route.SCREENS + "/language";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ScreenTheme theme;
    private final Cookies cookies;
    private final Function<UUID, String> names;
    private final Predicate<UUID> jurors;
    private final Map<String, byte[]> files;

    /**
     * Screens of a theme.
     *
     * @param theme made for the base path {@code /admin/}
     * @param names what an account is called
     */
    public Screens(ScreenTheme theme, Cookies cookies, Function<UUID, String> names) {
        this(theme, cookies, names, account -> false);
    }

    /**
     * As above, for a city with juries.
     *
     * @param jurors whether an account is in a jury
     */
    public Screens(
            ScreenTheme theme,
            Cookies cookies,
            Function<UUID, String> names,
            Predicate<UUID> jurors) {
        this.theme = theme;
        this.cookies = cookies;
        this.names = names;
        this.jurors = jurors;
        this.files = theme.files();
    }

    /** The languages of screens, the usual one first. */
    public static List<String> languages() {
        return Languages.ALL;
    }

    /** The sentence of that name in the visitor's language. */
    public String text(Request request, String key, Object... arguments) {
        return theme.text(request.language(), key, arguments);
    }

    /** The sentence of that name. */
    public String text(String language, String key, Object... arguments) {
        return theme.text(language, key, arguments);
    }

    /** The sentence of that name, if there is one. */
    public Optional<String> find(String language, String key) {
        return theme.has(language, key) ? Optional.of(theme.text(language, key)) : Optional.empty();
    }

    /** The answer that shows a screen. */
    public Answer show(Request request, Screen screen) {
        String notice =
                request.query()
                        .one(Route.NOTICE)
                        .map(name -> "done." + name)
                        .filter(key -> theme.has(request.language(), key))
                        .map(key -> text(request, key))
                        .orElse("");
        String warning =
                request.query()
                        .one(Route.NOTICE)
                        .flatMap(name -> find(request.language(), "warned." + name))
                        .orElse("");
        return show(
                request.caller(),
                request.language(),
                request.address(),
                notice,
                screen.with("warning", warning));
    }

    private Answer show(
            Caller caller, String language, String address, String notice, Screen screen) {
        var views = new HashMap<>(screen.views());
        views.putIfAbsent("warning", "");
        views.put("frame", frame(caller, language, address, notice, screen));
        try {
            return Answer.html(screen.status(), theme.render(screen.template(), language, views))
                    .with("Content-Security-Policy", POLICY)
                    .with("Content-Language", language)
                    .with("Referrer-Policy", "same-origin")
                    .with("Cache-Control", "no-store");
        } catch (RenderFailed e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private boolean isJuror(Caller caller) {
        return caller.isKnown() && jurors.test(caller.account());
    }

    private FrameView frame(
            Caller caller, String language, String address, String notice, Screen screen) {
        String other = Languages.ALL.get(language.equals(Languages.ALL.getFirst()) ? 1 : 0);
        List<Section> sections = Section.of(caller, isJuror(caller));
        return new FrameView(
                language,
                screen.title(),
                theme.text(language, caller.isStaff() ? "place.office" : "place.editor"),
                caller.isKnown() ? names.apply(caller.account()) : "",
                caller.browser().map(Caller.Session::csrfToken).orElse(""),
                nav(sections.stream().filter(Section::isDaily), language, screen),
                nav(sections.stream().filter(each -> !each.isDaily()), language, screen),
                theme.styleSheet(),
                theme.icon(),
                theme.scripts(),
                notice,
                other,
                Locale.forLanguageTag(other).getDisplayLanguage(Locale.forLanguageTag(other)),
                LANGUAGE + "?to=" + other + "&back=" + encoded(address));
    }

    private List<FrameView.NavView> nav(Stream<Section> sections, String language, Screen open) {
        return sections.map(section ->
                        new FrameView.NavView(
                                section.path(),
                                theme.text(language, section.key()),
                                section == open.section()))
                .toList();
    }

    /** A text as a part of a query string. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Answer page(Refused refused, HttpServletRequest request) {
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (refused.refusal().type() == ProblemType.UNAUTHENTICATED) {
            String next = reads ? "?next=" + encoded(address) : "";
            boolean half = refused.caller().browser().isPresent();
            return Answer.seeOther((half ? SECOND_FACTOR : SIGN_IN) + next);
        }
        String start = refused.caller().isKnown() ? Route.SCREENS : SIGN_IN;
        Screen screen =
                Screen.of("error.peb", refused.title(), Section.NONE)
                        .with("detail", refused.detail())
                        .with("back", reads ? start : cameFrom(request).orElse(start))
                        .withStatus(refused.refusal().type().status());
        return show(refused.caller(), refused.language(), reads ? address : "", "", screen);
    }

    /** The screen whose form was sent, where the browser tells. */
    private static Optional<String> cameFrom(HttpServletRequest request) {
        String referrer = Objects.requireNonNullElse(request.getHeader("Referer"), "");
        int at = referrer.indexOf(Route.SCREENS);
        return at < 0 ? Optional.empty() : LocalPath.of(referrer.substring(at));
    }

    /** The routes of what all screens need. */
    public List<Route> routes() {
        return List.of(
                Route.get(ASSETS + "<file>", "画面の部品", "Parts of screens")
                        .allowing(Permission.ANYONE)
                        .with(Parameter.path("file", Label.of("ファイル", "File")))
                        .by(this::file),
                Route.get(LANGUAGE, "画面のことばを変える", "Change the language of screens")
                        .allowing(Permission.ANYONE)
                        .with(word("to", "ことば", "Language"))
                        .with(word("back", "戻る画面", "Screen to go back to"))
                        .by(this::language));
    }

    private static Parameter word(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.text());
    }

    private Answer file(Request request) {
        String path = "assets/" + request.path("file");
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw Refusal.notFound();
        }
        boolean named = path.matches("assets/(?:js-[0-9a-f]+/.*|.*-[0-9a-f]{8,}\\..*)");
        return Answer.of(200, MediaTypes.of(path), bytes)
                .tagged(Digests.entityTag(bytes))
                .with("Cache-Control", named ? FOR_EVER : "public, no-cache");
    }

    private Answer language(Request request) {
        String back = request.query().one("back").flatMap(LocalPath::of).orElse(Route.SCREENS);
        return request.query()
                .one("to")
                .filter(Languages.ALL::contains)
                .map(to -> Answer.seeOther(back).with("Set-Cookie", cookies.remember(to)))
                .orElseGet(() -> Answer.seeOther(back));
    }
}
