package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.people.HandoverStore.Handover;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Handing a group over, as neighbourhoods do each spring: its owner names another of its people,
 * the city confirms, and both are told.
 */
final class Handovers {
    private final Database database;
    private final HandoverStore store;
    private final AccountStore accounts;
    private final MembershipStore memberships;
    private final EntryStore entries;
    private final MailStore mails;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Screens screens;

    Handovers(PeopleParts parts, Screens screens) {
        this.database = parts.database();
        this.store = new HandoverStore(parts.database(), parts.ids());
        this.accounts = parts.accounts();
        this.memberships = parts.memberships();
        this.entries = parts.entries();
        this.mails = parts.mails();
        this.audit = parts.audit();
        this.address = parts.address();
        this.screens = screens;
    }

    /** A hand-over that waits. */
    public record HandoverView(UUID id, String group, String from, String to, String since) {}

    /** All that wait for the city. */
    List<HandoverView> waiting(Request request) {
        return store.waiting().stream().map(wish -> view(request, wish)).toList();
    }

    /** What a group waits for: one or none. */
    List<HandoverView> ofGroup(Request request, UUID group) {
        return store.ofGroup(group).stream().map(wish -> view(request, wish)).toList();
    }

    private HandoverView view(Request request, Handover wish) {
        return new HandoverView(
                wish.id(),
                entries.find(wish.group()).map(StoredEntry::title).orElse(""),
                accounts.find(wish.from()).map(Account::name).orElse(""),
                accounts.find(wish.to()).map(Account::name).orElse(""),
                new Times(screens, request.language()).day(wish.createdAt()));
    }

    /**
     * Names who shall answer for a group. False when somebody is named already.
     *
     * @throws Refusal (not found) if the heir does not write for the group, or is suspended
     */
    boolean ask(StoredEntry group, UUID owner, UUID heir) {
        return database.write(tx -> {
            boolean fit =
                    memberships
                            .find(tx, heir, group.id())
                            .filter(member -> member.part() != Membership.Part.OWNER)
                            .isPresent();
            if (!fit || !isActive(tx, heir)) {
                throw Refusal.notFound();
            }
            Optional<Handover> wish = store.add(tx, group.id(), owner, heir);
            wish.ifPresent(
                    asked -> audit.add(tx, owner, "handover.ask", group.id(), "account=" + heir));
            return wish.isPresent();
        });
    }

    private boolean isActive(Transaction tx, UUID account) {
        return accounts.find(tx, account).filter(Account::active).isPresent();
    }

    /** Takes a wish back. */
    void withdraw(StoredEntry group, UUID owner) {
        store.ofGroup(group.id())
                .ifPresent(wish ->
                        database.write(tx -> {
                            return store.take(tx, wish.id())
                                    .map(taken -> {
                                        audit.add(tx, owner, "handover.withdraw", group.id(), "");
                                        return taken;
                                    });
                        }));
    }

    /** Drops a wish that names somebody who leaves the group. */
    void forget(Transaction tx, UUID group, UUID account) {
        store.ofGroup(tx, group)
                .filter(wish -> wish.to().equals(account) || wish.from().equals(account))
                .ifPresent(wish -> store.take(tx, wish.id()));
    }

    /**
     * Does a hand-over, or not, and tells both.
     *
     * @throws Refusal (not found) if it does not wait any more; (conflict) if the people changed,
     *     or the heir was suspended
     */
    void decide(UUID id, UUID by, boolean confirmed) {
        database.write(tx -> {
            Handover wish = store.take(tx, id).orElseThrow(Refusal::notFound);
            if (confirmed) {
                swap(tx, wish);
            }
            String action = confirmed ? "handover.confirm" : "handover.decline";
            audit.add(tx, by, action, wish.group(), "account=" + wish.to());
            tell(tx, wish, confirmed);
            return wish;
        });
    }

    private void swap(Transaction tx, Handover wish) {
        boolean stillThere =
                memberships.find(tx, wish.to(), wish.group()).isPresent()
                        && isActive(tx, wish.to())
                        && memberships
                                .find(tx, wish.from(), wish.group())
                                .filter(member -> member.part() == Membership.Part.OWNER)
                                .isPresent();
        if (!stillThere) {
            throw Refusal.because(ProblemType.CONFLICT, "handover-changed");
        }
        memberships.change(tx, wish.to(), wish.group(), Membership.Part.OWNER);
        memberships.change(tx, wish.from(), wish.group(), Membership.Part.EDITOR);
    }

    private void tell(Transaction tx, Handover wish, boolean confirmed) {
        String language = Screens.languages().getFirst();
        String which = confirmed ? "confirmed" : "declined";
        String group = entries.find(tx, wish.group()).map(StoredEntry::title).orElse("");
        Optional<Account> from = accounts.find(tx, wish.from());
        Optional<Account> to = accounts.find(tx, wish.to());
        String subject = screens.text(language, "mail.handover." + which + ".subject", group);
        String body =
                screens.text(
                        language,
                        "mail.handover." + which + ".body",
                        group,
                        from.map(Account::name).orElse(""),
                        to.map(Account::name).orElse(""),
                        address.of(Route.SCREENS));
        for (Optional<Account> receiver : List.of(from, to)) {
            receiver.ifPresent(account ->
                    mails.add(tx, Letter.of(account.email(), Letter.subject(subject), body)));
        }
    }
}
