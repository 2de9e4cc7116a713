package jp.musubi.cms.review;

import jp.musubi.cms.publish.Publication;

import org.jspecify.annotations.Nullable;

/** What came of deciding a review. */
public sealed interface DecideOutcome {
    /**
     * It is decided.
     *
     * @param publication what makes it public; null when nothing does, or not yet
     */
    record Decided(Review review, @Nullable Publication publication) implements DecideOutcome {}

    /** It is approved by so many, and the type wants more. */
    record Partly(Review review, int approvals, int needed) implements DecideOutcome {}

    /** It is not in a state that allows this. */
    record WrongState(Review review) implements DecideOutcome {}

    /** Nobody approves what they handed in themselves. */
    record OwnSubmission() implements DecideOutcome {}

    /** Several different people must approve; this one did already. */
    record AlreadyApproved(int approvals, int needed) implements DecideOutcome {}

    /** A newer revision became public in between. */
    record Overtaken() implements DecideOutcome {}

    /** There is no such review, or its entry is in the trash. */
    record NotFound() implements DecideOutcome {}
}
