package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.signin.Proof;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another mail address for an account: a link goes to the new one, and only its button, pressed by
 * somebody signed in to that account, moves it. The old address is told, and what was mailed to it
 * signs nobody in any more.
 */
final class AddressChange {
    private static final String PURPOSE = "new-address";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String PATH = MeScreens.PATH + "/email";

    private final Database database;
    private final AccountStore accounts;
    private final LinkStore links;
    private final MailStore mails;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Proof proof;
    private final MeScreens me;
    private final Screens screens;
    private final MailedLink<Link> link;

    AddressChange(PeopleParts parts, Proof proof, MeScreens me, Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.links = parts.links();
        this.mails = parts.mails();
        this.audit = parts.audit();
        this.address = parts.address();
        this.proof = proof;
        this.me = me;
        this.screens = screens;
        this.link =
                new MailedLink<>(PATH, this::asked, missed -> {}, InvitationScreens.OVER, screens);
    }

    List<Route> routes() {
        return List.of(
                Route.post(PATH, "メールアドレスを変える", "Change my mail address")
                        .allowing(Permission.WRITER)
                        .acceptingForm()
                        .by(this::ask),
                link.shown(Permission.READER, "新しいアドレスを確かめる", "Confirm a new address", this::show),
                link.pressed(Permission.WRITER, "新しいアドレスにする", "Move to a new address", this::move));
    }

    private Account account(Request request) {
        proof.session(request);
        return accounts.find(request.caller().account()).orElseThrow(Refusal::notFound);
    }

    private Answer ask(Request request) throws IOException {
        Account account = account(request);
        Optional<String> email = Email.normalised(request.form().one("email").orElse(""));
        if (email.isEmpty()) {
            return me.show(request, "email", screens.text(request, "email.wrong"));
        }
        if (!proof.isGiven(request, account)) {
            return me.show(request, "email", screens.text(request, "me.present.wrong"));
        }
        database.write(tx -> {
            links.end(tx, PURPOSE, account.id());
            String secret = links.make(tx, PURPOSE, account.id(), email.get(), KEPT);
            String body =
                    screens.text(
                            request,
                            "mail.address.body",
                            address.of(link.path(secret)),
                            KEPT.toMinutes());
            String subject = screens.text(request, "mail.address.subject");
            return mails.add(tx, Letter.confidential(email.get(), subject, body, KEPT));
        });
        return Answer.seeOther(MeScreens.PATH + "?done=address-asked");
    }

    private Optional<Link> asked(Request request, String secret) {
        Account account = account(request);
        return links.find(PURPOSE, secret).filter(found -> found.subject().equals(account.id()));
    }

    private Answer show(Request request, Link asked) {
        return screens.show(
                request,
                Screen.of(
                                "people/address.peb",
                                screens.text(request, "address.title"),
                                Section.NONE)
                        .with("email", asked.details())
                        .with("action", link.path(request)));
    }

    private Optional<Answer> move(Request request, Link asked) {
        Account account = account(request);
        Optional<Boolean> moved =
                database.write(tx ->
                        links.use(tx, PURPOSE, MailedLink.secret(request))
                                .map(used -> move(tx, request, account, used.details())));
        return moved.map(done ->
                Answer.seeOther(
                        MeScreens.PATH + "?done=" + (done ? "address-moved" : "address-taken")));
    }

    private boolean move(Transaction tx, Request request, Account account, String email) {
        if (!accounts.move(tx, account.id(), email)) {
            return false;
        }
        LinkScreens.endAll(tx, links, account.id());
        audit.add(tx, account.id(), "account.address", account.id(), "");
        mails.add(
                tx,
                Letter.of(
                        account.email(),
                        screens.text(request, "mail.moved.subject"),
                        screens.text(request, "mail.moved.body")));
        return true;
    }
}
