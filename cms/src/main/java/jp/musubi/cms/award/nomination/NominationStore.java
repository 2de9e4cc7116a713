package jp.musubi.cms.award.nomination;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.award.edition.AwardRows;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Nominations. */
public final class NominationStore {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 2_000;

    private final Database database;

    public NominationStore(Database database) {
        this.database = database;
    }

    /** Begins a nomination under an id of the caller's. */
    static Nomination begin(
            Transaction tx, UUID id, UUID edition, Nominee nominee, Nominator nominator) {
        tx.handle()
                .createUpdate(
                        "insert into award_nomination (id, edition, number, state, group_id,"
                                + " nominee, contact, category, said, own, account, nominator_name,"
                                + " nominator_email, language, version, created_at, saved_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, 1, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, Ids.bytes(edition))
                .bind(2, nextNumber(tx))
                .bind(3, NominationState.DRAFT.name())
                .bind(4, AwardRows.bytes(nominee.group()))
                .bind(5, nominee.name())
                .bind(6, nominee.contact())
                .bind(7, AwardJson.written(NominationText.NONE))
                .bind(8, nominator.own())
                .bind(9, AwardRows.bytes(nominator.account()))
                .bind(10, nominator.name())
                .bind(11, nominator.email())
                .bind(12, nominator.language())
                .bind(13, Micros.of(tx.now()))
                .bind(14, Micros.of(tx.now()))
                .execute();
        return find(tx, id).orElseThrow();
    }

    private static int nextNumber(Transaction tx) {
        tx.handle()
                .execute("update counter set amount = amount + 1 where name = 'award_nomination'");
        return tx.handle()
                .createQuery("select amount from counter where name = 'award_nomination'")
                .mapTo(Integer.class)
                .one();
    }

    /** The nomination of that id. */
    public Optional<Nomination> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    /** The nomination of that id. */
    public static Optional<Nomination> find(Transaction tx, UUID id) {
        return list(tx, "id = ?", Ids.bytes(id)).stream().findFirst();
    }

    static Optional<Nomination> lock(Transaction tx, UUID id) {
        return list(tx, "id = ? for update", Ids.bytes(id)).stream().findFirst();
    }

    /** All nominations of an edition, in the order of their numbers. */
    public List<Nomination> of(UUID edition) {
        return database.read(tx -> of(tx, edition));
    }

    /** All nominations of an edition, in the order of their numbers. */
    public static List<Nomination> of(Transaction tx, UUID edition) {
        return list(tx, "edition = ? order by number", Ids.bytes(edition));
    }

    /** What the jury of an edition looks at. */
    public static List<Nomination> admitted(Transaction tx, UUID edition) {
        return of(tx, edition).stream()
                .filter(each -> each.state() == NominationState.ADMITTED)
                .toList();
    }

    /** Nominations of a group, newest first. */
    public List<Nomination> ofGroup(UUID group) {
        return database.read(tx -> list(tx, "group_id = ? order by number desc", Ids.bytes(group)));
    }

    /** What somebody nominates, newest first. */
    static List<Nomination> ofNominator(Transaction tx, String email) {
        return list(tx, "nominator_email = ? order by number desc", email);
    }

    private static List<Nomination> list(Transaction tx, String condition, Object value) {
        return tx.handle()
                .createQuery("select * from award_nomination where " + condition)
                .bind(0, value)
                .map((row, context) -> nomination(row))
                .list();
    }

    static void save(
            Transaction tx, UUID id, Nominee nominee, String category, NominationText text) {
        tx.handle()
                .createUpdate(
                        "update award_nomination set group_id = ?, nominee = ?, contact = ?,"
                                + " category = ?, said = ?, saved_at = ?, version = version + 1"
                                + " where id = ?")
                .bind(0, AwardRows.bytes(nominee.group()))
                .bind(1, nominee.name())
                .bind(2, nominee.contact())
                .bind(3, category)
                .bind(4, AwardJson.written(text))
                .bind(5, Micros.of(tx.now()))
                .bind(6, Ids.bytes(id))
                .execute();
    }

    static void move(Transaction tx, UUID id, NominationStep step, String reason) {
        String said = StorableText.cut(reason, MAX_REASON_UNITS);
        boolean submits = step == NominationStep.SUBMIT;
        boolean consents = step == NominationStep.CONSENT;
        tx.handle()
                .createUpdate(
                        "update award_nomination set state = :state, reason = :reason,"
                                + " submitted_at = coalesce(:submitted, submitted_at),"
                                + " consented_at = coalesce(:consented, consented_at),"
                                + " version = version + 1 where id = :id")
                .bind("state", step.to().name())
                .bind("reason", said.isEmpty() ? null : said)
                .bind("submitted", submits ? Micros.of(tx.now()) : null)
                .bind("consented", consents ? Micros.of(tx.now()) : null)
                .bind("id", Ids.bytes(id))
                .execute();
    }

    /** Those whose nominator is still known, of editions announced before a moment. */
    static List<Nomination> unforgotten(Transaction tx, Instant before, int limit) {
        return tx.handle()
                .createQuery(
                        "select n.* from award_nomination n join award_edition e"
                                + " on e.id = n.edition where n.cleared_at is null"
                                + " and e.state = 'ANNOUNCED' and e.moved_at <= ?"
                                + " order by n.number limit "
                                + limit)
                .bind(0, Micros.of(before))
                .map((row, context) -> nomination(row))
                .list();
    }

    static void forget(Transaction tx, Nomination nomination) {
        tx.handle()
                .createUpdate(
                        "update award_nomination set nominator_name = '', nominator_email = '',"
                                + " account = null, contact = '', said = ?, cleared_at = ?"
                                + " where id = ?")
                .bind(0, AwardJson.written(nomination.text().withoutPeople()))
                .bind(1, Micros.of(tx.now()))
                .bind(2, Ids.bytes(nomination.id()))
                .execute();
    }

    private static Nomination nomination(ResultSet row) throws SQLException {
        return new Nomination(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("edition")),
                row.getInt("number"),
                NominationState.valueOf(row.getString("state")),
                new Nominee(
                        AwardRows.id(row, "group_id"),
                        row.getString("nominee"),
                        row.getString("contact")),
                row.getString("category"),
                AwardJson.read(row.getString("said"), NominationText.class),
                new Nominator(
                        AwardRows.id(row, "account"),
                        row.getBoolean("own"),
                        row.getString("nominator_name"),
                        row.getString("nominator_email"),
                        row.getString("language")),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                Micros.find(row, "consented_at"),
                row.getLong("version"),
                Micros.get(row, "created_at"),
                Micros.find(row, "submitted_at"),
                Micros.find(row, "cleared_at"));
    }
}
