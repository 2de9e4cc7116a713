package jp.musubi.cms.demo;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.Scope;
import jp.musubi.cms.account.Token;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts whose passphrases everybody knows: only ever for a city that listens on loopback. */
public final class DemoAccounts {
    static final String STAFF = "staff@example.jp";
    static final String OWNER = "owner@example.jp";

    private static final String TOKEN_NAME = "demo";

    /** One of them. */
    public record Known(String email, String name, Role role, String passphrase) {}

    /** One of each role, and one who is in the jury of the awards. */
    public static final List<Known> ALL =
            List.of(
                    new Known(
                            "admin@example.jp",
                            "見本 管理者",
                            Role.ADMINISTRATOR,
                            "demo-admin-kenrokuen"),
                    new Known(STAFF, "見本 市職員", Role.STAFF, "demo-staff-asanogawa"),
                    new Known(OWNER, "見本 団体代表", Role.MEMBER, "demo-owner-saigawa"),
                    new Known(
                            "editor@example.jp", "見本 団体編集者", Role.MEMBER, "demo-editor-utatsuyama"),
                    new Known("juror@example.jp", "見本 審査委員", Role.MEMBER, "demo-juror-tentokuin"));

    /** The groups of the sample city that owner and editor write for. */
    private static final List<String> GROUPS = List.of("asano-hotaru", "nukumori-shokudo");

    private final Database database;
    private final AccountStore accounts;
    private final TokenStore tokens;

    public DemoAccounts(Database database, AccountStore accounts, TokenStore tokens) {
        this.database = database;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Makes those that are missing. */
    public List<Account> create() {
        List<Account> all = new ArrayList<>();
        for (Known known : ALL) {
            Optional<Account> existing = accounts.findByEmail(known.email());
            all.add(existing.orElseGet(() -> create(known)));
        }
        return all;
    }

    private Account create(Known known) {
        var wanted =
                new AccountStore.NewAccount(
                        known.email(), known.name(), known.role(), known.passphrase(), true);
        return switch (accounts.create(wanted)) {
            case AccountStore.Outcome.Created(Account account) -> account;
            case AccountStore.Outcome.Refused(var problems) ->
                    throw new IllegalStateException(
                            "the demo account " + known.email() + " was refused: " + problems);
        };
    }

    /** Lets the owner and the editor write for groups of the sample city, where it has them. */
    public void join(EntryStore entries) {
        UUID owner = account(2).id();
        UUID editor = account(3).id();
        List<UUID> groups =
                GROUPS.stream()
                        .flatMap(slug -> entries.find("group", slug).stream())
                        .map(StoredEntry::id)
                        .toList();
        database.write(tx -> {
            groups.stream()
                    .limit(1)
                    .forEach(group -> accounts.join(tx, owner, group, Membership.Part.OWNER));
            groups.forEach(group -> accounts.join(tx, editor, group, Membership.Part.EDITOR));
            return groups.size();
        });
    }

    private Account account(int known) {
        return accounts.findByEmail(ALL.get(known).email()).orElseThrow();
    }

    /** A new token for the staff account; the one of the last start ends. */
    public String staffToken() {
        Account staff = account(1);
        List<Token> old =
                tokens.list(staff.id()).stream()
                        .filter(token -> token.name().equals(TOKEN_NAME))
                        .toList();
        return database.write(tx -> {
            old.forEach(token -> tokens.revoke(tx, staff.id(), token.id()));
            return tokens.create(tx, staff.id(), TOKEN_NAME, Scope.WRITE, null).secret();
        });
    }
}
