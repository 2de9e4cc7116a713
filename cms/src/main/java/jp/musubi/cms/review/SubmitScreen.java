package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.review.ReviewViews.Obstacle;
import jp.musubi.cms.review.ReviewViews.Remark;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Where a group hands its page in, sees how far it is, reads what staff ask, and takes it back. */
final class SubmitScreen {
    private static final String ENTRIES = Route.SCREENS + "/entries/";
    private static final String REVIEW = ENTRIES + "{id}/review";

    private final Database database;
    private final EntryAccess access;
    private final EntryInput input;
    private final ReviewStore reviews;
    private final Reviewing reviewing;
    private final ReviewPeople people;
    private final Runnable publisher;
    private final Screens screens;

    SubmitScreen(
            Database database,
            EntryAccess access,
            EntryInput input,
            ReviewStore reviews,
            Reviewing reviewing,
            ReviewPeople people,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.access = access;
        this.input = input;
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.people = people;
        this.publisher = publisher;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(REVIEW, "確認の状態", "How far the review is")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .answeringPage()
                        .by(request -> show(request, List.of(), Sent.NOTHING)),
                Route.post(REVIEW, "確認に出す", "Hand in for review")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::submit),
                Route.post(REVIEW + "/withdrawal", "確認を取り下げる", "Take back")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::withdraw));
    }

    /**
     * What was sent and is shown again.
     *
     * @param stale whether somebody changed the draft since it was looked at
     */
    private record Sent(String note, boolean stale) {
        static final Sent NOTHING = new Sent("", false);
    }

    private Answer show(Request request, List<Obstacle> obstacles, Sent sent) {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry entry = draft.entry();
        ContentType type = input.typeOf(entry);
        Optional<Review> review = reviews.latest(entry.id());
        Review.State state = review.map(Review::state).orElse(null);
        String language = request.language();
        var times = new Times(screens, language);
        Screen screen =
                Screen.of(
                                "submit.peb",
                                screens.text(request, "submit.title", entry.title()),
                                request.caller().isStaff() ? Section.REVIEWS : Section.MY_GROUPS)
                        .with("title", entry.title())
                        .with("address", ENTRIES + entry.id() + "/review")
                        .with("edit", ENTRIES + entry.id() + "/edit")
                        .with("version", entry.version())
                        .with("stale", sent.stale())
                        .with("note", sent.note())
                        .with("obstacles", obstacles)
                        .with("waiting", state == Review.State.WAITING)
                        .with("returned", state == Review.State.RETURNED)
                        .with("newer", review.map(one -> isNewer(entry, one)).orElse(true))
                        .with("live", entry.isLive())
                        .with("changed", entry.hasUnpublishedChanges())
                        .with(
                                "since",
                                review.map(one -> times.minute(one.submittedAt())).orElse(""))
                        .with("due", review.map(one -> times.day(one.dueAt())).orElse(""))
                        .with("reason", review.map(Review::reason).orElse(""))
                        .with("remarks", remarks(request, type, entry.id()));
        int status = sent.stale() ? 412 : obstacles.isEmpty() ? 200 : 422;
        return screens.show(request, screen.withStatus(status));
    }

    private static boolean isNewer(StoredEntry entry, Review review) {
        return entry.draftRevision() > review.revision();
    }

    private List<Remark> remarks(Request request, ContentType type, UUID entry) {
        String language = request.language();
        return reviews.openComments(entry).stream()
                .map(comment ->
                        new Remark(
                                type.field(comment.field())
                                        .map(field -> field.label().in(language))
                                        .orElse(""),
                                people.name(comment.author()),
                                new Times(screens, language).minute(comment.at()),
                                comment.text()))
                .toList();
    }

    private Answer submit(Request request) throws IOException {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry entry = draft.entry();
        ContentType type = input.typeOf(entry);
        access.checkWritable(request.caller(), type);
        String note = ReviewInput.checked("note", request.form().text("note"));
        if (ReviewInput.version(request.form()) != entry.version()) {
            // Nobody hands in what they have not seen.
            return show(request, List.of(), new Sent(note, true));
        }
        List<Fault> faults = Fault.of(input.unready(type, draft.content()));
        if (!faults.isEmpty()) {
            return request.wantsJson()
                    ? refuse(faults)
                    : show(request, obstacles(request, faults), new Sent(note, false));
        }
        return handIn(request, draft, note);
    }

    /** Hands in a draft that is complete, and leads to what came of it. */
    Answer handIn(Request request, Draft draft, String note) throws IOException {
        StoredEntry entry = draft.entry();
        UUID me = request.caller().account();
        SubmitOutcome outcome =
                database.write(tx ->
                        reviewing.submit(
                                tx, entry.id(), OptionalLong.of(entry.version()), me, note));
        publisher.run();
        return switch (outcome) {
            case SubmitOutcome.Waiting waiting ->
                    next(request, ENTRIES + entry.id() + "/review", "review-submitted");
            case SubmitOutcome.PublishedAtOnce(var review, Publication publication) ->
                    Answer.seeOther(Route.SCREENS + "/publications/" + publication.id());
            default -> throw ReviewAnswers.refused(outcome);
        };
    }

    private static Answer refuse(List<Fault> faults) {
        throw Refusal.invalid(faults);
    }

    private List<Obstacle> obstacles(Request request, List<Fault> faults) {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        ContentType type = input.typeOf(draft.entry());
        String language = request.language();
        return faults.stream()
                .map(fault -> obstacle(draft.entry(), type, fault, language))
                .toList();
    }

    private static Obstacle obstacle(
            StoredEntry entry, ContentType type, Fault fault, String language) {
        String field = fault.field().split("[.\\[]", 2)[0];
        return new Obstacle(
                type.field(field)
                        .map(Field::label)
                        .map(label -> label.in(language))
                        .orElse(fault.field()),
                fault.message(language),
                ENTRIES + entry.id() + "/edit#f-" + field + "-field");
    }

    private Answer withdraw(Request request) throws IOException {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        access.checkWritable(request.caller(), input.typeOf(entry));
        UUID me = request.caller().account();
        ReviewAnswers.decided(database.write(tx -> reviewing.withdraw(tx, entry.id(), me)));
        return next(request, ENTRIES + entry.id() + "/review", "review-withdrawn");
    }

    /** Where the form wants to go next, with word of what was done. */
    private static Answer next(Request request, String usual, String done) throws IOException {
        String next = request.form().one("next").flatMap(LocalPath::of).orElse(usual);
        return Answer.seeOther(next + (next.contains("?") ? "&" : "?") + "done=" + done);
    }
}
