package jp.musubi.cms.review;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What people are called, and who of them are staff. */
final class ReviewPeople {
    private static final int MAX_ACCOUNTS = 2_000;

    private final AccountStore accounts;

    ReviewPeople(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** A name; empty for nobody. */
    String name(@Nullable UUID account) {
        return account == null ? "" : accounts.find(account).map(Account::name).orElse("");
    }

    /** Everybody who acts for the city and is not suspended, by name. */
    List<Account> staff() {
        return accounts.list("", MAX_ACCOUNTS, 0).stream()
                .filter(account -> account.active() && account.role() != Role.MEMBER)
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    /** Whether an account is one of staff. */
    boolean isStaff(UUID account) {
        return accounts.find(account)
                .filter(found -> found.active() && found.role() != Role.MEMBER)
                .isPresent();
    }
}
