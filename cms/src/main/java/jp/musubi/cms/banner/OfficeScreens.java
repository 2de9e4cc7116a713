package jp.musubi.cms.banner;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Applications for banners as the office sees them, and what two people decide. */
final class OfficeScreens {
    /** Applications of a list. */
    private static final int MAX_ROWS = 200;

    private static final Set<BannerApplicationState> WAITING =
            EnumSet.of(
                    BannerApplicationState.SUBMITTED,
                    BannerApplicationState.IN_REVIEW,
                    BannerApplicationState.APPROVED,
                    BannerApplicationState.RETURNED);

    private static final Parameter ID = Parameter.path("id", Label.of("ID", "Id"));

    private final BannerParts parts;
    private final ScreenParts on;
    private final Words words;

    OfficeScreens(BannerParts parts, ScreenParts on) {
        this.parts = parts;
        this.on = on;
        this.words = new Words(on.screens());
    }

    List<Route> routes() {
        String proposal = BannerPaths.OFFICE + "/proposals/{id}";
        return List.of(
                Route.get(BannerPaths.OFFICE, "協働バナーの事務", "Partner banners")
                        .allowing(Permission.STAFF)
                        .with(GroupScreens.PROGRAMME)
                        .answeringPage()
                        .by(this::list),
                Route.get(BannerPaths.APPLICATION, "バナーの申請", "An application for a banner")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .answeringPage()
                        .by(request -> show(request, Words.Typed.NOTHING)),
                Route.get(BannerPaths.ATTACHMENT, "申請に付いた書類", "A file of an application")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .with(Parameter.path("file", Label.of("書類の ID", "Id of the file")))
                        .answering(new Route.Reply(200, "*/*", Schemas.text()))
                        .by(this::attachment),
                post(
                        BannerPaths.APPLICATION + "/review",
                        "審査をはじめる",
                        "Begin the review",
                        this::review),
                post(BannerPaths.APPLICATION + "/return", "申請を差し戻す", "Return it", this::sendBack),
                post(BannerPaths.APPLICATION + "/rejection", "交付を見送る", "Refuse it", this::reject),
                post(
                        BannerPaths.APPLICATION + "/proposal",
                        "交付を起案する",
                        "Draft the grant",
                        this::propose),
                post(proposal + "/decision", "決裁する", "Decide", request -> decide(request, true)),
                post(
                        proposal + "/refusal",
                        "決裁しない",
                        "Decline a draft",
                        request -> decide(request, false)));
    }

