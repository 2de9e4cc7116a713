package jp.musubi.cms.freshness;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@link Question}s, one a group. */
public final class QuestionStore {
    private static final String SELECT =
            "select group_id, confirmed_on, asked_at, times, mails from freshness_question";

    private final Database database;

    public QuestionStore(Database database) {
        this.database = database;
    }

    /** The last question of each group that was ever asked. */
    public Map<UUID, Question> all() {
        return database.read(tx -> {
            var found = new HashMap<UUID, Question>();
            tx.handle()
                    .createQuery(SELECT)
                    .map((row, context) -> question(row))
                    .forEach(question -> found.put(question.group(), question));
            return found;
        });
    }

    /** The last question of a group, locked until the transaction ends. */
    Optional<Question> lock(Transaction tx, UUID group) {
        return tx.handle()
                .createQuery(SELECT + " where group_id = ? for update")
                .bind(0, Ids.bytes(group))
                .map((row, context) -> question(row))
                .findOne();
    }

    /** Keeps a question in place of the group's last one. */
    void put(Transaction tx, Question question) {
        tx.handle()
                .createUpdate(
                        "insert into freshness_question"
                                + " (group_id, confirmed_on, asked_at, times, mails)"
                                + " values (?, ?, ?, ?, ?) on duplicate key update"
                                + " confirmed_on = values(confirmed_on),"
                                + " asked_at = values(asked_at), times = values(times),"
                                + " mails = values(mails)")
                .bind(0, Ids.bytes(question.group()))
                .bind(1, question.confirmedOn())
                .bind(2, Micros.of(question.askedAt()))
                .bind(3, question.times())
                .bind(4, question.mails())
                .execute();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                Ids.of(row.getBytes("group_id")),
                row.getString("confirmed_on"),
                Micros.get(row, "asked_at"),
                row.getInt("times"),
                row.getInt("mails"));
    }
}
