package jp.musubi.cms.link;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Secrets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets that open one thing once, for links in mails. Only digests are stored. A link is good for
 * the purpose it was made for and no other.
 */
public final class LinkStore {
    private static final String COLUMNS = "subject, details, created_at, expires_at";

    private final Database database;

    public LinkStore(Database database) {
        this.database = database;
    }

    /**
     * Makes a link.
     *
     * @param purpose a word of the feature that will use it, at most 40 characters
     * @param subject id of what it is about
     * @param details at most 1,000 characters for its use; empty for none
     * @param kept how long it is good
     * @return the secret, {@link Secrets#CHARS} letters of addresses, stored nowhere
     */
    public String make(
            Transaction tx, String purpose, UUID subject, String details, Duration kept) {
        String secret = Secrets.make();
        tx.handle()
                .createUpdate(
                        "insert into single_use_link (digest, purpose, subject, details,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Secrets.digest(secret))
                .bind(1, purpose)
                .bind(2, Ids.bytes(subject))
                .bind(3, details)
                .bind(4, Micros.of(tx.now()))
                .bind(5, Micros.of(tx.now().plus(kept)))
                .execute();
        return secret;
    }

    /** The link of that secret, if it is good for that purpose; looking does not use it up. */
    public Optional<Link> find(String purpose, String secret) {
        return database.read(tx -> find(tx, purpose, secret));
    }

    /** As {@link #find(String, String)}, as the transaction sees it. */
    public Optional<Link> find(Transaction tx, String purpose, String secret) {
        if (secret.length() != Secrets.CHARS) {
            return Optional.empty();
        }
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from single_use_link"
                                + " where digest = ? and purpose = ? and expires_at > ?")
                .bind(0, Secrets.digest(secret))
                .bind(1, purpose)
                .bind(2, Micros.of(tx.now()))
                .map((row, context) -> link(row))
                .findOne();
    }

    /** Uses a link up. Of two that use the same one, the second finds it empty. */
    public Optional<Link> use(Transaction tx, String purpose, String secret) {
        return find(tx, purpose, secret)
                .filter(link ->
                        tx.handle()
                                        .createUpdate(
                                                "delete from single_use_link where digest = ?")
                                        .bind(0, Secrets.digest(secret))
                                        .execute()
                                == 1);
    }

    /** Ends all links of a purpose about one thing. */
    public void end(Transaction tx, String purpose, UUID subject) {
        tx.handle()
                .createUpdate("delete from single_use_link where subject = ? and purpose = ?")
                .bind(0, Ids.bytes(subject))
                .bind(1, purpose)
                .execute();
    }

    /** Takes away what ended by itself; returns how many. */
    public int sweep(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from single_use_link where expires_at <= ?")
                .bind(0, Micros.of(tx.now()))
                .execute();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                Ids.of(row.getBytes("subject")),
                row.getString("details"),
                Micros.get(row, "created_at"),
                Micros.get(row, "expires_at"));
    }
}
