package jp.musubi.cms.registration;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The registrations of groups. */
public final class RegistrationStore {
    private static final String COLUMNS =
            "group_id, number, valid_from, valid_until, standing, reason, changed_at";

    private static final int MAX_NUMBER_UNITS = 40;
    private static final String UNREGISTERED =
            " from entry e where e.type = :type and e.trashed_at is null"
                    + " and lower(e.title) like :title escape '!'"
                    + " and not exists (select 1 from registration r where r.group_id = e.id)"
                    + " and not exists (select 1 from application a where a.group_id = e.id"
                    + " and a.kind = :applies)";

    private static final String NOT_WAITING =
            " and not exists (select 1 from application a"
                    + " where a.group_id = registration.group_id and a.kind = 'RENEWAL'"
                    + " and a.state in ('SUBMITTED', 'CHECKING'))";

    private final Database database;

    public RegistrationStore(Database database) {
        this.database = database;
    }

    /** The registration of a group. */
    public Optional<Registration> find(UUID group) {
        return database.read(tx -> find(tx, group));
    }

    /** The registration of a group, as the transaction sees it. */
    public static Optional<Registration> find(Transaction tx, UUID group) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from registration where group_id = ?")
                .bind(0, Ids.bytes(group))
                .map((row, context) -> registration(row))
                .findOne();
    }

    /**
     * Registers a group for a first term; one that was registered before keeps its number.
     *
     * @param by the account that decided
     */
    public Registration register(Transaction tx, UUID group, LocalDate from, UUID by) {
        return register(tx, group, from, "", null, by);
    }

    /**
     * As {@link #register(Transaction, UUID, LocalDate, UUID)}, told more.
     *
     * @param number that the group has in an older register; it gets a new one when this is empty
     *     or taken
     * @param reason for staff and the group; null for none
     */
    public Registration register(
            Transaction tx,
            UUID group,
            LocalDate from,
            String number,
            @Nullable String reason,
            UUID by) {
        Optional<Registration> before = find(tx, group);
        LocalDate until = Registration.endOfTerm(from);
        if (before.isPresent()) {
            return write(tx, before.get(), from, until, Registration.Standing.ACTIVE, reason, by);
        }
        tx.handle()
                .createUpdate(
                        "insert into registration (group_id, number, valid_from, valid_until,"
                                + " standing, reason, changed_at, changed_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(group))
                .bind(1, isFree(tx, number) ? number : nextNumber(tx, from))
                .bind(2, from.toString())
                .bind(3, until.toString())
                .bind(4, Registration.Standing.ACTIVE.name())
                .bind(5, cut(reason))
                .bind(6, Micros.of(tx.now()))
                .bind(7, Ids.bytes(by))
                .execute();
        return find(tx, group).orElseThrow();
    }

    private static @Nullable String cut(@Nullable String reason) {
        return reason == null ? null : StorableText.cut(reason, ApplicationStore.MAX_REASON_UNITS);
    }

    private static boolean isFree(Transaction tx, String number) {
        return !number.isEmpty()
                && number.length() <= MAX_NUMBER_UNITS
                && tx.handle()
                        .createQuery("select count(*) from registration where number = ?")
                        .bind(0, number)
                        .mapTo(Integer.class)
                        .one()
                        .equals(0);
    }

    /** The next number that no older register took. */
    private static String nextNumber(Transaction tx, LocalDate from) {
        String number;
        do {
            tx.handle()
                    .execute("update counter set amount = amount + 1 where name = 'registration'");
            int count =
                    tx.handle()
                            .createQuery("select amount from counter where name = 'registration'")
                            .mapTo(Integer.class)
                            .one();
            number = String.format(Locale.ROOT, "%d-%04d", from.getYear(), count);
        } while (!isFree(tx, number));
        return number;
    }

    /**
     * A group that is in no register and does not apply.
     *
     * @param live whether it has a public page
     */
    public record Unregistered(UUID group, String title, boolean live) {}

    /**
     * Groups without a registration, in the order of their titles; those that came by applying are
     * registered by deciding about that, so they are left out.
     *
     * @param part of the title; empty for any
     */
    public List<Unregistered> unregistered(String part, int limit, int offset) {
        String order = " order by e.title, e.id limit " + limit + " offset " + offset;
        return database.read(tx ->
                query(tx, "e.id, e.title, e.live_revision", part, order)
                        .map((row, context) ->
                                new Unregistered(
                                        Ids.of(row.getBytes("id")),
                                        row.getString("title"),
                                        row.getString("live_revision") != null))
                        .list());
    }

    /** How many groups {@link #unregistered} has. */
    public int countUnregistered(String part) {
        return database.read(tx -> query(tx, "count(*)", part, "").mapTo(Integer.class).one());
    }

    private static Query query(Transaction tx, String columns, String part, String order) {
        return tx.handle()
                .createQuery("select " + columns + UNREGISTERED + order)
                .bind("type", EntryAccess.GROUP)
                .bind(
                        "title",
                        "%" + part.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                .bind("applies", Application.Kind.REGISTRATION.name());
    }

    /** Gives a group one more term; empty when it has no registration. */
    public Optional<Registration> renew(Transaction tx, UUID group, LocalDate day, UUID by) {
        return find(tx, group)
                .map(present ->
                        write(
                                tx,
                                present,
                                present.validFrom(),
                                present.renewedUntil(day),
                                Registration.Standing.ACTIVE,
                                null,
                                by));
    }

    /** Lets a group rest, strikes it off, notes that it is no more, or takes that back. */
    public Optional<Registration> decide(
            Transaction tx, UUID group, Registration.Standing standing, String reason, UUID by) {
        return find(tx, group)
                .map(present ->
                        write(
                                tx,
                                present,
                                present.validFrom(),
                                present.validUntil(),
                                standing,
                                reason,
                                by));
    }

    private static Registration write(
            Transaction tx,
            Registration present,
            LocalDate from,
            LocalDate until,
            Registration.Standing standing,
            @Nullable String reason,
            UUID by) {
        tx.handle()
                .createUpdate(
                        "update registration set valid_from = ?, valid_until = ?, standing = ?,"
                                + " reason = ?, changed_at = ?, changed_by = ?, reminded_at = null,"
                                + " lapse_told_at = null, page_taken_at = null where group_id = ?")
                .bind(0, from.toString())
                .bind(1, until.toString())
                .bind(2, standing.name())
                .bind(3, cut(reason))
                .bind(4, Micros.of(tx.now()))
                .bind(5, Ids.bytes(by))
                .bind(6, Ids.bytes(present.group()))
                .execute();
        return find(tx, present.group()).orElseThrow();
    }

    /**
     * Takes the active registrations that end soon and whose groups were not reminded in this term;
     * they count as reminded from now on.
     *
     * @param by the last day that counts as soon
     */
    public List<Registration> takeDue(Transaction tx, LocalDate by, int limit) {
        return take(tx, "reminded_at", "", by, limit);
    }

    /**
     * Takes the active registrations that are over and whose groups were not told; they count as
     * told from now on.
     */
    public List<Registration> takeLapsed(Transaction tx, LocalDate today, int limit) {
        return take(tx, "lapse_told_at", "", today.minusDays(1), limit);
    }

    /**
     * Takes the active registrations that were over by the end of a day, whose pages were not taken
     * down for that and whose groups wait for no renewal; they count as taken down from now on.
     */
    List<Registration> takeForTakingDown(Transaction tx, LocalDate lastDay, int limit) {
        return take(tx, "page_taken_at", NOT_WAITING, lastDay, limit);
    }

    private static List<Registration> take(
            Transaction tx, String mark, String unless, LocalDate lastDay, int limit) {
        List<Registration> due =
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from registration where standing = 'ACTIVE'"
                                        + " and valid_until <= ? and "
                                        + mark
                                        + " is null"
                                        + unless
                                        + " order by valid_until, group_id limit "
                                        + limit
                                        + " for update")
                        .bind(0, lastDay.toString())
                        .map((row, context) -> registration(row))
                        .list();
        for (Registration one : due) {
            tx.handle()
                    .createUpdate("update registration set " + mark + " = ? where group_id = ?")
                    .bind(0, Micros.of(tx.now()))
                    .bind(1, Ids.bytes(one.group()))
                    .execute();
        }
        return due;
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                Ids.of(row.getBytes("group_id")),
                row.getString("number"),
                LocalDate.parse(row.getString("valid_from")),
                LocalDate.parse(row.getString("valid_until")),
                Registration.Standing.valueOf(row.getString("standing")),
                row.getString("reason"),
                Micros.get(row, "changed_at"));
    }
}
