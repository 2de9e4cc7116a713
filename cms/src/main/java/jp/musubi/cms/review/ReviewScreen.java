package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.review.ReviewViews.Choice;
import jp.musubi.cms.review.ReviewViews.Decision;
import jp.musubi.cms.review.ReviewViews.Remark;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** One change: what it is, beside the decision about it. */
final class ReviewScreen {
    private static final String REVIEW = QueueScreen.PATH + "/{id}";
    private static final Parameter ID =
            Parameter.path("id", Label.of("確認の ID", "Id of the review"));

    private final Database database;
    private final ContentModel model;
    private final EntryStore entries;
    private final ReviewStore reviews;
    private final Reviewing reviewing;
    private final ReviewPeople people;
    private final Differences differences;
    private final Ids ids;
    private final Runnable publisher;
    private final Screens screens;

    ReviewScreen(
            Database database,
            ContentModel model,
            EntryStore entries,
            ReviewStore reviews,
            Reviewing reviewing,
            ReviewPeople people,
            Differences differences,
            Ids ids,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.model = model;
        this.entries = entries;
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.people = people;
        this.differences = differences;
        this.ids = ids;
        this.publisher = publisher;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(REVIEW, "変更を確かめる", "Look at a change")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .answeringPage()
                        .by(this::show),
                post("/approval", "承認して公開する", "Approve and publish", this::approve),
                post("/return", "理由を添えて差し戻す", "Return with a reason", this::sendBack),
                post("/acknowledgement", "公開のあとで見た", "Looked at afterwards", this::acknowledge),
                post("/comments", "気になる点を書く", "Remark on a field", this::comment),
                post("/claim", "担当を決める", "Say who looks at it", this::claim),
                post("/plan", "期日と優先を決める", "Set due date and priority", this::plan));
    }

    private Route post(String end, String ja, String en, Handler handler) {
        return Route.post(REVIEW + end, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .acceptingForm()
                .by(handler);
    }

    private Review find(Request request) {
        return reviews.find(request.id("id"))
                .filter(review -> entries.find(review.entry()).isPresent())
                .orElseThrow(Refusal::notFound);
    }

    private Answer show(Request request) {
        return show(request, "");
    }

    /** The screen, with what is wrong with what was sent; empty for nothing. */
    private Answer show(Request request, String mistake) {
        Review review = find(request);
        StoredEntry entry = entries.find(review.entry()).orElseThrow(Refusal::notFound);
        ContentType type = model.type(entry.type()).orElseThrow(Refusal::notFound);
        Optional<LiveEntry> live = entries.findLive(entry.id());
        Content before =
                live.map(found -> new Content(found.entry().fields(), found.entry().shown()))
                        .orElse(Content.NONE);
        Content after =
                entries.revision(entry.id(), review.revision()).orElseThrow(Refusal::notFound);
        List<Comment> comments = reviews.comments(review.id());
        Map<String, List<Remark>> remarks =
                Differences.byField(comments, one -> remark(request, type, one));
        Optional<Review> earlier = earlier(review);
        String title =
                after.fields().text(type.titleField(), request.language()).orElse(entry.title());
        Screen screen =
                Screen.of("review.peb", title, Section.REVIEWS)
                        .with("review", decision(request, review, entry, type, title, live))
                        .with(
                                "difference",
                                differences.between(
                                        type, before, after, remarks, request.language()))
                        .with("remarks", remarks.getOrDefault("", List.of()))
                        .with("earlier", earlier.map(Review::reason).orElse(""))
                        .with(
                                "asked",
                                earlier.map(one -> remarksOf(request, type, one)).orElse(List.of()))
                        .with("staff", staff(review))
                        .with("priorities", priorities(request, review))
                        .with("isNew", live.isEmpty())
                        .with("mistake", mistake)
                        .with("count", reviews.count(Review.State.WAITING));
        return screens.show(request, mistake.isEmpty() ? screen : screen.withStatus(422));
    }

    /** The one that was given back last, unless something was decided since. */
    private Optional<Review> earlier(Review review) {
        return reviews.of(review.entry()).stream()
                .filter(other -> other.submittedAt().isBefore(review.submittedAt()))
                .filter(other -> other.state() != Review.State.WITHDRAWN)
                .findFirst()
                .filter(other -> other.state() == Review.State.RETURNED);
    }

    private List<Remark> remarksOf(Request request, ContentType type, Review review) {
        return reviews.comments(review.id()).stream()
                .map(comment -> remark(request, type, comment))
                .toList();
    }

    private Remark remark(Request request, ContentType type, Comment comment) {
        String language = request.language();
        return new Remark(
                type.field(comment.field()).map(field -> field.label().in(language)).orElse(""),
                people.name(comment.author()),
                new Times(screens, language).minute(comment.at()),
                comment.text());
    }

    private Decision decision(
            Request request,
            Review review,
            StoredEntry entry,
            ContentType type,
            String title,
            Optional<LiveEntry> live) {
        String language = request.language();
        var times = new Times(screens, language);
        UUID me = request.caller().account();
        String told =
                screens.text(
                        language,
                        live.isPresent() ? "review.told" : "review.told-new",
                        type.label().in(language),
                        people.name(review.submittedBy()),
                        times.minute(review.submittedAt()),
                        live.map(found -> times.day(found.entry().updatedAt())).orElse(""));
        int approvals = reviews.approvals(review.id()).size();
        UUID publication = review.publication();
        return new Decision(
                review.id().toString(),
                title,
                told,
                review.note(),
                state(review, times, language),
                review.state() == Review.State.WAITING,
                review.state() == Review.State.LIVE,
                review.submittedBy().equals(me),
                people.name(review.claimedBy()),
                me.equals(review.claimedBy()),
                Due.text(screens, language, review.dueAt()),
                Times.iso(review.dueAt()),
                Due.wait(review.dueAt()),
                review.priority().id(),
                review.reason(),
                type.approvals() > 1
                        ? screens.text(language, "review.approvals", approvals, type.approvals())
                        : "",
                Route.SCREENS + "/entries/" + entry.id() + "/history",
                publication == null ? "" : Route.SCREENS + "/publications/" + publication);
    }

    private String state(Review review, Times times, String language) {
        Instant at = review.decidedAt();
        Instant publishAt = review.publishAt();
        if (publishAt != null) {
            return screens.text(language, "review.planned", times.minute(publishAt));
        }
        return at == null
                ? screens.text(language, "review.state." + review.state().id())
                : screens.text(
                        language,
                        "review.decided",
                        screens.text(language, "review.state." + review.state().id()),
                        people.name(review.decidedBy()),
                        times.minute(at));
    }

    private List<Choice> staff(Review review) {
        return people.staff().stream()
                .map(account ->
                        new Choice(
                                account.id().toString(),
                                account.name(),
                                account.id().equals(review.claimedBy())))
                .toList();
    }

    private List<Choice> priorities(Request request, Review review) {
        return List.of(Review.Priority.values()).stream()
                .map(priority ->
                        new Choice(
                                priority.id(),
                                screens.text(request, "review.priority." + priority.id()),
                                priority == review.priority()))
                .toList();
    }

    private Answer approve(Request request) throws IOException {
        Review review = find(request);
        Form form = request.form();
        Instant publishAt = moment(form, "publish_at");
        Instant unpublishAt = moment(form, "unpublish_at");
        ReviewInput.checkOrder("unpublish_at", publishAt, unpublishAt);
        UUID me = request.caller().account();
        ReviewAnswers.Decided decided =
                ReviewAnswers.decided(
                        database.write(tx ->
                                reviewing.approve(tx, review.id(), me, publishAt, unpublishAt)));
        publisher.run();
        Publication publication = decided.publication();
        if (publication != null) {
            return Answer.seeOther(Route.SCREENS + "/publications/" + publication.id());
        }
        boolean planned = decided.review().state() == Review.State.APPROVED;
        return back(review, planned ? "review-planned" : "review-partly");
    }

    private Answer sendBack(Request request) throws IOException {
        Review review = find(request);
        String reason = ReviewInput.checked("reason", request.form().text("reason"));
        if (reason.isBlank()) {
            return show(request, screens.text(request, "review.reason-missing"));
        }
        UUID me = request.caller().account();
        ReviewAnswers.decided(
                database.write(tx -> reviewing.sendBack(tx, review.id(), me, reason)));
        return Answer.seeOther(QueueScreen.PATH + "?done=review-returned");
    }

    private Answer acknowledge(Request request) {
        UUID me = request.caller().account();
        return change(
                request,
                "review-seen",
                (tx, review) -> {
                    ReviewAnswers.decided(reviewing.acknowledge(tx, review.id(), me));
                    return review;
                });
    }

    private Answer comment(Request request) throws IOException {
        String text = ReviewInput.checked("text", request.form().text("text"));
        if (text.isBlank()) {
            throw Refusal.invalid(Fault.at("text", "required"));
        }
        UUID me = request.caller().account();
        String field = request.form().text("field");
        return change(
                request,
                "review-remarked",
                (tx, review) -> {
                    boolean known =
                            entries.find(tx, review.entry())
                                    .flatMap(entry -> model.type(entry.type()))
                                    .flatMap(type -> type.field(field))
                                    .isPresent();
                    reviews.comment(
                            tx,
                            new Comment(
                                    ids.next(),
                                    review.id(),
                                    known ? field : "",
                                    me,
                                    tx.now(),
                                    text));
                    return review;
                });
    }

    private Answer claim(Request request) throws IOException {
        String wanted = request.form().text("to");
        @Nullable UUID to =
                wanted.equals("me")
                        ? request.caller().account()
                        : Request.uuid(wanted).filter(people::isStaff).orElse(null);
        UUID me = request.caller().account();
        return change(
                request,
                "review-claimed",
                (tx, review) -> {
                    ReviewAnswers.decided(reviewing.claim(tx, review.id(), me, to));
                    return review;
                });
    }

    private Answer plan(Request request) throws IOException {
        Form form = request.form();
        Review.Priority priority =
                Review.Priority.of(form.text("priority")).orElse(Review.Priority.NORMAL);
        Instant due = due(form.text("due"));
        UUID me = request.caller().account();
        return change(
                request,
                "review-planned-due",
                (tx, review) -> {
                    ReviewAnswers.decided(reviewing.plan(tx, review.id(), me, due, priority));
                    return review;
                });
    }

    private Answer change(
            Request request, String done, BiFunction<Transaction, Review, Review> work) {
        Review review = find(request);
        database.write(tx -> work.apply(tx, review));
        return back(review, done);
    }

    private static Answer back(Review review, String done) {
        return Answer.seeOther(QueueScreen.PATH + "/" + review.id() + "?done=" + done);
    }

    private static Instant due(String day) {
        try {
            return WorkingDays.endOf(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw Refusal.invalid(Fault.at("due", "no_instant"));
        }
    }

    private static @Nullable Instant moment(Form form, String name) {
        Optional<String> given = form.one(name);
        if (given.isEmpty()) {
            return null;
        }
        try {
            LocalDateTime moment = LocalDateTime.parse(given.get());
            return ReviewInput.future(name, moment.atZone(Times.ZONE).toInstant());
        } catch (DateTimeException e) {
            throw Refusal.invalid(Fault.at(name, "no_instant"));
        }
    }
}
