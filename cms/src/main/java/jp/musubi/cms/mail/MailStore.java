package jp.musubi.cms.mail;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mails on their way: the outbox that {@link Postman} empties. */
public final class MailStore {
    /** How long mails are kept once nothing more happens to them. */
    public static final Duration REMEMBERED_FOR = Duration.ofDays(60);

    /**
     * How long a mail belongs to the postman that took it; one that died in the meantime leaves it
     * to others.
     */
    static final Duration HELD_FOR = Duration.ofMinutes(5);

    private static final int MAX_ERROR_UNITS = 500;
    private static final String COLUMNS =
            "id, recipient, subject, body, confidential, state, attempts, created_at,"
                    + " next_attempt_at, useful_until, sent_at, answers_to, error";

    private final Database database;
    private final Ids ids;
    private final boolean sending;

    /**
     * The mails of a store.
     *
     * @param sending whether there is a mail server; without one, mails are only kept
     */
    public MailStore(Database database, Ids ids, boolean sending) {
        this.database = database;
        this.ids = ids;
        this.sending = sending;
    }

    /** Whether mails leave the house. */
    public boolean isSending() {
        return sending;
    }

    /** Leaves a mail, in the transaction that causes it. Returns its id. */
    public UUID add(Transaction tx, Letter letter) {
        UUID id = ids.next();
        Duration useful = letter.usefulFor();
        tx.handle()
                .createUpdate(
                        "insert into mail (id, recipient, subject, body, confidential, state,"
                            + " attempts, created_at, next_attempt_at, useful_until, answers_to,"
                            + " error) values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, '')")
                .bind(0, Ids.bytes(id))
                .bind(1, letter.to())
                .bind(2, letter.subject())
                .bind(3, letter.body())
                .bind(4, letter.confidential())
                .bind(5, (sending ? Mail.State.QUEUED : Mail.State.KEPT).name())
                .bind(6, Micros.of(tx.now()))
                .bind(7, Micros.of(tx.now()))
                .bind(8, Micros.orNull(useful == null ? null : tx.now().plus(useful)))
                .bind(9, letter.answersTo())
                .execute();
        return id;
    }

    /** Takes a mail back, in the transaction that left it. */
    public void withdraw(Transaction tx, UUID id) {
        tx.handle().createUpdate("delete from mail where id = ?").bind(0, Ids.bytes(id)).execute();
    }

    /** The newest mails, newest first. */
    public List<Mail> newest(int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select " + COLUMNS + " from mail order by id desc limit ?")
                        .bind(0, limit)
                        .map((row, context) -> mail(row))
                        .list());
    }

    /** The mail of that id. */
    public Optional<Mail> find(UUID id) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select " + COLUMNS + " from mail where id = ?")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> mail(row))
                        .findOne());
    }

    /** How many mails were given up. */
    public int failures() {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from mail where state = 'FAILED'")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Sends a mail that was given up once more; false if it was not given up. */
    public boolean retry(Transaction tx, UUID id) {
        return tx.handle()
                        .createUpdate(
                                "update mail set state = 'QUEUED', attempts = 0, error = '',"
                                        + " next_attempt_at = ?"
                                        + " where id = ? and state = 'FAILED'")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(id))
                        .execute()
                == 1;
    }

    /**
     * Takes the mail that is due for longest. It belongs to the caller for {@link #HELD_FOR}; its
     * attempt is counted already.
     */
    Optional<Mail> claim() {
        return database.write(tx -> {
            Optional<Mail> due =
                    tx.handle()
                            .createQuery(
                                    "select "
                                            + COLUMNS
                                            + " from mail where state = 'QUEUED'"
                                            + " and next_attempt_at <= ?"
                                            + " order by next_attempt_at limit 1 for update")
                            .bind(0, Micros.of(tx.now()))
                            .map((row, context) -> mail(row))
                            .findOne();
            due.ifPresent(mail -> hold(tx, mail));
            return due;
        });
    }

    private static void hold(Transaction tx, Mail mail) {
        tx.handle()
                .createUpdate(
                        "update mail set attempts = attempts + 1, next_attempt_at = ?"
                                + " where id = ?")
                .bind(0, Micros.of(tx.now().plus(HELD_FOR)))
                .bind(1, Ids.bytes(mail.id()))
                .execute();
    }

    /** Whether any mail is due. */
    boolean isAnyDue() {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select id from mail where state = 'QUEUED'"
                                        + " and next_attempt_at <= ? limit 1")
                        .bind(0, Micros.of(tx.now()))
                        .map((row, context) -> row.getBytes("id"))
                        .findOne()
                        .isPresent());
    }

    /** A mail server took it; a confidential one is forgotten but for the fact. */
    void sent(Mail mail) {
        database.write(tx ->
                tx.handle()
                        .createUpdate(
                                "update mail set state = 'SENT', sent_at = ?, error = '', body = ?"
                                        + " where id = ?")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, mail.confidential() ? "" : mail.body())
                        .bind(2, Ids.bytes(mail.id()))
                        .execute());
    }

    /** It is tried again after a while. */
    void later(Mail mail, Duration pause, String error) {
        database.write(tx ->
                tx.handle()
                        .createUpdate("update mail set next_attempt_at = ?, error = ? where id = ?")
                        .bind(0, Micros.of(tx.now().plus(pause)))
                        .bind(1, StorableText.cut(error, MAX_ERROR_UNITS))
                        .bind(2, Ids.bytes(mail.id()))
                        .execute());
    }

    /** It is given up. */
    void failed(Mail mail, String error) {
        database.write(tx ->
                tx.handle()
                        .createUpdate("update mail set state = 'FAILED', error = ? where id = ?")
                        .bind(0, StorableText.cut(error, MAX_ERROR_UNITS))
                        .bind(1, Ids.bytes(mail.id()))
                        .execute());
    }

    /** Forgets old mails, and the links in those that nobody can use any more; returns how many. */
    public int sweep(Transaction tx) {
        tx.handle()
                .createUpdate(
                        "update mail set body = '' where confidential = true"
                                + " and useful_until <= ? and body <> ''")
                .bind(0, Micros.of(tx.now()))
                .execute();
        return tx.handle()
                .createUpdate("delete from mail where state <> 'QUEUED' and created_at <= ?")
                .bind(0, Micros.of(tx.now().minus(REMEMBERED_FOR)))
                .execute();
    }

    private static Mail mail(ResultSet row) throws SQLException {
        Instant created = Micros.get(row, "created_at");
        return new Mail(
                Ids.of(row.getBytes("id")),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("confidential"),
                Mail.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                created,
                Micros.get(row, "next_attempt_at"),
                Micros.find(row, "useful_until"),
                Micros.find(row, "sent_at"),
                row.getString("answers_to"),
                row.getString("error"));
    }
}
