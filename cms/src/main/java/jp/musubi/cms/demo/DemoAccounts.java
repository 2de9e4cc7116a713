package jp.musubi.cms.demo;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.Scope;
import jp.musubi.cms.account.Token;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.database.Database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts whose passphrases everybody knows: only ever for a city that listens on loopback. */
public final class DemoAccounts {
    private static final String TOKEN_NAME = "demo";

    /** One of them. */
    public record Known(String email, String name, Role role, String passphrase) {}

    /** One of each role. */
    public static final List<Known> ALL =
            List.of(
                    new Known(
                            "admin@example.jp",
                            "見本 管理者",
                            Role.ADMINISTRATOR,
                            "demo-admin-kenrokuen"),
                    new Known("staff@example.jp", "見本 市職員", Role.STAFF, "demo-staff-asanogawa"),
                    new Known("owner@example.jp", "見本 団体代表", Role.OWNER, "demo-owner-saigawa"),
                    new Known(
                            "editor@example.jp",
                            "見本 団体編集者",
                            Role.EDITOR,
                            "demo-editor-utatsuyama"));

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

    /** A new token for the staff account; the one of the last start ends. */
    public String staffToken() {
        Account staff = accounts.findByEmail(ALL.get(1).email()).orElseThrow();
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
