package jp.musubi.cms.publish;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Entries that an office decides about by steps of its own. What such a step decided is not made
 * public in another form, and not taken away from the public, by whoever may write entries.
 */
@FunctionalInterface
public interface Custody {
    /** No office keeps anything. */
    Custody NONE = (_, _, _) -> Optional.empty();

    /**
     * Why an entry may not become public so; empty if it may.
     *
     * @param next what it would say; null if it would be public no more
     */
    Optional<Refusal> refusal(Transaction tx, StoredEntry entry, @Nullable Content next);

    /**
     * Checks that an entry may become public so.
     *
     * @param next what it would say; null if it would be public no more
     * @throws Refusal if that is decided by steps of an office
     */
    default void check(Transaction tx, StoredEntry entry, @Nullable Content next) {
        Optional<Refusal> refusal = refusal(tx, entry, next);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** What is kept by either of two offices. */
    default Custody and(Custody other) {
        return (tx, entry, next) ->
                refusal(tx, entry, next).or(() -> other.refusal(tx, entry, next));
    }
}
