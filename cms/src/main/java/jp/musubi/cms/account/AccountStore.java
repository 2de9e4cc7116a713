package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts and their passphrases. */
public final class AccountStore {
    /** UTF-16 units of a name. */
    public static final int MAX_NAME_UNITS = 120;

    private static final String COLUMNS = "id, email, name, role, active, created_at";

    private final Database database;
    private final Ids ids;
    private final Passphrases passphrases;

    public AccountStore(Database database, Ids ids, Passphrases passphrases) {
        this.database = database;
        this.ids = ids;
        this.passphrases = passphrases;
    }

    /**
     * What is needed for an account.
     *
     * @param byStaff whether staff chose the passphrase, to be changed by its owner; it may then be
     *     shorter, though never a common one
     */
    public record NewAccount(
            String email, String name, Role role, String passphrase, boolean byStaff) {
        /** Without the passphrase. */
        @Override
        public String toString() {
            return "NewAccount[email=" + email + ", role=" + role + "]";
        }
    }

    /** What came of making an account. */
    public sealed interface Outcome {
        /** It is there. */
        record Created(Account account) implements Outcome {}

        /** It was refused: fields {@code email}, {@code name}, {@code passphrase}. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /** Makes an account. Takes some 50 ms, for the passphrase is hashed. */
    public Outcome create(NewAccount wanted) {
        List<Problem> problems = problems(wanted);
        Optional<String> email = Email.normalised(wanted.email());
        if (email.isEmpty() || !problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        String hash = passphrases.hash(wanted.passphrase());
        return database.write(tx -> {
            Account account =
                    new Account(
                            ids.next(),
                            email.get(),
                            wanted.name().strip(),
                            wanted.role(),
                            true,
                            tx.now());
            return insert(tx, account, hash)
                    ? new Outcome.Created(account)
                    : new Outcome.Refused(List.of(Problem.at("email", "email_taken")));
        });
    }

    private List<Problem> problems(NewAccount wanted) {
        List<Problem> problems = new ArrayList<>();
        if (Email.normalised(wanted.email()).isEmpty()) {
            problems.add(Problem.at("email", "not_an_email"));
        }
        String name = wanted.name().strip();
        if (name.isEmpty()) {
            problems.add(Problem.at("name", "name_missing"));
        } else if (name.length() > MAX_NAME_UNITS) {
            problems.add(Problem.at("name", "too_long", MAX_NAME_UNITS, name.length()));
        } else if (!StorableText.isStorable(name)
                || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(Problem.at("name", "not_one_line"));
        }
        problems.addAll(
                passphrases.problems(wanted.passphrase(), wanted.email(), wanted.byStaff()));
        return problems;
    }

    private static boolean insert(Transaction tx, Account account, String hash) {
        try {
            tx.handle()
                    .createUpdate(
                            "insert into account (id, email, name, role, active, created_at,"
                                    + " passphrase) values (?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, Ids.bytes(account.id()))
                    .bind(1, account.email())
                    .bind(2, account.name())
                    .bind(3, account.role().name())
                    .bind(4, account.active())
                    .bind(5, Micros.of(account.createdAt()))
                    .bind(6, hash)
                    .execute();
            return true;
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The account with that address, in any spelling. */
    public Optional<Account> findByEmail(String email) {
        return Email.normalised(email)
                .flatMap(address ->
                        database.read(tx ->
                                tx.handle()
                                        .createQuery(
                                                "select "
                                                        + COLUMNS
                                                        + " from account where email = ?")
                                        .bind(0, address)
                                        .map((row, context) -> account(row))
                                        .findOne()));
    }

    /** The account with that id. */
    public Optional<Account> find(UUID id) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select " + COLUMNS + " from account where id = ?")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> account(row))
                        .findOne());
    }

    /** Accounts by name, for staff. */
    public List<Account> list(int limit, int offset) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from account order by name, id limit ? offset ?")
                        .bind(0, limit)
                        .bind(1, offset)
                        .map((row, context) -> account(row))
                        .list());
    }

    /**
     * The active account with that address and passphrase. Takes the same time whether the address
     * is known or not.
     */
    public Optional<Account> authenticate(String email, String passphrase) {
        Optional<Account> account = findByEmail(email).filter(Account::active);
        String hash = account.map(this::hash).orElse(null);
        boolean right =
                hash == null
                        ? passphrases.verifyNobody(passphrase)
                        : passphrases.verify(passphrase, hash);
        return right ? account : Optional.empty();
    }

    private @Nullable String hash(Account account) {
        return database.read(tx ->
                        tx.handle()
                                .createQuery("select passphrase from account where id = ?")
                                .bind(0, Ids.bytes(account.id()))
                                .mapTo(String.class)
                                .findOne())
                .orElse(null);
    }

    /** Changes the passphrase; all tokens and sessions of the account end with it. */
    public List<Problem> changePassphrase(UUID id, String passphrase) {
        List<Problem> problems =
                passphrases.problems(passphrase, find(id).map(Account::email).orElse(""), false);
        if (problems.isEmpty()) {
            String hash = passphrases.hash(passphrase);
            database.write(tx -> {
                TokenStore.revokeAllOf(tx, id);
                SessionStore.endAllOf(tx, id);
                return tx.handle()
                        .createUpdate("update account set passphrase = ? where id = ?")
                        .bind(0, hash)
                        .bind(1, Ids.bytes(id))
                        .execute();
            });
        }
        return problems;
    }

    /** Suspends an account or lets it in again; false when there is none. */
    public boolean setActive(Transaction tx, UUID id, boolean active) {
        return tx.handle()
                        .createUpdate("update account set active = ? where id = ?")
                        .bind(0, active)
                        .bind(1, Ids.bytes(id))
                        .execute()
                > 0;
    }

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
    public List<Membership> memberships(UUID account) {
        return database.read(tx -> memberships(tx, "account_id", account));
    }

    /** Who writes for a group, oldest membership first. */
    public List<Membership> membersOf(UUID group) {
        return database.read(tx -> membersOf(tx, group));
    }

    /** As {@link #membersOf(UUID)}, as the transaction sees it. */
    public List<Membership> membersOf(Transaction tx, UUID group) {
        return memberships(tx, "group_id", group);
    }

    private static List<Membership> memberships(Transaction tx, String column, UUID id) {
        return tx.handle()
                .createQuery(
                        "select account_id, group_id, role, created_at from membership where "
                                + column
                                + " = ? order by created_at, account_id, group_id")
                .bind(0, Ids.bytes(id))
                .map((row, context) ->
                        new Membership(
                                Ids.of(row.getBytes("account_id")),
                                Ids.of(row.getBytes("group_id")),
                                Membership.Part.valueOf(row.getString("role")),
                                Micros.get(row, "created_at")))
                .list();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                Ids.of(row.getBytes("id")),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                Micros.get(row, "created_at"));
    }
}
