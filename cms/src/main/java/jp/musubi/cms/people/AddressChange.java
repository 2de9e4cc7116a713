package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

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
    private static final Parameter SECRET =
            Parameter.path("secret", Label.of("リンクの合いかぎ", "Secret of the link"));

    private final Database database;
    private final AccountStore accounts;
    private final LinkStore links;
    private final MailStore mails;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Proof proof;
    private final MeScreens me;
    private final Screens screens;

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
    }

    List<Route> routes() {
        return List.of(
                Route.post(PATH, "メールアドレスを変える", "Change my mail address")
                        .allowing(Permission.WRITER)
                        .acceptingForm()
                        .by(this::ask),
                Route.get(PATH + "/{secret}", "新しいアドレスを確かめる", "Confirm a new address")
                        .allowing(Permission.READER)
                        .with(SECRET)
                        .answeringPage()
                        .by(this::follow),
                Route.post(PATH + "/{secret}", "新しいアドレスにする", "Move to a new address")
                        .allowing(Permission.WRITER)
                        .with(SECRET)
                        .acceptingForm()
                        .by(this::move));
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
                            address.of(PATH + "/" + secret),
                            KEPT.toMinutes());
            String subject = screens.text(request, "mail.address.subject");
            return mails.add(tx, Letter.confidential(email.get(), subject, body, KEPT));
        });
        return Answer.seeOther(MeScreens.PATH + "?done=address-asked");
    }

    private Answer follow(Request request) {
        Account account = account(request);
        Optional<Link> link =
                links.find(PURPOSE, request.path("secret"))
                        .filter(found -> found.subject().equals(account.id()));
        if (link.isEmpty()) {
            return over(request);
        }
        return screens.show(
                request,
                Screen.of(
                                "people/address.peb",
                                screens.text(request, "address.title"),
                                Section.NONE)
                        .with("email", link.get().details())
                        .with("action", PATH + "/" + request.path("secret")));
    }

    private Answer move(Request request) {
        Account account = account(request);
        String secret = request.path("secret");
        Optional<Boolean> moved =
                database.write(tx ->
                        links.find(tx, PURPOSE, secret)
                                .filter(found -> found.subject().equals(account.id()))
                                .flatMap(found -> links.use(tx, PURPOSE, secret))
                                .map(link -> move(tx, request, account, link.details())));
        if (moved.isEmpty()) {
            return over(request);
        }
        String done = moved.get() ? "address-moved" : "address-taken";
        return Answer.seeOther(MeScreens.PATH + "?done=" + done);
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

    private Answer over(Request request) {
        return screens.show(
                request,
                Screen.of(
                                "people/invitation-over.peb",
                                screens.text(request, "invitation.over"),
                                Section.NONE)
                        .withStatus(404));
    }
}
