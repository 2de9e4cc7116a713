package jp.musubi.cms.publish;

import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.StoredEntry;

/** What came of publishing an entry, or of taking it away. */
public sealed interface PublishOutcome {
    /** It is decided; the site shows it when the publication is done. */
    record Accepted(StoredEntry entry, Publication publication) implements PublishOutcome {}

    /** Somebody saved the draft since; nothing was published. */
    record Stale(Draft current) implements PublishOutcome {}

    /** There is nothing public to take away. */
    record NotLive(StoredEntry entry) implements PublishOutcome {}

    /** There is no such entry. */
    record NotFound() implements PublishOutcome {}
}
