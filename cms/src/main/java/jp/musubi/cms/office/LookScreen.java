package jp.musubi.cms.office;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private final Uploads uploads;
    private final AssetStore assets;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * The screen of looks.
     *
     * @param publisher is run when there is something to publish
     */
    LookScreen(
            Database database,
            SiteSettings site,
            SiteSaving<Look> saving,
            OfficeScreens.Looks looks,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.site = site;
        this.given = looks.previews().theme();
        this.saving = saving;
        this.uploads = looks.uploads();
        this.assets = looks.assets();
        this.publisher = publisher;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "公開サイトの見た目を決める画面", "What the site looks like, as a page")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(this::show),
                Route.post(PATH, "公開サイトの見た目を変える", "Change what the site looks like")
                        .allowing(Permission.PUBLISHER)
                        .acceptingFiles(MultipartForm.Bounds.SEVERAL_FILES)
                        .by(this::change),
                Route.get(SAMPLE, "色の見本", "Colours for a sample")
                        .allowing(Permission.STAFF)
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
        var sent = new Sent(LookForm.of(given, now), saving.version(now), new TreeSet<>());
        return show(request, sent, State.SAVED, Map.of());
    }

    /** How what is shown stands to what is saved. */
    private enum State {
        SAVED(200),
        CHOOSING(200),
        WRONG(422),
        OVERTAKEN(409);

        private final int status;

        State(int status) {
            this.status = status;
        }
    }

    /**
     * A form as it came.
     *
     * @param seen version of what was changed
     * @param pictures options for which a file came; no browser keeps it for the next time
     */
    private record Sent(LookForm typed, String seen, SortedSet<String> pictures) {
        Sent {
            pictures = Collections.unmodifiableSortedSet(new TreeSet<>(pictures));
        }

        Sent with(LookForm other) {
            return new Sent(other, seen, pictures);
        }

        Sent seeing(String version) {
            return new Sent(typed, version, pictures);
        }
    }

    private Answer change(Request request) throws IOException {
        return uploads.read(
                request, MultipartForm.Bounds.SEVERAL_FILES, form -> change(request, form));
    }

    private Answer change(Request request, MultipartForm form) throws IOException {
        Form fields = form.fields();
        LookForm typed = LookForm.of(given, fields, database.read(site::languages));
        var sent = new Sent(typed, fields.text("seen"), LookPictures.sent(form, typed));
        if (fields.text("then").equals(RESET)) {
            return show(request, sent.with(typed.plain(given)), State.CHOOSING, Map.of());
        }
        LookPictures.Taken taken = new LookPictures(uploads, screens).take(request, form, typed);
        return errors(request, sent, taken.errors()).isEmpty()
                ? save(request, sent, taken)
                : show(request, sent, State.WRONG, taken.errors());
    }

    private Answer save(Request request, Sent sent, LookPictures.Taken taken) {
        SiteSaving.Outcome<Look> outcome =
                saving.save(
                        before -> sent.typed().over(before, taken.values()),
                        sent.seen(),
                        request.caller().account(),
                        tx -> taken.assets().forEach(asset -> assets.add(tx, asset)));
        return switch (outcome) {
            case SiteSaving.Published<Look>(UUID publication) -> {
                publisher.run();
                yield Answer.seeOther(
                        PublicationScreens.PATH + "/" + publication + "?done=site-saved");
            }
            case SiteSaving.Unchanged<Look>() -> Answer.seeOther(PATH + "?done=site-unchanged");
            case SiteSaving.Overtaken<Look>(Look theirs) ->
                    show(request, sent.seeing(saving.version(theirs)), State.OVERTAKEN, Map.of());
        };
    }

    private Map<String, String> errors(Request request, Sent sent, Map<String, String> files) {
        return new LookErrors(given, screens, request.language())
                .of(sent.typed(), database.read(site::look), sent.pictures(), files);
    }

    /**
     * Shows the form.
     *
     * @param files why a file cannot be used, by the names of fields
     */
    private Answer show(Request request, Sent sent, State state, Map<String, String> files) {
        LookForm typed = sent.typed();
        Look saved = database.read(site::look);
        var views = new LookViews(screens, request.language(), typed, errors(request, sent, files));
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
                        .with(
                                "pictures",
                                views.pictures(
                                        saved, database.read(site::languages), sent.pictures()))
                        .with("unknown", views.unknown(saved))
                        .with("problems", views.problems())
                        .with("sample", SAMPLE)
                        .with("query", LookSample.query(typed))
                        .with("seen", sent.seen())
                        .with("preview", LookPreviewScreen.PATH)
                        .with("wrong", state == State.WRONG)
                        .with("overtaken", state == State.OVERTAKEN)
                        .with("typed", state != State.SAVED)
                        .withStatus(state.status));
    }
}
