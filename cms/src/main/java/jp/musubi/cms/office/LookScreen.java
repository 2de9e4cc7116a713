package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Colour;
import jp.musubi.site.theme.Palette.Weakness;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the public site looks like: its theme, and what that theme lets the office decide. */
final class LookScreen {
    static final String PATH = SettingsForm.PATH + "/look";
    private static final String SAMPLE = PATH + "/sample.css";
    private static final String LOOK = "look";
    private static final String RESET = "reset";

    private final Database database;
    private final SiteSettings site;
    private final Theme given;
    private final SiteSaving<Look> saving;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * The screen of looks.
     *
     * @param given the theme that the program was started with
     * @param publisher is run when there is something to publish
     */
    LookScreen(
            Database database,
            SiteSettings site,
            Theme given,
            SiteSaving<Look> saving,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.site = site;
        this.given = given;
        this.saving = saving;
        this.publisher = publisher;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "公開サイトの見た目を決める画面", "What the site looks like, as a page")
                        .allowing(Permission.ADMINISTRATOR)
                        .answeringPage()
                        .by(this::show),
                Route.post(PATH, "公開サイトの見た目を変える", "Change what the site looks like")
                        .allowing(Permission.ADMINISTRATOR)
                        .acceptingForm()
                        .by(this::change),
                Route.get(SAMPLE, "色の見本", "Colours for a sample")
                        .allowing(Permission.ADMINISTRATOR)
                        .with(
                                Parameter.query(
                                        LookForm.THEME, Label.of("テーマ", "Theme"), Schemas.text()))
                        .with(
                                Parameter.query(
                                        LOOK,
                                        Label.of("色（ai.light-17457a …）", "Colours"),
                                        Schemas.text()))
                        .answering(new Route.Reply(200, LookSample.MEDIA_TYPE, Schemas.text()))
                        .by(this::sample));
    }

    private Answer sample(Request request) {
        QueryString query = request.query();
        return LookSample.answer(
                given, query.one(LookForm.THEME).orElse(""), query.one(LOOK).orElse(""));
    }

    private Answer show(Request request) {
        Look now = database.read(site::look);
        return show(request, LookForm.of(given, now), saving.version(now), State.SAVED);
    }

    /** How what is shown stands to what is saved. */
    private enum State {
        SAVED(200),
        LOOKING(200),
        WRONG(422),
        OVERTAKEN(409);

        private final int status;

        State(int status) {
            this.status = status;
        }
    }

    private Answer change(Request request) throws IOException {
        Form sent = request.form();
        String seen = sent.text("seen");
        LookForm typed = LookForm.of(given, sent);
        if (sent.text("then").equals(RESET)) {
            var plain = new Look(typed.look().theme(), new TreeMap<>());
            return show(request, LookForm.of(given, plain), seen, State.LOOKING);
        }
        boolean isSound = errors(request, typed).isEmpty();
        if (sent.text("then").equals(LOOK) || !isSound) {
            return show(request, typed, seen, isSound ? State.LOOKING : State.WRONG);
        }
        UUID by = request.caller().account();
        return switch (saving.save(before -> LookPictures.keeping(before, typed), seen, by)) {
            case SiteSaving.Published<Look>(UUID publication) -> {
                publisher.run();
                yield Answer.seeOther(
                        PublicationScreens.PATH + "/" + publication + "?done=site-saved");
            }
            case SiteSaving.Unchanged<Look>() -> Answer.seeOther(PATH + "?done=site-unchanged");
            case SiteSaving.Overtaken<Look>(Look theirs) ->
                    show(request, typed, saving.version(theirs), State.OVERTAKEN);
        };
    }

    /** The form as it is saved, with what is wrong with a picture that was sent. */
    Answer show(Request request, LookPictures.Wrong wrong) {
        Look now = database.read(site::look);
        Map<String, String> errors = Map.of(wrong.field(), wrong.sentence());
        return show(
                request,
                new LookViews(screens, request.language(), LookForm.of(given, now), errors),
                saving.version(now),
                State.WRONG,
                wrong);
    }

    private Answer show(Request request, LookForm typed, String seen, State state) {
        var views = new LookViews(screens, request.language(), typed, errors(request, typed));
        return show(request, views, seen, state, null);
    }

    private Answer show(
            Request request,
            LookViews views,
            String seen,
            State state,
            LookPictures.@Nullable Wrong wrong) {
        LookForm typed = views.typed();
        Look saved = database.read(site::look);
        return screens.show(
                request,
                Screen.of("settings-look.peb", screens.text(request, "settings.look"), Section.NONE)
                        .with("isOpen", given.isOpen())
                        .with("themes", views.themes())
                        .with("filled", typed.filled().name())
                        .with("called", typed.filled().label().in(request.language()))
                        .with("colours", views.colours())
                        .with("blocks", views.blocks())
                        .with("switches", views.switches())
                        .with("pictures", views.pictures(saved, given, languages(), wrong))
                        .with("unknown", views.unknown(saved))
                        .with("bring", LookPictures.PATH)
                        .with("problems", views.problems())
                        .with("sample", SAMPLE)
                        .with("query", LookSample.query(typed))
                        .with("seen", seen)
                        .with("wrong", state == State.WRONG)
                        .with("overtaken", state == State.OVERTAKEN)
                        .with("typed", state != State.SAVED && wrong == null)
                        .withStatus(wrong == null ? state.status : wrong.status()));
    }

    private List<String> languages() {
        return database.read(site::languages);
    }

    /** What is wrong with a field, by its name. */
    private Map<String, String> errors(Request request, LookForm typed) {
        var errors = new LinkedHashMap<String, String>();
        typed.filled()
                .options()
                .all()
                .forEach((name, option) -> {
                    if (option instanceof Shades && option.isOpen()) {
                        for (Scheme scheme : Scheme.values()) {
                            String key = ThemeOptions.key(name, scheme);
                            if (Colour.of(typed.value(key)).isEmpty()) {
                                errors.put(key, screens.text(request, "settings.look.no-colour"));
                            }
                        }
                    }
                });
        ThemeOptions options = given.dressed(typed.look()).options();
        for (Weakness weak : options.weaknesses()) {
            errors.putIfAbsent(
                    ThemeOptions.key(weak.option(), weak.scheme()), weak(request, options, weak));
        }
        return errors;
    }

    private String weak(Request request, ThemeOptions options, Weakness weak) {
        String language = request.language();
        String ground =
                weak.isTint()
                        ? screens.text(
                                request,
                                "settings.look.tint",
                                label(options, weak.ground(), language))
                        : label(options, weak.ground(), language);
        String said =
                screens.text(
                        request,
                        "settings.look.weak",
                        label(options, weak.option(), language),
                        ground,
                        screens.text(request, "settings.look." + weak.scheme().id()),
                        "%.1f".formatted(Math.floor(weak.contrast() * 10) / 10),
                        "%.1f".formatted(weak.least()));
        return weak.cure()
                .map(cure -> said + screens.text(request, "settings.look.cure", cure.hex()))
                .orElseGet(() -> said + screens.text(request, "settings.look.no-cure"));
    }

    private static String label(ThemeOptions options, String name, String language) {
        ThemeOption option = options.all().get(name);
        return option == null ? name : option.label().in(language);
    }
}
