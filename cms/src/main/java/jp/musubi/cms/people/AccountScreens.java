package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Everybody who may sign in, for the city's office: found, suspended, let in again. Those who act
 * for the city are invited, suspended and helped by administrators only.
 */
final class AccountScreens {
    private static final String PATH = Route.SCREENS + "/accounts";
    private static final int PAGE_ACCOUNTS = 50;
    private static final int MAX_PAGES = 1_000;
    private static final Parameter ID =
            Parameter.path("id", Label.of("アカウントの ID", "Id of the account"));
    private static final Parameter QUERY =
            Parameter.query("q", Label.of("名前かアドレスの一部", "Part of name or address"), Schemas.text());
    private static final Parameter PAGE =
            Parameter.query("page", Label.of("ページ", "Page"), Schemas.integer(1, MAX_PAGES));

    private final Database database;
    private final AccountStore accounts;
    private final MembershipStore memberships;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final LinkStore links;
    private final MailStore mails;
    private final EntryStore entries;
    private final AuditLog audit;
    private final InvitationStore store;
    private final Invitations invitations;
    private final Handovers handovers;
    private final Screens screens;

    AccountScreens(
            PeopleParts parts,
            InvitationStore store,
            Invitations invitations,
            Handovers handovers,
            Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.memberships = parts.memberships();
        this.factors = parts.factors();
        this.passkeys = parts.passkeys();
        this.links = parts.links();
        this.mails = parts.mails();
        this.entries = parts.entries();
        this.audit = parts.audit();
        this.store = store;
        this.invitations = invitations;
        this.handovers = handovers;
        this.screens = screens;
    }

    /** An account in the list or on its own screen. */
    public record AccountView(
            UUID id,
            String address,
            String name,
            String email,
            String role,
            boolean staff,
            boolean active,
            String since) {}

