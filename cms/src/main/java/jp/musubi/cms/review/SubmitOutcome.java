package jp.musubi.cms.review;

import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.publish.Publication;

import org.jspecify.annotations.Nullable;

/** What came of handing an entry in. */
public sealed interface SubmitOutcome {
    /** It waits for staff. */
    record Waiting(Review review) implements SubmitOutcome {}

    /**
     * It is public at once, as the type's rules allow.
     *
     * @param review where staff look afterwards; null where the type wants no review
     */
    record PublishedAtOnce(@Nullable Review review, Publication publication)
            implements SubmitOutcome {}

    /** The draft says what is public already. */
    record NothingNew() implements SubmitOutcome {}

    /** Somebody saved the draft since; nothing was handed in. */
    record Stale(Draft current) implements SubmitOutcome {}

    /** There is no such entry. */
    record NotFound() implements SubmitOutcome {}
}
