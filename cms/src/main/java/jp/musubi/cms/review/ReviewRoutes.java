package jp.musubi.cms.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.DraftJson;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Reviews for programs. */
public final class ReviewRoutes {
    private static final String OF_ENTRY = EntryRoutes.ENTRY + "/review";
    private static final String REVIEWS = Route.API + "/reviews";
    private static final String REVIEW = REVIEWS + "/{id}";
    private static final String STATE = "filter[state]";
    private static final int DEFAULT_LIMIT_REVIEWS = 25;
    private static final Parameter ID =
            Parameter.path("id", Label.of("確認の ID", "Id of the review"));
    private static final Parameter IF_MATCH =
            Parameter.header("If-Match", Label.of("見た確認の ETag", "ETag of the review as seen"));

    private final EntryAccess access;
    private final EntryInput input;
    private final AccountStore accounts;
    private final ReviewStore reviews;
    private final Reviewing reviewing;
    private final Writes writes;
    private final Runnable publisher;

    /**
     * Reviews by HTTP.
     *
     * @param publisher is run after what may have made something public
     */
    public ReviewRoutes(
            EntryAccess access,
            EntryInput input,
            AccountStore accounts,
            ReviewStore reviews,
            Reviewing reviewing,
            Writes writes,
            Runnable publisher) {
        this.access = access;
        this.input = input;
        this.accounts = accounts;
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.writes = writes;
        this.publisher = publisher;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                submitRoute(),
                Route.delete(OF_ENTRY, "確認に出したものを取り下げる", "Take back what was handed in")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .answering(200, Schemas.ref("review"))
                        .by(this::withdraw),
                listRoute(),
                Route.get(REVIEW, "確認を一つ", "One review")
                        .allowing(Permission.READER)
                        .with(ID)
                        .answering(200, Schemas.ref("review"))
                        .by(this::show),
                approvalRoute(),
                returnRoute(),
                Route.post(
                                REVIEW + "/acknowledgement",
                                "公開のあとで見たことを記録する",
                                "Note that staff looked at what went out at once")
                        .allowing(Permission.PUBLISHER)
                        .with(ID)
                        .with(Writes.keyParameter())
                        .answering(200, Schemas.ref("review"))
                        .by(this::acknowledge));
    }

    private Route submitRoute() {
        ObjectNode body = Schemas.object();
        Schemas.with(body, "note", Schemas.text());
        return Route.post(OF_ENTRY, "下書きを確認に出す", "Hand the draft in for review")
                .allowing(Permission.WRITER)
                .with(EntryRoutes.ID)
                .with(EntryRoutes.IF_MATCH)
                .with(Writes.keyParameter())
                .acceptingJson(body)
                .answering(201, Schemas.ref("review"))
                .by(this::submit);
    }

    private Route listRoute() {
        ObjectNode page = Schemas.object();
        Schemas.with(page, "items", Schemas.list(Schemas.ref("review")));
        Schemas.with(page, "next", Schemas.textOrNull());
        return Route.get(REVIEWS, "確認の一覧（新しい順）", "Reviews, newest first")
                .allowing(Permission.READER)
                .with(
                        Parameter.query(
                                STATE,
                                Label.of("この状態のものだけ", "Only in these states"),
                                Schemas.oneOf(ReviewJson.stateNames())))
                .with(
                        Parameter.query(
                                "limit",
                                Label.of("一度の件数", "Reviews of one page"),
                                Schemas.integer(1, ReviewQuery.MAX_LIMIT_REVIEWS)))
                .with(
                        Parameter.query(
                                "cursor",
                                Label.of("前の答えの next", "The next of the answer before"),
                                Schemas.text()))
                .answering(200, page)
                .by(this::list);
    }

    private Route approvalRoute() {
        ObjectNode body = Schemas.object();
        Schemas.with(body, "publishAt", Schemas.instant());
        Schemas.with(body, "unpublishAt", Schemas.instant());
        return Route.post(REVIEW + "/approval", "承認する", "Approve")
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .with(IF_MATCH)
                .with(Writes.keyParameter())
                .acceptingJson(body)
                .answering(202, Schemas.ref("review"))
                .by(this::approve);
    }

    private Route returnRoute() {
        ObjectNode body = Schemas.object();
        Schemas.with(body, "reason", Schemas.text());
        return Route.post(REVIEW + "/return", "理由を添えて差し戻す", "Return with a reason")
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .with(IF_MATCH)
                .with(Writes.keyParameter())
                .acceptingJson(Schemas.requiring(body, List.of("reason")))
                .answering(200, Schemas.ref("review"))
                .by(this::sendBack);
    }

    private Answer submit(Request request) throws IOException {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry entry = draft.entry();
        ContentType type = input.typeOf(entry);
        access.checkWritable(request.caller(), type);
        String note = ReviewInput.text(ReviewInput.body(request, Set.of("note")), "note");
        boolean stale =
                request.ifMatchGiven()
                        .filter(tags -> DraftJson.expectedVersion(tags, entry) != entry.version())
                        .isPresent();
        Content content = draft.content();
        UUID submitter = request.caller().account();
        List<Fault> faults = Fault.of(input.unready(type, content));
        Answer answer =
                writes.once(
                        request,
                        tx -> {
                            if (stale) {
                                throw EntryRoutes.stale(draft);
                            }
                            if (!faults.isEmpty()) {
                                throw Refusal.invalid(faults);
                            }
                            OptionalLong version = OptionalLong.of(entry.version());
                            return submitted(
                                    reviewing.submit(tx, entry.id(), version, submitter, note));
                        });
        publisher.run();
        return answer;
    }

    private static Answer submitted(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Waiting(Review review) ->
                    present(201, review).with("Location", REVIEWS + "/" + review.id());
            case SubmitOutcome.PublishedAtOnce(Review review, Publication publication) ->
                    (review == null ? unreviewed(publication) : present(202, review))
                            .with("Location", Route.API + "/publications/" + publication.id());
            default -> throw ReviewAnswers.refused(outcome);
        };
    }

    private static Answer unreviewed(Publication publication) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        UUID entry = publication.entry();
        json.put("entry", entry == null ? null : entry.toString());
        json.put("publication", publication.id().toString());
        return Answer.json(202, json).with("Cache-Control", "no-store");
    }

    private Answer withdraw(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        access.checkWritable(request.caller(), input.typeOf(entry));
        UUID account = request.caller().account();
        return writes.run(tx -> {
            DecideOutcome outcome = reviewing.withdraw(tx, entry.id(), account);
            if (outcome instanceof DecideOutcome.NotFound) {
                throw Refusal.because(ProblemType.CONFLICT, "no-review");
            }
            return present(200, ReviewAnswers.decided(outcome).review());
        });
    }

    private Answer list(Request request) {
        int limit =
                request.query()
                        .integer("limit", DEFAULT_LIMIT_REVIEWS, 1, ReviewQuery.MAX_LIMIT_REVIEWS);
        UUID after =
                request.query()
                        .one("cursor")
                        .map(text ->
                                Request.uuid(text)
                                        .orElseThrow(
                                                () -> Refusal.badParameter("cursor", "bad_cursor")))
                        .orElse(null);
        Set<Review.State> states =
                request.query()
                        .one(STATE)
                        .map(text ->
                                Set.of(Review.State.of(text).orElseThrow(() -> unknownState())))
                        .orElse(Set.of());
        var query = new ReviewQuery(states, null, new ReviewQuery.Claim.Any(), after, limit);
        List<Review> found =
                (request.caller().isStaff()
                                ? reviews.newest(query)
                                : reviews.newest(
                                        query, accounts.groups(request.caller().account())))
                        .stream().map(ReviewStore.Listed::review).toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        found.forEach(review -> items.add(ReviewJson.of(review)));
        page.put("next", found.size() == limit ? found.getLast().id().toString() : null);
        return Answer.json(200, page).with("Cache-Control", "private, no-store");
    }

    private static Refusal unknownState() {
        return Refusal.badParameter(
                STATE, "unknown_state", String.join(", ", ReviewJson.stateNames()));
    }

    private Answer show(Request request) {
        return present(200, visible(request));
    }

    private Review visible(Request request) {
        Review review = reviews.find(request.id("id")).orElseThrow(Refusal::notFound);
        access.visible(request.caller(), review.entry());
        return review;
    }

    private Answer approve(Request request) throws IOException {
        Review seen = visible(request);
        ObjectNode body = ReviewInput.body(request, Set.of("publishAt", "unpublishAt"));
        @Nullable Instant publishAt = ReviewInput.instant(body, "publishAt");
        @Nullable Instant unpublishAt = ReviewInput.instant(body, "unpublishAt");
        ReviewInput.checkOrder("unpublishAt", publishAt, unpublishAt);
        UUID approver = request.caller().account();
        Answer answer =
                writes.once(
                        request,
                        tx -> {
                            checkSeen(request, seen);
                            return decided(
                                    202,
                                    reviewing.approve(
                                            tx, seen.id(), approver, publishAt, unpublishAt));
                        });
        publisher.run();
        return answer;
    }

    private Answer sendBack(Request request) throws IOException {
        Review seen = visible(request);
        String reason =
                ReviewInput.neededText(ReviewInput.body(request, Set.of("reason")), "reason");
        UUID staff = request.caller().account();
        return writes.once(
                request,
                tx -> {
                    checkSeen(request, seen);
                    return decided(200, reviewing.sendBack(tx, seen.id(), staff, reason));
                });
    }

    private Answer acknowledge(Request request) throws IOException {
        Review seen = visible(request);
        UUID staff = request.caller().account();
        return writes.once(
                request, tx -> decided(200, reviewing.acknowledge(tx, seen.id(), staff)));
    }

    private static void checkSeen(Request request, Review review) {
        boolean other =
                request.ifMatchGiven()
                        .filter(tags -> !tags.tags().contains(ReviewJson.entityTag(review)))
                        .isPresent();
        if (other) {
            throw Refusal.of(ProblemType.STALE)
                    .with("ETag", ReviewJson.entityTag(review))
                    .with("current", ReviewJson.of(review));
        }
    }

    private static Answer decided(int status, DecideOutcome outcome) {
        ReviewAnswers.Decided decided = ReviewAnswers.decided(outcome);
        Publication publication = decided.publication();
        Answer answer = present(publication == null ? 200 : status, decided.review());
        return publication == null
                ? answer
                : answer.with("Location", Route.API + "/publications/" + publication.id());
    }

    private static Answer present(int status, Review review) {
        return Answer.json(status, ReviewJson.of(review))
                .tagged(ReviewJson.entityTag(review))
                .with("Cache-Control", "private, no-store");
    }
}
