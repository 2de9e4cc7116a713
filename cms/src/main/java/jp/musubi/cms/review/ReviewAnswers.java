package jp.musubi.cms.review;

import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

/** What of an outcome is a refusal, the same for programs and for screens. */
final class ReviewAnswers {
    private ReviewAnswers() {}

    /** A review as it stands afterwards, and what it made public. */
    record Decided(Review review, @Nullable Publication publication) {}

    /**
     * What was decided.
     *
     * @throws Refusal if nothing was
     */
    static Decided decided(DecideOutcome outcome) {
        return switch (outcome) {
            case DecideOutcome.Decided(Review review, Publication publication) ->
                    new Decided(review, publication);
            case DecideOutcome.Partly(Review review, int approvals, int needed) ->
                    new Decided(review, null);
            case DecideOutcome.WrongState(Review review) ->
                    throw Refusal.because(
                            ProblemType.CONFLICT, "review-state", review.state().id());
            case DecideOutcome.OwnSubmission() ->
                    throw Refusal.because(ProblemType.FORBIDDEN, "own-submission");
            case DecideOutcome.AlreadyApproved(int approvals, int needed) ->
                    throw Refusal.because(
                            ProblemType.CONFLICT, "already-approved", needed - approvals);
            case DecideOutcome.Overtaken() ->
                    throw Refusal.because(ProblemType.CONFLICT, "overtaken");
            case DecideOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    /** The refusal of handing something in, where it was not. */
    static Refusal refused(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.NothingNew() -> Refusal.because(ProblemType.CONFLICT, "nothing-new");
            case SubmitOutcome.Stale(Draft current) -> EntryRoutes.stale(current);
            case SubmitOutcome.NotFound() -> Refusal.notFound();
            case SubmitOutcome.Waiting(Review review) ->
                    throw new IllegalArgumentException("it was handed in");
            case SubmitOutcome.PublishedAtOnce(Review review, Publication publication) ->
                    throw new IllegalArgumentException("it was handed in");
        };
    }
}
