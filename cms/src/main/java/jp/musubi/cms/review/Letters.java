package jp.musubi.cms.review;

import jp.musubi.cms.database.Transaction;

import java.util.UUID;

/** Sends mail about reviews. */
@FunctionalInterface
public interface Letters {
    /** Sends nothing. */
    Letters NONE = (tx, letter) -> {};

    /**
     * Something an account is told by mail.
     *
     * @param to the account
     * @param about the entry
     * @param title what the entry is called
     * @param reason what is to be corrected, as staff wrote it
     * @param review where the answer belongs
     */
    record Returned(UUID to, UUID about, String title, String reason, UUID review) {}

    /** Leaves a letter to be sent, in the transaction that it tells of. */
    void returned(Transaction tx, Returned letter);
}
