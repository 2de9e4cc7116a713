package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Accounts and their passphrases. */
public final class AccountStore {
    /** UTF-16 units of a name. */
    public static final int MAX_NAME_UNITS = 120;

    /** What stands where a hash would be: nothing verifies against it. */
    private static final String NO_PASSPHRASE = "";

    private static final String SELECT = "select " + AccountRows.COLUMNS + " from account a ";

    private final Database database;
    private final Ids ids;
    private final Passphrases passphrases;
    private final MembershipStore memberships;

    public AccountStore(Database database, Ids ids, Passphrases passphrases) {
        this.database = database;
        this.ids = ids;
        this.passphrases = passphrases;
        this.memberships = new MembershipStore(database);
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
        List<Problem> problems = new ArrayList<>(problems(wanted.email(), wanted.name()));
        problems.addAll(
                passphrases.problems(wanted.passphrase(), wanted.email(), wanted.byStaff()));
        return problems;
    }

    /** What is wrong with an address and a name: fields {@code email} and {@code name}. */
    public static List<Problem> problems(String address, String called) {
        List<Problem> problems = new ArrayList<>();
        if (Email.normalised(address).isEmpty()) {
            problems.add(Problem.at("email", "not_an_email"));
        }
        String name = called.strip();
        if (name.isEmpty()) {
            problems.add(Problem.at("name", "name_missing"));
        } else if (name.length() > MAX_NAME_UNITS) {
            problems.add(Problem.at("name", "too_long", MAX_NAME_UNITS, name.length()));
        } else if (!StorableText.isStorable(name)
                || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(Problem.at("name", "not_one_line"));
        }
        return problems;
    }

    /**
     * Makes an account without a passphrase: its owner signs in by mailed links or passkeys. Empty
     * when another has that address already.
     *
     * @param email as {@link Email#normalised} makes it
     * @param name one that {@link #problems} finds nothing wrong with
     */
    public Optional<Account> createWithoutPassphrase(
            Transaction tx, String email, String name, Role role) {
        Account account = new Account(ids.next(), email, name.strip(), role, true, tx.now());
        return insert(tx, account, NO_PASSPHRASE) ? Optional.of(account) : Optional.empty();
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
        return database.read(tx -> findByEmail(tx, email));
    }

    /** As {@link #findByEmail(String)}, as the transaction sees it. */
    public Optional<Account> findByEmail(Transaction tx, String email) {
        return Email.normalised(email)
                .flatMap(address ->
                        tx.handle()
                                .createQuery(SELECT + "where a.email = ?")
                                .bind(0, address)
                                .map((row, context) -> AccountRows.account(row))
                                .findOne());
    }

