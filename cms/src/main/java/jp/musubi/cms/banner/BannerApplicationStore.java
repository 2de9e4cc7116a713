package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Applications for partner banners. */
public final class BannerApplicationStore {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 2_000;

    private final Database database;
    private final Ids ids;

    public BannerApplicationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Begins an application.
     *
     * @param renews the banner to be renewed; null for a first grant
     */
    BannerApplication begin(
            Transaction tx,
            String programme,
            String rules,
            UUID group,
            @Nullable UUID renews,
            UUID applicant) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        "insert into banner_application (id, number, programme, rules, state,"
                                + " group_id, renews, applicant, answers, version, created_at,"
                                + " saved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, nextNumber(tx))
                .bind(2, programme)
                .bind(3, rules)
                .bind(4, BannerApplicationState.DRAFT.name())
                .bind(5, Ids.bytes(group))
                .bind(6, renews == null ? null : Ids.bytes(renews))
                .bind(7, Ids.bytes(applicant))
                .bind(8, BannerAnswers.NONE.json())
                .bind(9, 1)
                .bind(10, Micros.of(tx.now()))
                .bind(11, Micros.of(tx.now()))
                .execute();
        return find(tx, id).orElseThrow();
    }

    private static int nextNumber(Transaction tx) {
        tx.handle()
                .execute(
                        "update counter set amount = amount + 1 where name = 'banner_application'");
        return tx.handle()
                .createQuery("select amount from counter where name = 'banner_application'")
                .mapTo(Integer.class)
                .one();
    }

    /** The application of that id. */
    public Optional<BannerApplication> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    static Optional<BannerApplication> find(Transaction tx, UUID id) {
        return find(tx, id, "");
    }

    private static Optional<BannerApplication> find(Transaction tx, UUID id, String lock) {
        return tx.handle()
                .createQuery("select * from banner_application where id = ?" + lock)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> application(row))
                .findOne();
    }

    /** What a group applied for, newest first. */
    public List<BannerApplication> ofGroup(UUID group) {
        return database.read(tx -> ofGroup(tx, group));
    }

    static List<BannerApplication> ofGroup(Transaction tx, UUID group) {
        return tx.handle()
                .createQuery(
                        "select * from banner_application where group_id = ?"
                                + " order by created_at desc, id desc")
                .bind(0, Ids.bytes(group))
                .map((row, context) -> application(row))
                .list();
    }

    /**
     * Those in some states, the longest waiting first.
     *
     * @param programme that they are for; empty for all
     */
    public List<BannerApplication> list(
            Set<BannerApplicationState> states, Optional<String> programme, int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select * from banner_application where state in (<states>)"
                                        + " and (:programme = '' or programme = :programme)"
                                        + " order by submitted_at, id limit :limit")
                        .bindList("states", states.stream().map(Enum::name).toList())
                        .bind("programme", programme.orElse(""))
                        .bind("limit", limit)
                        .map((row, context) -> application(row))
                        .list());
    }

    /** Saves what the group says; empty when it may not be changed any more. */
    static Optional<BannerApplication> save(Transaction tx, UUID id, BannerAnswers answers) {
        Optional<BannerApplication> open =
                find(tx, id, " for update").filter(each -> each.state().isOpen());
        open.ifPresent(_ ->
                tx.handle()
                        .createUpdate(
                                "update banner_application set answers = ?, saved_at = ?,"
                                        + " version = version + 1 where id = ?")
                        .bind(0, answers.json())
                        .bind(1, Micros.of(tx.now()))
                        .bind(2, Ids.bytes(id))
                        .execute());
        return open.isEmpty() ? open : find(tx, id);
    }

    /**
     * Takes an application to its next state.
     *
     * @param by the account of the office; null for the group
     * @param reason for the group, where there is one
     * @return the application afterwards; empty when that state may not follow
     */
    static Optional<BannerApplication> move(
            Transaction tx,
            UUID id,
            BannerApplicationState next,
            @Nullable UUID by,
            @Nullable String reason) {
        Optional<BannerApplication> present = find(tx, id, " for update");
        if (present.filter(each -> each.state().next().contains(next)).isEmpty()) {
            return Optional.empty();
        }
        boolean submits = next == BannerApplicationState.SUBMITTED;
        tx.handle()
                .createUpdate(
                        "update banner_application set state = :state, reason = :reason,"
                                + " decided_by = coalesce(:by, decided_by),"
                                + " submitted_at = coalesce(:submitted, submitted_at),"
                                + " moved_at = :moved, version = version + 1 where id = :id")
                .bind("state", next.name())
                .bind("reason", reason == null ? null : StorableText.cut(reason, MAX_REASON_UNITS))
                .bind("by", by == null ? null : Ids.bytes(by))
                .bind("submitted", submits ? Micros.of(tx.now()) : null)
                .bind("moved", Micros.of(tx.now()))
                .bind("id", Ids.bytes(id))
                .execute();
        return find(tx, id);
    }

    private static BannerApplication application(ResultSet row) throws SQLException {
        return new BannerApplication(
                Ids.of(row.getBytes("id")),
                row.getInt("number"),
                row.getString("programme"),
                row.getString("rules"),
                BannerApplicationState.valueOf(row.getString("state")),
                Ids.of(row.getBytes("group_id")),
                BannerEventStore.id(row, "renews"),
                Ids.of(row.getBytes("applicant")),
                BannerAnswers.of(row.getString("answers")),
                row.getString("reason"),
                BannerEventStore.id(row, "decided_by"),
                row.getLong("version"),
                Micros.get(row, "created_at"),
                Micros.get(row, "saved_at"),
                Micros.find(row, "submitted_at"),
                Micros.find(row, "moved_at"));
    }
}
