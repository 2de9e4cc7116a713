package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;
import jp.musubi.content.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts and their passphrases. */
public final class AccountStore {
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
        return Unwritten.body(database, ids, passphrases);
    }

    /** The account with that address, in any spelling. */
    public Optional<Account> findByEmail(String email) {
        return Unwritten.body();
    }

    /** The account with that id. */
    public Optional<Account> find(UUID id) {
        return Unwritten.body();
    }

    /** Accounts by name, for staff. */
    public List<Account> list(int limit, int offset) {
        return Unwritten.body();
    }

    /**
     * The active account with that address and passphrase. Takes the same time whether the address
     * is known or not.
     */
    public Optional<Account> authenticate(String email, String passphrase) {
        return Unwritten.body();
    }

    /** Changes the passphrase; all tokens of the account end with it. */
    public List<Problem> changePassphrase(UUID id, String passphrase) {
        return Unwritten.body();
    }

    /** Suspends an account or lets it in again; false when there is none. */
    public boolean setActive(Transaction tx, UUID id, boolean active) {
        return Unwritten.body();
    }

    /** Lets an account write for a group (the id of an entry of type group). */
    public void join(Transaction tx, UUID account, UUID group) {
        Unwritten.body();
    }

    /** The groups an account writes for. */
    public List<UUID> groups(UUID account) {
        return Unwritten.body();
    }
}