    /** The account with that id. */
    public Optional<Account> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    /** As {@link #find(UUID)}, as the transaction sees it. */
    public Optional<Account> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(SELECT + "where a.id = ?")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> AccountRows.account(row))
                .findOne();
    }

    /**
     * Accounts by name, for staff.
     *
     * @param query part of a name or an address; empty for all
     */
    public List<Account> list(String query, int limit, int offset) {
        String like = "%" + query.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                SELECT
                                        + "where lower(a.name) like lower(?)"
                                        + " or a.email like lower(?)"
                                        + " order by a.name, a.id limit ? offset ?")
                        .bind(0, like)
                        .bind(1, like)
                        .bind(2, limit)
                        .bind(3, offset)
                        .map((row, context) -> AccountRows.account(row))
                        .list());
    }

    /** Those who work for the city and can sign in, by name. */
    public List<Account> staff(Transaction tx) {
        return tx.handle()
                .createQuery(SELECT + "where a.active = true order by a.name, a.id")
                .map((row, context) -> AccountRows.account(row))
                .filter(account -> account.role().isStaff())
                .list();
    }

    /** An account whose passphrase somebody knew a moment ago. */
    public static final class Known {
        private final Account account;
        private final String hash;

        private Known(Account account, String hash) {
            this.account = account;
            this.hash = hash;
        }

        /** The account, as it was then. */
        public Account account() {
            return account;
        }
    }

    /**
     * The active account with that address and passphrase. Takes the same time whether the address
     * is known or not.
     */
    public Optional<Known> authenticate(String email, String passphrase) {
        Optional<Account> account = findByEmail(email).filter(Account::active);
        String hash = account.map(this::hash).orElse(null);
        boolean right =
                hash == null
                        ? passphrases.verifyNobody(passphrase)
                        : passphrases.verify(passphrase, hash);
        return right && hash != null ? account.map(one -> new Known(one, hash)) : Optional.empty();
    }

    /**
     * Whether an account is still active and has the passphrase that somebody knew. Until the
     * transaction ends it stays so: what it begins ends with the next change.
     */
    public boolean isStill(Transaction tx, Known known) {
        return tx.handle()
                .createQuery(
                        "select passphrase from account where id = ? and active = true for update")
                .bind(0, Ids.bytes(known.account().id()))
                .mapTo(String.class)
                .findOne()
                .filter(known.hash::equals)
                .isPresent();
    }

    /** Whether an account has a passphrase at all. */
    public boolean hasPassphrase(UUID account) {
        return find(account).map(this::hash).isPresent();
    }

    /** Whether that is the passphrase of an account. */
    public boolean verify(UUID account, String passphrase) {
        String hash = find(account).map(this::hash).orElse(null);
        return hash == null
                ? passphrases.verifyNobody(passphrase)
                : passphrases.verify(passphrase, hash);
    }

    private @Nullable String hash(Account account) {
        return database.read(tx ->
                        tx.handle()
                                .createQuery("select passphrase from account where id = ?")
                                .bind(0, Ids.bytes(account.id()))
                                .mapTo(String.class)
                                .findOne())
                .filter(hash -> !hash.equals(NO_PASSPHRASE))
                .orElse(null);
    }

    /** Changes the passphrase; all tokens and sessions of the account end with it. */
    public List<Problem> changePassphrase(UUID id, String passphrase) {
        return changePassphrase(id, passphrase, tx -> {});
    }

    /**
     * As {@link #changePassphrase(UUID, String)}.
     *
     * @param then done in the same transaction, if the passphrase is changed
     */
    public List<Problem> changePassphrase(UUID id, String passphrase, Consumer<Transaction> then) {
        List<Problem> problems =
                passphrases.problems(passphrase, find(id).map(Account::email).orElse(""), false);
        if (problems.isEmpty()) {
            String hash = passphrases.hash(passphrase);
            database.write(tx -> {
                // First, so that whoever signs in at this moment is waited for, then signed out.
                tx.handle()
                        .createUpdate("update account set passphrase = ? where id = ?")
                        .bind(0, hash)
                        .bind(1, Ids.bytes(id))
                        .execute();
                TokenStore.revokeAllOf(tx, id);
                SessionStore.endAllOf(tx, id);
                then.accept(tx);
                return problems;
            });
        }
        return problems;
    }

    /**
     * Lets an account do what a role may do, unless it may already do as much. Its sessions and
     * tokens end: they were made under lighter rules.
     */
    public void promote(Transaction tx, UUID id, Role role) {
        boolean enough =
                find(tx, id)
                        .filter(account -> account.role().standing().includes(role.standing()))
                        .isPresent();
        if (!enough) {
            tx.handle()
                    .createUpdate("update account set role = ? where id = ?")
                    .bind(0, role.name())
                    .bind(1, Ids.bytes(id))
                    .execute();
            SessionStore.endAllOf(tx, id);
            TokenStore.revokeAllOf(tx, id);
        }
    }

    /** Calls an account by another name. */
    public void rename(Transaction tx, UUID id, String name) {
        tx.handle()
                .createUpdate("update account set name = ? where id = ?")
                .bind(0, name.strip())
                .bind(1, Ids.bytes(id))
                .execute();
    }

    /** Gives an account another address; false when that is somebody else's. */
    public boolean move(Transaction tx, UUID id, String email) {
        try {
            return tx.handle()
                            .createUpdate("update account set email = ? where id = ?")
                            .bind(0, email)
                            .bind(1, Ids.bytes(id))
                            .execute()
                    == 1;
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Suspends an account: nothing signs in, and all its sessions and tokens end at once. */
    public void suspend(Transaction tx, UUID id) {
        setActive(tx, id, false);
        SessionStore.endAllOf(tx, id);
        TokenStore.revokeAllOf(tx, id);
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

    /** As {@link MembershipStore#join}. */
    public void join(Transaction tx, UUID account, UUID group, Membership.Part part) {
        memberships.join(tx, account, group, part);
    }

    /** As {@link MembershipStore#groups}. */
    public List<UUID> groups(UUID account) {
        return memberships.groups(account);
    }

    /** As {@link MembershipStore#ofGroup}. */
    public List<Membership> membersOf(Transaction tx, UUID group) {
        return MembershipStore.ofGroup(tx, group);
    }
}
