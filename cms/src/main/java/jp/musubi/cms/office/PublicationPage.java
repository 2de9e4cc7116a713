package jp.musubi.cms.office;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.entry.PublicPath;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.release.Release;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.review.Review;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.content.model.ContentModel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One publication: how far it is, and once it is shown, which pages it changed and why. */
final class PublicationPage {
    private final ContentModel model;
    private final EntryStore entries;
    private final EntryAccess access;
    private final AccountStore accounts;
    private final PublicationStore publications;
    private final ReviewStore reviews;
    private final Releases releases;
    private final Screens screens;

    PublicationPage(
            ContentModel model,
            EntryStore entries,
            EntryAccess access,
            AccountStore accounts,
            PublicationStore publications,
            ReviewStore reviews,
            Releases releases,
            Screens screens) {
        this.model = model;
        this.entries = entries;
        this.access = access;
        this.accounts = accounts;
        this.publications = publications;
        this.reviews = reviews;
        this.releases = releases;
        this.screens = screens;
    }

    /**
     * A step on the way to the public.
     *
     * @param stage {@code done}, {@code now} or {@code later}
     */
    public record Step(String title, String note, String stage) {}

    /**
     * An attempt that failed.
     *
     * @param reasons why it failed and what to do, in words; for staff only, and empty where nobody
     *     foresaw it
     * @param sentence what the build said in English, for staff; empty for others
     * @param next when it is tried again, in words
     */
    public record Failure(List<String> reasons, String sentence, String next) {}

    Answer show(Request request) throws IOException {
        Publication publication =
                publications.find(request.id("id")).orElseThrow(Refusal::notFound);
        UUID entry = publication.entry();
        boolean staff = request.caller().isStaff();
        if (!staff) {
            access.visible(
                    request.caller(), Optional.ofNullable(entry).orElseThrow(Refusal::notFound));
        }
        LiveEntry live = entry == null ? null : entries.findLive(entry).orElse(null);
        String title =
                entry == null
                        ? screens.text(request, about(publication))
                        : entries.find(entry).map(StoredEntry::title).orElse("");
        boolean done = publication.state() == Publication.State.DONE;
        Instant finished = Objects.requireNonNullElse(publication.finishedAt(), Instant.EPOCH);
        String clock = done ? times(request).second(finished) : "";
        Screen screen =
                Screen.of(
                                "publication.peb",
                                heading(request, publication, clock),
                                staff ? Section.PUBLICATIONS : Section.MY_GROUPS)
                        .with("id", publication.id().toString())
                        .with("state", publication.state().id())
                        .with("due", Objects.toString(publication.dueAt(), ""))
                        .with("title", title)
                        .with("kind", screens.text(request, kind(publication)))
                        .with("accepted", times(request).minute(publication.queuedAt()))
                        .with("clock", clock)
                        .with("done", done)
                        .with("failures", failures(request, publication))
                        .with("gone", publication.kind() == Publication.Kind.UNPUBLISH)
                        .with("seconds", done ? seconds(publication.queuedAt(), finished) : "")
                        .with("steps", steps(request, publication))
                        .with("page", live == null ? "" : address(live))
                        .with("staff", staff)
                        .with("held", done ? List.of() : new Holding(releases, screens).of(request))
                        .with("left", staff ? reviews.count(Review.State.WAITING) : 0);
        return screens.show(request, changes(screen, request, publication, title));
    }

    private Times times(Request request) {
        return new Times(screens, request.language());
    }

    private static String kind(Publication publication) {
        return "publications.kind." + publication.kind().id();
    }

    /** Message that says what a publication is about which is about no single entry. */
    static String about(Publication publication) {
        return publication.kind() == Publication.Kind.SETTINGS
                ? "publications.site"
                : "publications.many";
    }

    private String heading(Request request, Publication publication, String clock) {
        return clock.isEmpty()
                ? screens.text(request, "publications.state." + publication.state().id())
                : screens.text(request, "publication.done-title", clock);
    }

    /** How long something took, in seconds. */
    static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1_000.0);
    }

    private List<Failure> failures(Request request, Publication publication) {
        if (publication.state() != Publication.State.FAILED) {
            return List.of();
        }
        Instant due = publication.dueAt();
        boolean staff = request.caller().isStaff();
        var words = new FailureWords(entries, screens, request.language());
        return List.of(
                new Failure(
                        staff
                                ? words.sentences(publications.failures(publication.id()))
                                : List.of(),
                        staff ? Objects.requireNonNullElse(publication.message(), "") : "",
                        due == null
                                ? screens.text(request, "publication.not-due")
                                : screens.text(
                                        request, "publication.due", times(request).second(due))));
    }

    /** What the release changed that showed the publication. */
    private Screen changes(Screen screen, Request request, Publication publication, String title)
            throws IOException {
        long number = Objects.requireNonNullElse(publication.release(), 0L);
        List<Release> all = releases.all();
        Optional<Release> release = all.stream().filter(one -> one.number() == number).findFirst();
        Instant taken = Objects.requireNonNullElse(publication.startedAt(), Instant.EPOCH);
        // Whoever published what readers saw already changed no page.
        boolean isOwn = release.filter(one -> !one.shownAt().isBefore(taken)).isPresent();
        ChangedPages pages =
                isOwn
                        ? ChangedPages.of(
                                releases.reasons(number),
                                words(request, publication, title),
                                releases.current())
                        : ChangedPages.NONE;
        boolean isAfterHold =
                all.stream()
                        .anyMatch(one -> one.number() == number - 1 && one.sameAs().isPresent());
        int files = release.map(one -> one.written() + one.removed()).orElse(0);
        return screen.with("release", number)
                .with("kept", release.isPresent())
                .with("changes", pages)
                .with("untold", isOwn ? files - pages.count() - pages.fileCount() : 0)
                .with("afterHold", isOwn && isAfterHold);
    }

    private ReasonWords words(Request request, Publication publication, String title) {
        String own = Objects.toString(publication.entry(), "");
        boolean staff = request.caller().isStaff();
        return new ReasonWords(
                model,
                screens,
                request.language(),
                id ->
                        id.equals(own)
                                ? Optional.of(title)
                                : staff
                                        ? Request.uuid(id)
                                                .flatMap(entries::find)
                                                .map(StoredEntry::title)
                                        : Optional.empty());
    }

    private List<Step> steps(Request request, Publication publication) {
        Instant started = publication.startedAt();
        Instant finished =
                publication.state() == Publication.State.DONE ? publication.finishedAt() : null;
        boolean isTried = started != null && publication.state() != Publication.State.FAILED;
        String pages = finished != null ? "done" : isTried ? "now" : "later";
        List<Step> steps = new ArrayList<>();
        steps.add(
                step(
                        request,
                        "recorded",
                        at(request, publication.queuedAt()) + by(request, publication),
                        "done"));
        steps.add(step(request, "pages", at(request, started), pages));
        String last = finished == null ? "later" : "done";
        steps.add(step(request, "search", "", last));
        steps.add(step(request, "shown", at(request, finished), last));
        return steps;
    }

    private Step step(Request request, String name, String note, String stage) {
        return new Step(screens.text(request, "publication.step." + name), note, stage);
    }

    private String at(Request request, @Nullable Instant moment) {
        return moment == null ? "" : times(request).second(moment);
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
        return PublicPath.of(
                model.require(entry.type()),
                entry.slug(),
                UUID.fromString(entry.id()),
                entry.fields());
    }
}
