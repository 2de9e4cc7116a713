package jp.musubi.cms.award.screening;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What jurors say of nominations. */
final class SheetStore {
    private SheetStore() {}

    /** As the column keeps it. */
    private record Kept(Map<String, Sheet.Mark> marks) {}

    static void save(Transaction tx, UUID edition, Sheet sheet) {
        tx.handle()
                .createUpdate("delete from award_sheet where nomination = ? and account = ?")
                .bind(0, Ids.bytes(sheet.nomination()))
                .bind(1, Ids.bytes(sheet.juror()))
                .execute();
        tx.handle()
                .createUpdate(
                        "insert into award_sheet (nomination, account, edition, marks, saved_at)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(sheet.nomination()))
                .bind(1, Ids.bytes(sheet.juror()))
                .bind(2, Ids.bytes(edition))
                .bind(3, AwardJson.written(new Kept(new LinkedHashMap<>(sheet.marks()))))
                .bind(4, Micros.of(tx.now()))
                .execute();
    }

    static List<Sheet> of(Transaction tx, UUID edition) {
        return tx.handle()
                .createQuery("select * from award_sheet where edition = ? order by saved_at")
                .bind(0, Ids.bytes(edition))
                .map((row, context) -> sheet(row))
                .list();
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        return new Sheet(
                Ids.of(row.getBytes("nomination")),
                Ids.of(row.getBytes("account")),
                AwardJson.read(row.getString("marks"), Kept.class).marks());
    }
}
