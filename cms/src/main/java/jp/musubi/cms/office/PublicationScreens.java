package jp.musubi.cms.office;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.entry.PublicPath;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.review.Review;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What became public and when, what is on its way, and what failed. */
public final class PublicationScreens {
    /** Path of the list. */
    public static final String PATH = Route.SCREENS + "/publications";

    private static final int MAX_ROWS = 50;
    private static final String RETRY = PATH + "/retry";

    private final ContentModel model;
    private final EntryStore entries;
    private final EntryAccess access;
    private final AccountStore accounts;
    private final PublicationStore publications;
    private final ReviewStore reviews;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * Screens of publications.
     *
     * @param publisher is run when something should be tried again
     */
    public PublicationScreens(
            ContentModel model,
            EntryStore entries,
            EntryAccess access,
            AccountStore accounts,
            PublicationStore publications,
            ReviewStore reviews,
            Runnable publisher,
            Screens screens) {
        this.model = model;
        this.entries = entries;
        this.access = access;
        this.accounts = accounts;
        this.publications = publications;
        this.reviews = reviews;
        this.publisher = publisher;
        this.screens = screens;
    }

    /** A line of the list. */
    public record Row(
            String address,
            String title,
            String kind,
            String state,
            String hue,
            String at,
            String took,
            String message) {}

    /**
     * A step on the way to the public.
     *
     * @param stage {@code done}, {@code now} or {@code later}
     */
    public record Step(String title, String note, String stage) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "公開の記録", "Publications")
                        .allowing(Permission.STAFF)
                        .with(
                                Parameter.query(
                                        "before",
                                        Label.of("これより前のもの", "Those before this one"),
                                        Schemas.text()))
                        .answeringPage()
                        .by(this::list),
                Route.post(RETRY, "失敗した公開をもう一度", "Try failed publications again")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::retry),
                Route.get(PATH + "/{id}", "公開の進み具合の画面", "How far a publication is, as a page")
                        .allowing(Permission.READER)
                        .with(Parameter.path("id", Label.of("公開の ID", "Id of the publication")))
                        .answeringPage()
                        .by(this::show));
    }

    private Answer list(Request request) {
        @Nullable UUID before = request.query().one("before").flatMap(Request::uuid).orElse(null);
        List<PublicationStore.Listed> found = publications.newest(null, before, MAX_ROWS);
        List<Row> rows = found.stream().map(one -> row(request, one)).toList();
        boolean failed = !publications.newest(Publication.State.FAILED, null, 1).isEmpty();
        String next =
                found.size() == MAX_ROWS
                        ? PATH + "?before=" + found.getLast().publication().id()
                        : "";
        return screens.show(
                request,
                Screen.of(
                                "publications.peb",
                                screens.text(request, "publications.title"),
                                Section.PUBLICATIONS)
                        .with("rows", rows)
                        .with("failed", failed)
                        .with("next", next));
    }

    private Row row(Request request, PublicationStore.Listed listed) {
        Publication publication = listed.publication();
        var times = new Times(screens, request.language());
        Instant finished = publication.finishedAt();
        return new Row(
                PATH + "/" + publication.id(),
                listed.title().isEmpty()
                        ? screens.text(request, "publications.many")
                        : listed.title(),
                screens.text(request, "publications.kind." + publication.kind().id()),
                screens.text(request, "publications.state." + publication.state().id()),
                hue(publication.state()),
                times.minute(publication.queuedAt()),
                finished == null || publication.state() != Publication.State.DONE
                        ? ""
                        : screens.text(
                                request,
                                "publications.seconds",
                                seconds(publication.queuedAt(), finished)),
                publication.state() == Publication.State.FAILED
                        ? screens.text(request, "publications.plain-failure")
                        : "");
    }

    private static String hue(Publication.State state) {
        return switch (state) {
            case DONE -> "is-kusa";
            case FAILED -> "is-enji";
            case QUEUED, RUNNING -> "is-oudo";
        };
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1_000.0);
    }

    private Answer retry(Request request) {
        publications.requeueFailed();
        publisher.run();
        return Answer.seeOther(PATH + "?done=retried");
    }

    private Answer show(Request request) {
        Publication publication =
                publications.find(request.id("id")).orElseThrow(Refusal::notFound);
        UUID entry = publication.entry();
        boolean staff = request.caller().isStaff();
        if (!staff && entry == null) {
            throw Refusal.notFound();
        }
        if (!staff && entry != null) {
            access.visible(request.caller(), entry);
        }
        var live = entry == null ? null : entries.findLive(entry).orElse(null);
        String title =
                entry == null
                        ? screens.text(request, "publications.many")
                        : entries.find(entry).map(found -> found.title()).orElse("");
        String language = request.language();
        Instant finished = publication.finishedAt();
        boolean done = publication.state() == Publication.State.DONE && finished != null;
        String clock = done ? new Times(screens, language).second(moment(finished)) : "";
        String heading =
                done
                        ? screens.text(language, "publication.done-title", clock)
                        : screens.text(language, "publications.state." + publication.state().id());
        return screens.show(
                request,
                Screen.of(
                                "publication.peb",
                                heading,
                                staff ? Section.PUBLICATIONS : Section.MY_GROUPS)
                        .with("id", publication.id().toString())
                        .with("title", title)
                        .with("clock", clock)
                        .with("done", done)
                        .with("failed", publication.state() == Publication.State.FAILED)
                        .with("gone", publication.kind() == Publication.Kind.UNPUBLISH)
                        .with(
                                "seconds",
                                done ? seconds(publication.queuedAt(), moment(finished)) : "")
                        .with("steps", steps(request, publication))
                        .with("page", live == null ? "" : address(live))
                        .with("staff", staff)
                        .with("left", staff ? reviews.count(Review.State.WAITING) : 0));
    }

    private static Instant moment(@Nullable Instant moment) {
        return moment == null ? Instant.EPOCH : moment;
    }

    private List<Step> steps(Request request, Publication publication) {
        var times = new Times(screens, request.language());
        Instant started = publication.startedAt();
        Instant finished =
                publication.state() == Publication.State.DONE ? publication.finishedAt() : null;
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step(
                        screens.text(request, "publication.step.recorded"),
                        times.second(publication.queuedAt()) + by(request, publication),
                        "done"));
        steps.add(step(request, "pages", started, finished, times));
        steps.add(
                new Step(
                        screens.text(request, "publication.step.search"),
                        "",
                        finished == null ? "later" : "done"));
        steps.add(
                new Step(
                        screens.text(request, "publication.step.shown"),
                        finished == null ? "" : times.second(finished),
                        finished == null ? "later" : "done"));
        return steps;
    }

    private Step step(
            Request request,
            String name,
            @Nullable Instant started,
            @Nullable Instant finished,
            Times times) {
        String note = started == null ? "" : times.second(started);
        String stage = finished != null ? "done" : started != null ? "now" : "later";
        return new Step(screens.text(request, "publication.step." + name), note, stage);
    }

    private String by(Request request, Publication publication) {
        return reviews.ofPublication(publication.id())
                .map(Review::decidedBy)
                .flatMap(accounts::find)
                .map(Account::name)
                .map(name -> screens.text(request, "dot") + name)
                .orElse("");
    }

    private String address(LiveEntry live) {
        var entry = live.entry();
        return PublicPath.of(model.require(entry.type()), entry.slug(), entry.fields());
    }
}
