package jp.musubi.cms.signin;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signing in by a link that is mailed. */
public final class LinkScreens {
    /** How long a link is good. */
    public static final Duration KEPT = Duration.ofMinutes(15);

    /** The query parameter of where somebody wants to go. */
    public static final Parameter NEXT =
            Parameter.query(
                    "next", Label.of("そのあと開く画面", "Screen to open afterwards"), Schemas.text());

    private static final String PURPOSE = "sign-in";
    private static final String PATH = Screens.SIGN_IN + "/link";
    private static final UUID NOBODY = new UUID(0, 0);
    private final Database database;
    private final AccountStore accounts;
    private final LinkStore links;
    private final MailStore mails;
    private final AuditLog audit;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final PublicAddress address;
    private final Screens screens;
    private final MailedLink<Account> link;

    /** Everything that links need. */
    public record Parts(
            Database database,
            AccountStore accounts,
            LinkStore links,
            MailStore mails,
            AuditLog audit,
            PublicAddress address) {}

    public LinkScreens(Parts parts, SignIns signIns, SignInLimits limits, Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.links = parts.links();
        this.mails = parts.mails();
        this.audit = parts.audit();
        this.address = parts.address();
        this.signIns = signIns;
        this.limits = limits;
        this.screens = screens;
        this.link =
                new MailedLink<>(
                        PATH,
                        this::owner,
                        limits::secret,
                        new MailedLink.Over("sign-in/expired.peb", "expired.title"),
                        screens);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Screens.SIGN_IN, "サインインの画面", "Screen to sign in")
                        .allowing(Permission.ANYONE)
                        .with(NEXT)
                        .answeringPage()
                        .by(this::form),
                Route.post(PATH, "サインインのリンクを送る", "Mail a link to sign in")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::send),
                link.shown(Permission.ANYONE, "届いたリンク", "A link that was mailed", this::show),
                link.pressed(
                        Permission.ANYONE, "届いたリンクでサインインする", "Sign in by a link", this::signIn));
    }

    private Answer form(Request request) {
        return form(request, "", request.query().one("next").orElse(""), false);
    }

    private Answer form(Request request, String email, String next, boolean refused) {
        Screen screen =
                Screen.of("sign-in/mail.peb", screens.text(request, "sign-in.title"), Section.NONE)
                        .with("email", email)
                        .with("relyingParty", address.host())
                        .with("next", LocalPath.of(next).orElse(""))
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200);
        return screens.show(request, screen);
    }

    private Answer send(Request request) throws IOException {
        Form form = request.form();
        String typed = form.one("email").orElse("");
        String next = LocalPath.of(form.text("next")).orElse("");
        Optional<String> email = Email.normalised(typed);
        if (email.isEmpty()) {
            return form(request, typed, next, true);
        }
        limits.link(request, email.get());
        Optional<Account> account = accounts.findByEmail(email.get()).filter(Account::active);
        database.write(tx -> {
            UUID mail = mail(tx, request, email.get(), account.map(Account::id), next);
            if (account.isEmpty()) {
                forget(tx, mail);
            }
            return mail;
        });
        Screen screen =
                Screen.of("sign-in/sent.peb", screens.text(request, "sent.title"), Section.NONE)
                        .with("email", email.get())
                        .with("next", next)
                        .with("minutes", KEPT.toMinutes());
        return screens.show(request, screen);
    }

    /**
     * The path of a link that signs an account in once, for mails of other features.
     *
     * @param kept how long it is good
     */
    public static String path(Transaction tx, LinkStore links, UUID account, Duration kept) {
        return PATH + "/" + links.make(tx, PURPOSE, account, "", kept);
    }

    /** Ends the links that would sign an account in. */
    public static void endAll(Transaction tx, LinkStore links, UUID account) {
        links.end(tx, PURPOSE, account);
    }

    private UUID mail(
            Transaction tx, Request request, String email, Optional<UUID> account, String next) {
        String secret = links.make(tx, PURPOSE, account.orElse(NOBODY), next, KEPT);
        String body =
                screens.text(
                        request,
                        "mail.sign-in.body",
                        address.of(PATH + "/" + secret),
                        KEPT.toMinutes());
        audit.add(tx, account.orElse(null), "session.link", account.orElse(null), "");
        return mails.add(
                tx,
                Letter.confidential(
                        email, screens.text(request, "mail.sign-in.subject"), body, KEPT));
    }

    /**
     * Takes back what was written for an address that nobody has: it was written so that the answer
     * takes as long as for one that somebody has.
     */
    private void forget(Transaction tx, UUID mail) {
        mails.withdraw(tx, mail);
        links.end(tx, PURPOSE, NOBODY);
    }

    private Optional<Account> owner(Request request, String secret) {
        return links.find(PURPOSE, secret)
                .flatMap(found -> accounts.find(found.subject()))
                .filter(Account::active);
    }

    private Answer show(Request request, Account account) {
        Screen screen =
                Screen.of("sign-in/link.peb", screens.text(request, "link.title"), Section.NONE)
                        .with("email", account.email())
                        .with("action", link.path(request));
        return screens.show(request, screen);
    }

    private Optional<Answer> signIn(Request request, Account account) {
        return database.write(tx ->
                links.use(tx, PURPOSE, MailedLink.secret(request))
                        .flatMap(used -> enter(tx, request, used)));
    }

    private Optional<Answer> enter(Transaction tx, Request request, Link link) {
        links.end(tx, PURPOSE, link.subject());
        return accounts.find(tx, link.subject())
                .filter(Account::active)
                .map(account ->
                        signIns.answer(
                                signIns.enter(tx, request, account, BrowserSession.Way.LINK),
                                link.details()));
    }
}
