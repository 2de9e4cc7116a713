package jp.musubi.cms.snapshot;

import jp.musubi.cms.database.Transaction;
import jp.musubi.content.snapshot.Site;

import java.time.Instant;

/** What the city says about its site as a whole. */
@FunctionalInterface
public interface SiteSource {
    /** The site at a moment, as the transaction sees it. */
    Site read(Transaction tx, Instant generatedAt);
}
