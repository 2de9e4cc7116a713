package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.setting.SitePart;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.setting.SiteWords;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.site.render.Brand;

import java.io.IOException;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the public site says as a whole: its name, the city, its promise, who answers. */
final class SiteScreen {
    private static final String PATH = SettingsForm.PATH + "/site";

    /** What the button says that shows how it would read, and saves nothing. */
    private static final String LOOK = "look";

    private final Database database;
    private final SiteSettings site;
    private final List<String> languages;
    private final SiteSaving<SiteWords> saving;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * The screen of what the site says.
     *
     * @param languages of the site, the first one first
     * @param publisher is run when there is something to publish
     */
    SiteScreen(
            Database database,
            SiteSettings site,
            List<String> languages,
            SiteSaving<SiteWords> saving,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.site = site;
        this.languages = languages;
        this.saving = saving;
        this.publisher = publisher;
        this.screens = screens;
    }

    /** A part of what is said, in each language. */
    public record PartView(
            String id, String label, String help, boolean tall, List<TextView> texts) {}

    /**
     * A part in one language.
     *
     * @param needed whether no site can do without it
     * @param error what is wrong with it; empty for nothing
     * @param theirs what somebody else saved meanwhile; empty if that is the same
     */
    public record TextView(
            String name,
            String language,
            String label,
            String value,
            boolean needed,
            String error,
            String theirs) {}

    /** How the site would read in a language. */
    public record LookView(
            String language,
            String label,
            String title,
            Brand brand,
            String description,
            String office,
            String end,
            boolean sample) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "公開サイトの名前などを決める画面", "What the site says as a whole, as a page")
                        .allowing(Permission.ADMINISTRATOR)
                        .answeringPage()
                        .by(this::show),
                Route.post(PATH, "公開サイトの名前などを変える", "Change what the site says as a whole")
                        .allowing(Permission.ADMINISTRATOR)
                        .acceptingForm()
                        .by(this::change));
    }

    private Answer show(Request request) {
        SiteWords now = database.read(site::words);
        return show(request, SiteForm.of(now, languages), saving.version(now), State.of(now));
    }

    /**
     * What is said beside what was typed.
     *
     * @param now what is set
     * @param looking whether somebody asked how it would read
     * @param overtaken whether somebody else saved since the form was opened
     */
    private record State(
            SiteWords now, List<SiteForm.Mistake> mistakes, boolean looking, boolean overtaken) {
        static State of(SiteWords now) {
            return new State(now, List.of(), false, false);
        }

        int status() {
            return overtaken ? 409 : mistakes.isEmpty() ? 200 : 422;
        }
    }

    private Answer change(Request request) throws IOException {
        Form sent = request.form();
        SiteForm typed = SiteForm.of(sent, languages);
        String seen = sent.text("seen");
        SiteWords now = database.read(site::words);
        boolean isLooking = sent.text("then").equals(LOOK);
        List<SiteForm.Mistake> mistakes = isLooking ? List.of() : typed.mistakes();
        if (isLooking || !mistakes.isEmpty()) {
            return show(request, typed, seen, new State(now, mistakes, isLooking, false));
        }
        UUID by = request.caller().account();
        return switch (saving.save(typed::over, seen, by)) {
            case SiteSaving.Published<SiteWords>(UUID publication) -> {
                publisher.run();
                yield Answer.seeOther(
                        PublicationScreens.PATH + "/" + publication + "?done=site-saved");
            }
            case SiteSaving.Unchanged<SiteWords>() ->
                    Answer.seeOther(PATH + "?done=site-unchanged");
            case SiteSaving.Overtaken<SiteWords>(SiteWords theirs) ->
                    show(
                            request,
                            typed,
                            saving.version(theirs),
                            new State(theirs, List.of(), false, true));
        };
    }

    /**
     * Shows the form.
     *
     * @param seen version of the words that whoever saves it has seen
     */
    private Answer show(Request request, SiteForm typed, String seen, State state) {
        SiteWords words = typed.over(state.now());
        return screens.show(
                request,
                Screen.of("settings-site.peb", screens.text(request, "settings.site"), Section.NONE)
                        .with("parts", parts(request, typed, state))
                        .with("looks", looks(request, words))
                        .with("sample", typed.sample())
                        .with("seen", seen)
                        .with("wrong", !state.mistakes().isEmpty())
                        .with("overtaken", state.overtaken())
                        .with("looking", state.looking())
                        .with("typed", state.looking() || state.status() >= 400)
                        .withStatus(state.status()));
    }

    private List<PartView> parts(Request request, SiteForm typed, State state) {
        return Stream.of(SitePart.values())
                .map(part -> {
                    String key = "settings.site." + part.id();
                    return new PartView(
                            part.id(),
                            screens.text(request, key),
                            screens.text(request, key + ".help", part.maxCharacters()),
                            !part.isNeeded(),
                            languages.stream()
                                    .map(language -> text(request, typed, state, part, language))
                                    .toList());
                })
                .toList();
    }

    private TextView text(
            Request request, SiteForm typed, State state, SitePart part, String language) {
        String name = SiteForm.field(part, language);
        String value = typed.typed(part, language);
        String now = state.now().text(part, language);
        boolean isTold = state.overtaken() && !now.equals(value);
        return new TextView(
                name,
                language,
                called(request, language),
                value,
                part.isNeeded() && language.equals(languages.getFirst()),
                error(request, state, name).orElse(""),
                !isTold
                        ? ""
                        : now.isEmpty()
                                ? screens.text(request, "settings.site.theirs.empty")
                                : screens.text(request, "settings.site.theirs", now));
    }

    private Optional<String> error(Request request, State state, String name) {
        return state.mistakes().stream()
                .filter(mistake -> mistake.field().equals(name))
                .map(mistake ->
                        screens.text(
                                request,
                                "settings.site." + mistake.code(),
                                screens.text(request, "settings.site." + mistake.part().id()),
                                mistake.part().maxCharacters(),
                                mistake.length()))
                .findFirst();
    }

    private static String called(Request request, String language) {
        return Locale.forLanguageTag(language)
                .getDisplayLanguage(Locale.forLanguageTag(request.language()));
    }

    private List<LookView> looks(Request request, SiteWords words) {
        String year = Integer.toString(Year.now(ZoneOffset.UTC).getValue());
        return languages.stream()
                .map(language -> {
                    String title = words.shown(SitePart.TITLE, language);
                    String city = words.shown(SitePart.CITY, language);
                    return new LookView(
                            language,
                            called(request, language),
                            title,
                            Brand.of(title, city),
                            words.shown(SitePart.DESCRIPTION, language),
                            words.shown(SitePart.OFFICE, language),
                            "© " + year + " " + city,
                            words.sample());
                })
                .toList();
    }
}
