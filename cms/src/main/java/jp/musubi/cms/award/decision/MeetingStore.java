package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.util.UUID;

/** The records of meetings. */
final class MeetingStore {
    private MeetingStore() {}

    static Meeting of(Transaction tx, UUID edition) {
        return tx.handle()
                .createQuery("select record, version from award_meeting where edition = ?")
                .bind(0, Ids.bytes(edition))
                .map((row, context) ->
                        new Meeting(
                                AwardJson.read(row.getString("record"), MeetingRecord.class),
                                row.getLong("version")))
                .findOne()
                .orElseGet(() -> new Meeting(MeetingRecord.EMPTY, 0));
    }

    static void save(Transaction tx, UUID edition, Meeting meeting, UUID by) {
        String sql =
                meeting.version() == 1
                        ? "insert into award_meeting (record, version, saved_at, saved_by, edition)"
                                + " values (?, ?, ?, ?, ?)"
                        : "update award_meeting set record = ?, version = ?, saved_at = ?,"
                                + " saved_by = ? where edition = ?";
        tx.handle()
                .createUpdate(sql)
                .bind(0, AwardJson.written(meeting.record()))
                .bind(1, meeting.version())
                .bind(2, Micros.of(tx.now()))
                .bind(3, Ids.bytes(by))
                .bind(4, Ids.bytes(edition))
                .execute();
    }
}
