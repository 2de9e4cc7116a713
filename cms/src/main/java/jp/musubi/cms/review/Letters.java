package jp.musubi.cms.review;

import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Sends mail about reviews. */
@FunctionalInterface
public interface Letters {
    /** Sends nothing. */
    Letters NONE = (tx, letter) -> {};

    /** Something an account is told by mail. */
    sealed interface Told {
        /** The account. */
        UUID to();

        /** The entry. */
        UUID about();

        /** What the entry is called. */
        String title();
    }

    /**
     * Something is to be corrected.
     *
     * @param by who asks for it, and reads the answer to the mail
     * @param reason what, as staff wrote it
     * @param review where the answer belongs
     */
    record Returned(UUID to, UUID about, String title, UUID by, String reason, UUID review)
            implements Told {}

    /**
     * What was handed in is approved.
     *
     * @param path of the public page
     * @param from since when it is public, or will be
     * @param until when it ceases to be; null for never
     */
    record Approved(
            UUID to, UUID about, String title, String path, Instant from, @Nullable Instant until)
            implements Told {}

    /** Leaves a letter to be sent, in the transaction that it tells of. */
    void send(Transaction tx, Told letter);
}