    /** A group that somebody writes for. */
    public record GroupView(String address, String title, String part) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "アカウントの一覧", "Accounts")
                        .allowing(Permission.STAFF)
                        .with(QUERY)
                        .with(PAGE)
                        .answeringPage()
                        .by(request -> list(request, "", "")),
                Route.get(PATH + "/{id}", "アカウント", "An account")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .answeringPage()
                        .by(this::one),
                post(PATH + "/invitations", Permission.ADMINISTRATOR, "職員を招待する", "Invite staff")
                        .by(this::invite),
                post(
                                PATH + "/invitations/withdrawal",
                                Permission.ADMINISTRATOR,
                                "招待を取り消す",
                                "Withdraw")
                        .by(this::withdraw),
                post(PATH + "/{id}/suspension", Permission.PUBLISHER, "利用を止める", "Suspend")
                        .with(ID)
                        .by(this::suspend),
                post(PATH + "/{id}/reactivation", Permission.PUBLISHER, "利用を再開する", "Let in again")
                        .with(ID)
                        .by(request -> act(request, "reactivated", this::reactivate)),
                post(
                                PATH + "/{id}/factor-removal",
                                Permission.ADMINISTRATOR,
                                "確認コードを外す",
                                "Reset factor")
                        .with(ID)
                        .by(request -> removeFactor(request)),
                post(
                                Route.SCREENS + "/handovers/{id}/confirmation",
                                Permission.PUBLISHER,
                                "引きつぎを認める",
                                "Confirm a hand-over")
                        .with(ID)
                        .by(request -> decide(request, true)),
                post(
                                Route.SCREENS + "/handovers/{id}/decline",
                                Permission.PUBLISHER,
                                "引きつぎを認めない",
                                "Decline a hand-over")
                        .with(ID)
                        .by(request -> decide(request, false)));
    }

    private static Route.Builder post(String path, Permission who, String ja, String en) {
        return Route.post(path, ja, en).allowing(who).acceptingForm();
    }

    private Answer list(Request request, String email, String error) {
        String query = request.query().one("q").orElse("");
        int page = request.query().integer("page", 1, 1, MAX_PAGES);
        List<Account> found = accounts.list(query, PAGE_ACCOUNTS + 1, (page - 1) * PAGE_ACCOUNTS);
        boolean runs = Permission.ADMINISTRATOR.allows(request.caller());
        Screen screen =
                Screen.of(
                                "people/accounts.peb",
                                screens.text(request, "accounts.title"),
                                Section.ACCOUNTS)
                        .with(
                                "accounts",
                                found.stream()
                                        .limit(PAGE_ACCOUNTS)
                                        .map(account -> view(request, account))
                                        .toList())
                        .with("q", query)
                        .with("page", page)
                        .with("more", found.size() > PAGE_ACCOUNTS)
                        .with("handovers", handovers.waiting(request))
                        .with("runs", runs)
                        .with("invited", runs ? invited(request) : List.of())
                        .with("email", email)
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private List<GroupPeopleScreens.InvitedView> invited(Request request) {
        return store.open(null).stream()
                .map(open ->
                        new GroupPeopleScreens.InvitedView(
                                open.id(),
                                open.email(),
                                screens.text(request, "position." + open.position().id()),
                                new Times(screens, request.language()).day(open.expiresAt())))
                .toList();
    }

    private AccountView view(Request request, Account account) {
        String role = account.role().name().toLowerCase(Locale.ROOT);
        return new AccountView(
                account.id(),
                PATH + "/" + account.id(),
                account.name(),
                account.email(),
                screens.text(request, "role." + role),
                account.role().isStaff(),
                account.active(),
                new Times(screens, request.language()).day(account.createdAt()));
    }

    private Account account(Request request) {
        return accounts.find(request.id("id")).orElseThrow(Refusal::notFound);
    }

    private Answer one(Request request) {
        Account account = account(request);
        List<GroupView> groups =
                memberships.of(account.id()).stream()
                        .flatMap(member -> group(request, member).stream())
                        .toList();
        boolean self = account.id().equals(request.caller().account());
        Screen screen =
                Screen.of("people/account.peb", account.name(), Section.ACCOUNTS)
                        .with("account", view(request, account))
                        .with("groups", groups)
                        .with("factor", factors.isOn(account.id()))
                        .with("passkeys", passkeys.list(account.id()).size())
                        .with("self", self)
                        .with("may", !self && mayHandle(request.caller(), account))
                        .with("runs", Permission.ADMINISTRATOR.allows(request.caller()));
        return screens.show(request, screen);
    }

    private Optional<GroupView> group(Request request, Membership member) {
        String part = member.part().name().toLowerCase(Locale.ROOT);
        return entries.find(member.group())
                .map(StoredEntry::title)
                .map(title ->
                        new GroupView(
                                Route.SCREENS + "/groups/" + member.group() + "/people",
                                title,
                                screens.text(request, "position." + part)));
    }

    private static boolean mayHandle(Caller caller, Account account) {
        return !account.role().isStaff() || Permission.ADMINISTRATOR.allows(caller);
    }

    private Answer invite(Request request) throws IOException {
        String typed = request.form().one("email").orElse("");
        Optional<String> email = Email.normalised(typed);
        Optional<Position> position = Position.of(request.form().text("position"), false);
        if (email.isEmpty() || position.isEmpty()) {
            return list(request, typed, screens.text(request, "email.wrong"));
        }
        database.write(tx -> {
            invitations.invite(tx, null, email.get(), position.get(), request.caller().account());
            return position;
        });
        return Answer.seeOther(PATH + "?done=invited");
    }

    private Answer withdraw(Request request) throws IOException {
        UUID id =
                request.form()
                        .one("invitation")
                        .flatMap(Request::uuid)
                        .orElseThrow(Refusal::notFound);
        database.write(tx -> {
            Invitation open =
                    store.find(tx, id)
                            .filter(one -> one.group() == null)
                            .orElseThrow(Refusal::notFound);
            return invitations.withdraw(tx, open, request.caller().account());
        });
        return Answer.seeOther(PATH + "?done=invitation-withdrawn");
    }

    private Answer act(Request request, String done, BiConsumer<Transaction, Account> deed) {
        Account account = account(request);
        UUID by = request.caller().account();
        if (account.id().equals(by)) {
            throw Refusal.because(ProblemType.CONFLICT, "not-oneself");
        }
        if (!mayHandle(request.caller(), account)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        database.write(tx -> {
            deed.accept(tx, account);
            audit.add(tx, by, "account." + done, account.id(), "");
            return account;
        });
        return Answer.seeOther(PATH + "/" + account.id() + "?done=" + done);
    }

    /** Ends all that would let them in once they are let in again, and whom they invited. */
    private Answer suspend(Request request) {
        UUID by = request.caller().account();
        return act(
                request,
                "suspended",
                (tx, account) -> {
                    accounts.suspend(tx, account.id());
                    LinkScreens.endAll(tx, links, account.id());
                    invitations.withdrawAllBy(tx, account.id(), by);
                });
    }

    private void reactivate(Transaction tx, Account account) {
        accounts.setActive(tx, account.id(), true);
    }

    private Answer removeFactor(Request request) {
        return act(
                request,
                "factor-reset",
                (tx, account) -> {
                    factors.remove(tx, account.id());
                    removePasskeys(tx, account);
                    SessionStore.endAllOf(tx, account.id());
                });
    }

    /** Mails in the language of other mails to them: nobody knows theirs but they. */
    private void removePasskeys(Transaction tx, Account account) {
        String names =
                passkeys.list(tx, account.id()).stream()
                        .map(Passkey::name)
                        .collect(Collectors.joining(", "));
        if (passkeys.removeAllOf(tx, account.id()) > 0) {
            String language = Screens.languages().getFirst();
            mails.add(
                    tx,
                    Letter.of(
                            account.email(),
                            screens.text(language, "mail.passkey.removed.subject"),
                            screens.text(language, "mail.passkey.removed.body", names)));
        }
    }

    private Answer decide(Request request, boolean confirmed) {
        handovers.decide(request.id("id"), request.caller().account(), confirmed);
        String done = confirmed ? "handover-confirmed" : "handover-declined";
        return Answer.seeOther(PATH + "?done=" + done);
    }
}
