package jp.musubi.cms.banner;

import jp.musubi.cms.artwork.ArtworkScreens;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All screens of partner banners, put together; and that of one banner, for the office. */
public final class BannerScreens {
    private static final Parameter ID =
            Parameter.path("id", Label.of("バナーの ID", "Id of the banner"));

    private final BannerParts parts;
    private final ScreenParts on;
    private final Words words;

    public BannerScreens(
            BannerParts parts,
            EntryAccess access,
            Screens screens,
            PublicAddress address,
            Supplier<Optional<Path>> site,
            Uploads uploads,
            Runnable wakes) {
        this.parts = parts;
        this.on =
                new ScreenParts(
                        parts.stores().entries(),
                        access,
                        parts.stores().accounts(),
                        screens,
                        address,
                        site,
                        uploads,
                        new ProgrammeNames(parts.stores().model()),
                        wakes);
        this.words = new Words(screens);
    }

    /** The routes. */
    public List<Route> routes() {
        List<Route> own =
                List.of(
                        Route.get(BannerPaths.BANNER, "バナー", "A banner")
                                .allowing(Permission.STAFF)
                                .with(ID)
                                .answeringPage()
                                .by(request -> show(request, Words.Typed.NOTHING)),
                        OfficeScreens.post(
                                BannerPaths.BANNER + "/look",
                                "掲げたページを見に行く",
                                "Look at its pages",
                                this::look),
                        step("suspension", "使用を止める", "Suspend", BannerStep.SUSPEND),
                        step("reinstatement", "使用を再開する", "Reinstate", BannerStep.REINSTATE),
                        step("end", "辞退を受ける", "End at the group's wish", BannerStep.WITHDRAW),
                        step("revocation", "取消を起案する", "Draft a revocation", BannerStep.REVOKE));
        return Stream.of(
                        new GroupScreens(parts, on).routes(),
                        new BadgeDownloads(parts, on).routes(),
                        new OfficeScreens(parts, on).routes(),
                        artwork().routes(),
                        own)
                .flatMap(List::stream)
                .toList();
    }

    private ArtworkScreens artwork() {
        BannerParts.Stores stores = parts.stores();
        return new ArtworkScreens(
                new ArtworkScreens.On(
                        stores.database(),
                        stores.ids(),
                        stores.model(),
                        stores.accounts(),
                        stores.audit(),
                        stores.publishing(),
                        on.uploads(),
                        on.screens(),
                        on.wakes()));
    }

    private Route step(String path, String ja, String en, BannerStep step) {
        return OfficeScreens.post(
                BannerPaths.BANNER + "/" + path, ja, en, request -> take(request, step));
    }

    private Answer show(Request request, Words.Typed typed) {
        Banner banner = parts.register().find(request.id("id")).orElseThrow(Refusal::notFound);
        BannerViews views = on.views(request);
        List<BannerViews.ProposalView> proposal =
                parts
                        .stores()
                        .database()
                        .read(tx ->
                                BannerAct.PROPOSALS.open(tx, act -> act.isAboutBanner(banner.id())))
                        .map(each ->
                                views.proposal(
                                        each,
                                        BannerViews.subject(banner),
                                        request.caller().account()))
                        .stream()
                        .toList();
        Screen screen =
                Screen.of("banner/one.peb", banner.number(), Section.BANNERS)
                        .with("banner", views.banner(banner))
                        .with("picture", "/badges/" + banner.number() + "/banner-ja-234x60.svg")
                        .with("proposal", proposal)
                        .with(
                                "events",
                                parts.events().of(banner.id()).reversed().stream()
                                        .map(views::event)
                                        .toList())
                        .with("seen", on.sightings(request, parts.watch().of(banner)))
                        .with("mayLook", true)
                        .with("maySuspend", BannerStep.SUSPEND.isPossible(banner.state()))
                        .with("mayReinstate", BannerStep.REINSTATE.isPossible(banner.state()))
                        .with(
                                "mayEnd",
                                proposal.isEmpty() && BannerStep.REVOKE.isPossible(banner.state()))
                        .with("typed", typed)
                        .with("maxReason", BannerWords.MAX_REASON_UNITS)
                        .with("maxDocument", BannerWords.MAX_DOCUMENT_UNITS)
                        .withStatus(typed.error().isEmpty() ? 200 : 422);
        return on.screens().show(request, screen);
    }

    private Answer look(Request request) {
        Banner banner = parts.register().find(request.id("id")).orElseThrow(Refusal::notFound);
        on.look(parts, banner, request);
        return Answer.seeOther(BannerPaths.ofBanner(banner.id()) + "?done=banner-look#seen");
    }

    private Answer take(Request request, BannerStep step) throws IOException {
        BannerWords said = words.of(request.form());
        boolean needsReason = step == BannerStep.SUSPEND || step == BannerStep.REVOKE;
        if (needsReason && said.reason().isEmpty()) {
            return show(request, words.typed(request, "banner.reason-missing"));
        }
        if (step == BannerStep.REVOKE && said.document().isEmpty()) {
            return show(request, words.typed(request, "banner.proposal-incomplete"));
        }
        var by = request.caller().account();
        var id = request.id("id");
        parts.stores()
                .database()
                .write(tx ->
                        step == BannerStep.REVOKE
                                ? parts.office().proposeRevocation(tx, id, said, by).id()
                                : parts.lifecycle()
                                        .take(tx, id, step, Lifecycle.Actors.alone(by), said)
                                        .id());
        on.wakes().run();
        return Answer.seeOther(BannerPaths.ofBanner(id) + "?done=banner-" + step.id());
    }
}
