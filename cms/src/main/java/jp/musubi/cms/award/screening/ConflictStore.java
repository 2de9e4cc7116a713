package jp.musubi.cms.award.screening;

import jp.musubi.cms.award.edition.AwardRows;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Conflicts that were noted. */
record ConflictStore(Ids ids) {
    /** UTF-16 units of a note. */
    static final int MAX_NOTE_UNITS = 1_000;

    /** Notes a conflict; false where the same was noted before. */
    boolean add(
            Transaction tx,
            UUID edition,
            UUID nomination,
            UUID juror,
            Conflict.Kind kind,
            String note,
            @Nullable UUID by) {
        boolean isKnown =
                of(tx, edition).stream()
                        .anyMatch(each ->
                                each.nomination().equals(nomination)
                                        && each.juror().equals(juror)
                                        && each.kind() == kind);
        if (isKnown) {
            return false;
        }
        tx.handle()
                .createUpdate(
                        "insert into award_conflict (id, edition, nomination, account, kind, note,"
                                + " noted_by, noted_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(edition))
                .bind(2, Ids.bytes(nomination))
                .bind(3, Ids.bytes(juror))
                .bind(4, kind.name())
                .bind(5, StorableText.cut(note.strip(), MAX_NOTE_UNITS))
                .bind(6, AwardRows.bytes(by))
                .bind(7, Micros.of(tx.now()))
                .execute();
        return true;
    }

    static void remove(Transaction tx, UUID id) {
        tx.handle()
                .createUpdate("delete from award_conflict where id = ?")
                .bind(0, Ids.bytes(id))
                .execute();
    }

    /** All of an edition, oldest first. */
    static List<Conflict> of(Transaction tx, UUID edition) {
        return tx.handle()
                .createQuery("select * from award_conflict where edition = ? order by noted_at, id")
                .bind(0, Ids.bytes(edition))
                .map((row, context) -> conflict(row))
                .list();
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("nomination")),
                Ids.of(row.getBytes("account")),
                Conflict.Kind.valueOf(row.getString("kind")),
                row.getString("note"),
                AwardRows.id(row, "noted_by"),
                Micros.get(row, "noted_at"));
    }
}
