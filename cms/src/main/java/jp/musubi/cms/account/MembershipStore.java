package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who writes for which group, and as what. */
public final class MembershipStore {
    private static final String COLUMNS = "m.account_id, m.group_id, m.role, m.created_at";

    private final Database database;

    public MembershipStore(Database database) {
        this.database = database;
    }

    /** Somebody who writes for a group, with their account. */
    public record Member(Membership membership, Account account) {}

    /**
     * Lets an account write for a group; one that does so already keeps its part.
     *
     * @param group id of an entry of type group
     */
    public void join(Transaction tx, UUID account, UUID group, Membership.Part part) {
        try {
            tx.handle()
                    .createUpdate(
                            "insert into membership (account_id, group_id, created_at, role)"
                                    + " values (?, ?, ?, ?)")
                    .bind(0, Ids.bytes(account))
                    .bind(1, Ids.bytes(group))
                    .bind(2, Micros.of(tx.now()))
                    .bind(3, part.name())
                    .execute();
        } catch (RuntimeException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** The groups an account writes for. */
    public List<UUID> groups(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select group_id from membership where account_id = ?"
                                        + " order by group_id")
                        .bind(0, Ids.bytes(account))
                        .map((row, context) -> Ids.of(row.getBytes("group_id")))
                        .list());
    }

    /** As what an account writes for groups, oldest membership first. */
    public List<Membership> of(UUID account) {
        return database.read(tx -> list(tx, "account_id", account));
    }

    /** Who writes for a group, oldest membership first. */
    public List<Membership> ofGroup(UUID group) {
        return database.read(tx -> ofGroup(tx, group));
    }

    /** As {@link #ofGroup(UUID)}, as the transaction sees it. */
    public static List<Membership> ofGroup(Transaction tx, UUID group) {
        return list(tx, "group_id", group);
    }

    private static List<Membership> list(Transaction tx, String column, UUID id) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from membership m where m."
                                + column
                                + " = ? order by m.created_at, m.account_id, m.group_id")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> membership(row))
                .list();
    }

    /** Who writes for a group, with their accounts, owners first. */
    public List<Member> people(UUID group) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + ", "
                                        + AccountRows.COLUMNS
                                        + " from membership m join account a on a.id = m.account_id"
                                        + " where m.group_id = ?"
                                        + " order by m.role desc, m.created_at, m.account_id")
                        .bind(0, Ids.bytes(group))
                        .map((row, context) -> member(row))
                        .list());
    }

    /**
     * As what an account writes for a group, as the transaction sees it; it stays so until its end.
     */
    public Optional<Membership> find(Transaction tx, UUID account, UUID group) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from membership m where m.account_id = ? and m.group_id = ?"
                                + " for update")
                .bind(0, Ids.bytes(account))
                .bind(1, Ids.bytes(group))
                .map((row, context) -> membership(row))
                .findOne();
    }

    /** As what an account writes for a group. */
    public Optional<Membership> find(UUID account, UUID group) {
        return of(account).stream().filter(known -> known.group().equals(group)).findFirst();
    }

    /** Whether an account answers for a group. */
    public boolean owns(UUID account, UUID group) {
        return find(account, group)
                .filter(known -> known.part() == Membership.Part.OWNER)
                .isPresent();
    }

    /** Gives somebody who writes for a group another part. */
    public void change(Transaction tx, UUID account, UUID group, Membership.Part part) {
        tx.handle()
                .createUpdate(
                        "update membership set role = ? where account_id = ? and group_id = ?")
                .bind(0, part.name())
                .bind(1, Ids.bytes(account))
                .bind(2, Ids.bytes(group))
                .execute();
    }

    /** Takes somebody out of a group; false if they were not in it. */
    public boolean leave(Transaction tx, UUID account, UUID group) {
        return tx.handle()
                        .createUpdate(
                                "delete from membership where account_id = ? and group_id = ?")
                        .bind(0, Ids.bytes(account))
                        .bind(1, Ids.bytes(group))
                        .execute()
                == 1;
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                Ids.of(row.getBytes("account_id")),
                Ids.of(row.getBytes("group_id")),
                Membership.Part.valueOf(row.getString("role")),
                Micros.get(row, "created_at"));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(membership(row), AccountRows.account(row));
    }
}
