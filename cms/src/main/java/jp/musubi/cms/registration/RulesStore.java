package jp.musubi.cms.registration;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.util.Optional;
import java.util.UUID;

/**
 * The rules (会則) that groups hand in with an application: for the office alone. They are kept in
 * the database, beside the files that everybody can ask for, and go when their application goes.
 */
final class RulesStore {
    private static final int MAX_NAME_UNITS = 200;

    private final Database database;

    RulesStore(Database database) {
        this.database = database;
    }

    /** What was handed in: what its sender called it, and its length. */
    public record Rules(String name, int bytes) {
        /** Kilobytes, at least one. */
        public int kilobytes() {
            return Math.max(1, Math.round(bytes / 1024f));
        }
    }

    /** Keeps the rules of an application instead of those before. */
    void put(Transaction tx, UUID application, String name, byte[] pdf) {
        remove(tx, application);
        tx.handle()
                .createUpdate(
                        "insert into application_rules (application_id, file_name, size_bytes,"
                                + " pdf, added_at) values (?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(application))
                .bind(1, StorableText.cut(name, MAX_NAME_UNITS))
                .bind(2, pdf.length)
                .bind(3, pdf)
                .bind(4, Micros.of(tx.now()))
                .execute();
    }

    /** Takes the rules of an application away, where there are any. */
    static void remove(Transaction tx, UUID application) {
        tx.handle()
                .createUpdate("delete from application_rules where application_id = ?")
                .bind(0, Ids.bytes(application))
                .execute();
    }

    /** What was handed in with an application. */
    Optional<Rules> find(UUID application) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select file_name, size_bytes from application_rules"
                                        + " where application_id = ?")
                        .bind(0, Ids.bytes(application))
                        .map((row, context) ->
                                new Rules(row.getString("file_name"), row.getInt("size_bytes")))
                        .findOne());
    }

    /** The document itself. */
    Optional<byte[]> pdf(UUID application) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select pdf from application_rules where application_id = ?")
                        .bind(0, Ids.bytes(application))
                        .map((row, context) -> row.getBytes("pdf"))
                        .findOne());
    }
}
