package jp.musubi.cms.banner;

import jp.musubi.cms.asset.PrivateFile;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The files that groups attach to their applications. They are kept in the database, beside the
 * files that everybody can ask for, so that nothing of them is ever published.
 */
public final class AttachmentStore {
    private static final int MAX_NAME_UNITS = 200;

    private final Database database;
    private final Ids ids;

    AttachmentStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Attaches a file to an application that the caller has locked.
     *
     * @throws Refusal if it has as many as it may have
     */
    void add(Transaction tx, UUID application, PrivateFile file) {
        if (of(tx, application).size() >= Attachment.MAX_FILES) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-files-full", Attachment.MAX_FILES);
        }
        tx.handle()
                .createUpdate(
                        "insert into banner_attachment (id, application, file_name, media_type,"
                                + " size_bytes, content, added_at) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(application))
                .bind(2, StorableText.cut(file.name(), MAX_NAME_UNITS))
                .bind(3, file.mediaType())
                .bind(4, file.content().length)
                .bind(5, file.content())
                .bind(6, Micros.of(tx.now()))
                .execute();
    }

    /** Takes a file of an application away, where it has it. */
    static void remove(Transaction tx, UUID application, UUID file) {
        tx.handle()
                .createUpdate("delete from banner_attachment where application = ? and id = ?")
                .bind(0, Ids.bytes(application))
                .bind(1, Ids.bytes(file))
                .execute();
    }

    /** What is attached to an application, in the order that it came. */
    List<Attachment> of(UUID application) {
        return database.read(tx -> of(tx, application));
    }

    static List<Attachment> of(Transaction tx, UUID application) {
        return tx.handle()
                .createQuery(
                        "select id, file_name, media_type, size_bytes from banner_attachment"
                                + " where application = ? order by added_at, id")
                .bind(0, Ids.bytes(application))
                .map((row, context) ->
                        new Attachment(
                                Ids.of(row.getBytes("id")),
                                row.getString("file_name"),
                                row.getString("media_type"),
                                row.getInt("size_bytes")))
                .list();
    }

    /** The file itself, if it is attached to that application. */
    Optional<byte[]> content(UUID application, UUID file) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select content from banner_attachment where application = ?"
                                        + " and id = ?")
                        .bind(0, Ids.bytes(application))
                        .bind(1, Ids.bytes(file))
                        .map((row, context) -> row.getBytes("content"))
                        .findOne());
    }
}
