package jp.musubi.cms.award.edition;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The steps of editions and nominations. Nothing of it is ever changed or removed. */
public record AwardEventStore(Ids ids) {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 2_000;

    /** Keeps a step. */
    public void add(Transaction tx, AwardEvent event) {
        String reason = StorableText.cut(event.reason(), MAX_REASON_UNITS);
        tx.handle()
                .createUpdate(
                        "insert into award_event (id, edition, nomination, step, from_state,"
                                + " to_state, at, actor, reason)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(event.edition()))
                .bind(2, AwardRows.bytes(event.nomination()))
                .bind(3, event.step())
                .bind(4, event.from())
                .bind(5, event.to())
                .bind(6, Micros.of(event.at()))
                .bind(7, AwardRows.bytes(event.actor()))
                .bind(8, reason.isEmpty() ? null : reason)
                .execute();
    }

    /** The steps of an edition itself, oldest first. */
    public static List<AwardEvent> ofEdition(Transaction tx, UUID edition) {
        return list(tx, "edition = ? and nomination is null", edition);
    }

    /** The steps of a nomination, oldest first. */
    public static List<AwardEvent> ofNomination(Transaction tx, UUID nomination) {
        return list(tx, "nomination = ?", nomination);
    }

    private static List<AwardEvent> list(Transaction tx, String condition, @Nullable UUID id) {
        return tx.handle()
                .createQuery("select * from award_event where " + condition + " order by at, id")
                .bind(0, AwardRows.bytes(id))
                .map((row, context) -> event(row))
                .list();
    }

    private static AwardEvent event(ResultSet row) throws SQLException {
        return new AwardEvent(
                Ids.of(row.getBytes("edition")),
                AwardRows.id(row, "nomination"),
                row.getString("step"),
                row.getString("from_state"),
                row.getString("to_state"),
                Micros.get(row, "at"),
                AwardRows.id(row, "actor"),
                Objects.requireNonNullElse(row.getString("reason"), ""));
    }
}