    static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .acceptingForm()
                .by(handler);
    }

    private Answer list(Request request) {
        BannerViews views = on.views(request);
        Optional<String> programme = programme(request);
        List<Banner> all =
                parts.register().all().stream()
                        .filter(each -> isOf(programme, each))
                        .sorted(Comparator.comparing(Banner::number).reversed())
                        .toList();
        var calendar = new DueDays(on.screens(), request.language());
        LocalDate today = parts.stores().database().read(BannerRegister::today);
        List<BannerWatch.Watched> troubles =
                parts.watch().troubles().stream()
                        .filter(each -> isOf(programme, each.banner()))
                        .toList();
        Screen screen =
                Screen.of("banner/office.peb", text(request, "banner.office"), Section.BANNERS)
                        .with("path", BannerPaths.OFFICE)
                        .with("programmes", choices(request, programme))
                        .with("allProgrammes", programme.isEmpty())
                        .with("proposals", proposals(request, programme, views))
                        .with(
                                "applications",
                                parts.applications().list(WAITING, programme, MAX_ROWS).stream()
                                        .map(one -> views.application(one, Map.of()))
                                        .toList())
                        .with("due", calendar.of(all, parts.events(), views, today))
                        .with("seen", on.sightings(request, troubles))
                        .with("banners", all.stream().map(views::banner).toList());
        return on.screens().show(request, screen);
    }

    /** The programme that is asked for; empty for all. */
    private Optional<String> programme(Request request) {
        Optional<String> asked =
                request.query().one(ProgrammeNames.PARAMETER).filter(id -> !id.isEmpty());
        if (asked.filter(id -> parts.stores().model().programme(id).isEmpty()).isPresent()) {
            throw Refusal.notFound();
        }
        return asked;
    }

    private static boolean isOf(Optional<String> programme, Banner banner) {
        return programme.isEmpty() || programme.get().equals(banner.programme().id());
    }

    private List<ProgrammeNames.ChoiceView> choices(Request request, Optional<String> chosen) {
        return on.programmes().choices().stream()
                .map(each ->
                        new ProgrammeNames.ChoiceView(
                                each.id(),
                                each.label().in(request.language()),
                                BannerPaths.OFFICE + on.programmes().query(each.id()),
                                chosen.filter(each.id()::equals).isPresent()))
                .toList();
    }

    private List<BannerViews.ProposalView> proposals(
            Request request, Optional<String> programme, BannerViews views) {
        UUID reader = request.caller().account();
        return parts.stores().database().read(BannerAct.PROPOSALS::open).stream()
                .flatMap(each -> {
                    BannerViews.Subject about = subject(each.act(), views);
                    boolean isShown =
                            programme.isEmpty() || programme.get().equals(about.programme());
                    return isShown
                            ? Stream.of(views.proposal(each, about, reader))
                            : Stream.empty();
                })
                .toList();
    }

    private BannerViews.Subject subject(BannerAct act, BannerViews views) {
        UUID application = act.application();
        if (application != null) {
            return parts.applications()
                    .find(application)
                    .map(views::subject)
                    .orElseGet(() -> unknown(BannerPaths.ofApplication(application)));
        }
        UUID banner = Objects.requireNonNull(act.banner());
        return parts.register()
                .find(banner)
                .map(BannerViews::subject)
                .orElseGet(() -> unknown(BannerPaths.ofBanner(banner)));
    }

    private static BannerViews.Subject unknown(String address) {
        return new BannerViews.Subject("–", "", address);
    }

    private BannerApplication application(Request request) {
        return parts.applications().find(request.id("id")).orElseThrow(Refusal::notFound);
    }

    private Answer show(Request request, Words.Typed typed) {
        BannerApplication one = application(request);
        BannerViews views = on.views(request);
        Eligibility eligibility =
                parts.stores()
                        .database()
                        .read(tx ->
                                Eligibility.of(
                                        tx,
                                        parts.stores().entries(),
                                        parts.register().ofGroup(tx, one.group()),
                                        one.group(),
                                        parts.stores()
                                                .model()
                                                .programme(one.programme())
                                                .orElseThrow(Refusal::notFound)));
        Optional<BannerViews.ProposalView> proposal =
                parts.stores()
                        .database()
                        .read(tx ->
                                BannerAct.PROPOSALS.open(
                                        tx, act -> act.isAboutApplication(one.id())))
                        .map(each ->
                                views.proposal(
                                        each, views.subject(one), request.caller().account()));
        Screen screen =
                Screen.of("banner/application.peb", views.title(one.group()), Section.BANNERS)
                        .with("one", views.application(one, parts.applying().rules(one).uses()))
                        .with(
                                "files",
                                views.attachments(one.id(), parts.attachments().of(one.id())))
                        .with("version", one.rules())
                        .with("state", one.state().name())
                        .with("criteria", views.criteria(eligibility))
                        .with("proposal", proposal.stream().toList())
                        .with("typed", typed)
                        .with("maxReason", BannerWords.MAX_REASON_UNITS)
                        .with("maxDocument", BannerWords.MAX_DOCUMENT_UNITS)
                        .withStatus(typed.error().isEmpty() ? 200 : 422);
        return on.screens().show(request, screen);
    }

    /** Downloaded, never opened beside the program's own pages: nobody here wrote it. */
    private Answer attachment(Request request) {
        BannerApplication one = application(request);
        UUID id = request.id("file");
        Attachment file =
                parts.attachments().of(one.id()).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        byte[] content = parts.attachments().content(one.id(), id).orElseThrow(Refusal::notFound);
        String name = "banner-%s-%s.%s".formatted(one.numberText(), id, file.ending());
        return Answer.of(200, file.mediaType(), content)
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .with("X-Content-Type-Options", "nosniff")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox; frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    private Answer review(Request request) {
        write(tx ->
                parts.office()
                        .move(
                                tx,
                                request.id("id"),
                                BannerApplicationState.IN_REVIEW,
                                request.caller().account(),
                                null));
        return back(request, "banner-reviewing");
    }

    private Answer sendBack(Request request) throws IOException {
        return withReason(request, BannerApplicationState.RETURNED);
    }

    private Answer reject(Request request) throws IOException {
        return withReason(request, BannerApplicationState.REJECTED);
    }

    private Answer withReason(Request request, BannerApplicationState next) throws IOException {
        String reason = request.form().text("reason").strip();
        if (reason.isEmpty()) {
            return show(request, words.typed(request, "banner.reason-missing"));
        }
        write(tx ->
                parts.office()
                        .move(tx, request.id("id"), next, request.caller().account(), reason));
        return back(request, "banner-" + next.id());
    }

    private Answer propose(Request request) throws IOException {
        BannerWords said = words.of(request.form());
        if (said.document().isEmpty() || said.reason().isEmpty()) {
            return show(request, words.typed(request, "banner.proposal-incomplete"));
        }
        BannerApplication one = application(request);
        write(tx -> parts.office().propose(tx, one, said, request.caller().account()));
        return back(request, "banner-proposed");
    }

    private Answer decide(Request request, boolean taken) {
        write(tx -> parts.office().decide(tx, request.id("id"), taken, request.caller().account()));
        on.wakes().run();
        return Answer.seeOther(
                BannerPaths.OFFICE + "?done=banner-" + (taken ? "decided" : "declined"));
    }

    private <T> T write(Function<Transaction, T> work) {
        return parts.stores().database().write(work::apply);
    }

    private static Answer back(Request request, String done) {
        return Answer.seeOther(BannerPaths.ofApplication(request.id("id")) + "?done=" + done);
    }

    private String text(Request request, String key) {
        return on.screens().text(request, key);
    }
}
