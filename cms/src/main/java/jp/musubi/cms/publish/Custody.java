package jp.musubi.cms.publish;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

/**
 * Entries that an office decides about by steps of its own. What such a step decided is not made
 * public in another form, and not taken away from the public, by whoever may write entries.
 */
@FunctionalInterface
public interface Custody {
    /** No office keeps anything. */
    Custody NONE = (_, _, _) -> {};

    /**
     * Checks that an entry may become public so.
     *
     * @param next what it would say; null if it would be public no more
     * @throws Refusal if that is decided by steps of an office
     */
    void check(Transaction tx, StoredEntry entry, @Nullable Content next);

    /** What is kept by either of two offices. */
    default Custody and(Custody other) {
        return (tx, entry, next) -> {
            check(tx, entry, next);
            other.check(tx, entry, next);
        };
    }
}
