package jp.musubi.cms.artwork;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.artwork.ArtworkVersion.State;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.programme.Programme;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All versions of artwork, by programme: one is begun here, and the standard returned to. */
final class ArtworkVersions {
    private static final String PROGRAMME = "programme";

    private final ArtworkScreens.On on;
    private final ArtworkStore store;
    private final ArtworkUse use;

    ArtworkVersions(ArtworkScreens.On on, ArtworkStore store, ArtworkUse use) {
        this.on = on;
        this.store = store;
        this.use = use;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ArtworkScreens.PATH, "バナーの絵がら", "Artwork of banners")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(this::list),
                Route.post(ArtworkScreens.PATH, "絵がらの新しい版をはじめる", "Begin a version of artwork")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::begin),
                Route.post(
                                ArtworkScreens.PATH + "/standard",
                                "標準の絵がらにもどす",
                                "Return to the standard artwork")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::retire));
    }

    /** A version in a list. */
    public record VersionView(
            String address, int number, String state, String stateId, String begun, String by) {}

    /**
     * The artwork of a programme.
     *
     * @param name of the programme; empty where the city has one alone
     * @param own whether its banners are drawn in the city's own
     */
    public record ProgrammeView(String id, String name, List<VersionView> versions, boolean own) {}

    private Answer list(Request request) {
        List<ArtworkVersion> all = store.all();
        Screen screen =
                Screen.of(
                                "banner/artworks.peb",
                                on.screens().text(request, "banner.artwork"),
                                Section.BANNERS)
                        .with("path", ArtworkScreens.PATH)
                        .with(
                                "programmes",
                                on.model().programmes().values().stream()
                                        .map(each -> view(request, each, all))
                                        .toList());
        return on.screens().show(request, screen);
    }

    private ProgrammeView view(Request request, Programme programme, List<ArtworkVersion> all) {
        List<ArtworkVersion> its =
                all.stream().filter(each -> each.programme().equals(programme.id())).toList();
        return new ProgrammeView(
                programme.id(),
                on.model().toldProgramme(programme.id(), request.language()),
                its.stream().map(each -> view(request, each)).toList(),
                its.stream().anyMatch(each -> each.state() == State.ACTIVE));
    }

    VersionView view(Request request, ArtworkVersion version) {
        return new VersionView(
                ArtworkScreens.address(version.id()),
                version.number(),
                on.screens().text(request, "banner.artwork.state." + version.state().id()),
                version.state().id(),
                new Times(on.screens(), request.language()).day(version.begunAt()),
                on.accounts().find(version.begunBy()).map(Account::name).orElse("–"));
    }

    /**
     * The programme that a form names; the first where it names none, as there may be one alone.
     */
    private Programme programme(Request request) throws IOException {
        Optional<String> named = request.form().one(PROGRAMME);
        return named.isEmpty()
                ? on.model().firstProgramme()
                : on.model().programme(named.get()).orElseThrow(Refusal::notFound);
    }

    private Answer begin(Request request) throws IOException {
        String programme = programme(request).id();
        ArtworkVersion begun = write(tx -> use.begin(tx, programme, request.caller().account()));
        return Answer.seeOther(ArtworkScreens.address(begun.id()));
    }

    private Answer retire(Request request) throws IOException {
        String programme = programme(request).id();
        write(tx -> {
            use.retire(tx, programme, request.caller().account());
            return tx;
        });
        on.wakes().run();
        return Answer.seeOther(ArtworkScreens.PATH + "?done=artwork-retired");
    }

    private <T> T write(Function<Transaction, T> work) {
        return on.database().write(work::apply);
    }
}
