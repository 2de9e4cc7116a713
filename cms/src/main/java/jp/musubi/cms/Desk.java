package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.desk.HomeScreen;
import jp.musubi.cms.edit.EditDesk;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailScreens;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.people.PeopleParts;
import jp.musubi.cms.people.PeopleScreens;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.signin.FactorScreens;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.signin.PassphraseScreens;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.writer.WriterTheme;
import jp.musubi.content.checker.CheckerRules;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The screens of people who work with the program, put together to routes; what {@link Api} is for
 * programs.
 */
final class Desk {
    private final Parts parts;
    private final Cookies cookies;
    private final Screens screens;
    private final EditDesk editing;

    /**
     * What the screens stand on.
     *
     * @param staffSecondFactor whether those who act for the city must have a second factor
     */
    record Parts(
            Database database,
            Ids ids,
            Clock clock,
            AccountStore accounts,
            SessionStore sessions,
            TokenStore tokens,
            EntryStore entries,
            AuditLog audit,
            MailStore mails,
            PublicAddress address,
            boolean staffSecondFactor) {}

    Desk(Parts parts, Function<Screens, EditDesk> editing) {
        this.parts = parts;
        this.cookies = new Cookies(parts.address().isSecure());
        this.screens =
                new Screens(
                        new ScreenTheme(
                                WriterTheme.of(Theme.editor(), CheckerRules.bundled()),
                                Screens.languages(),
                                Route.SCREENS + "/"),
                        cookies,
                        id -> parts.accounts().find(id).map(Account::name).orElse(""));
        this.editing = editing.apply(screens);
    }

    Cookies cookies() {
        return cookies;
    }

    Screens screens() {
        return screens;
    }

    /** All routes of screens. */
    List<Route> routes() {
        var routes = new ArrayList<>(screens.routes());
        routes.addAll(accounts());
        routes.addAll(new HomeScreen(parts.accounts(), parts.entries(), screens).routes());
        routes.addAll(
                new MailScreens(
                                parts.database(),
                                parts.mails(),
                                parts.audit(),
                                screens,
                                parts.clock())
                        .routes());
        routes.addAll(editing.routes());
        return routes;
    }

    /** Signing in, and what people do with accounts. */
    private List<Route> accounts() {
        var factors = new FactorStore(parts.database());
        var links = new LinkStore(parts.database());
        var signIns =
                new SignIns(
                        parts.sessions(),
                        factors,
                        parts.audit(),
                        cookies,
                        parts.staffSecondFactor());
        var limits = new SignInLimits();
        var routes = new ArrayList<Route>();
        routes.addAll(
                new LinkScreens(
                                new LinkScreens.Parts(
                                        parts.database(),
                                        parts.accounts(),
                                        links,
                                        parts.mails(),
                                        parts.audit(),
                                        parts.address()),
                                signIns,
                                limits,
                                screens)
                        .routes());
        routes.addAll(
                new PassphraseScreens(parts.database(), parts.accounts(), signIns, limits, screens)
                        .routes());
        routes.addAll(
                new FactorScreens(
                                parts.database(),
                                parts.accounts(),
                                factors,
                                signIns,
                                limits,
                                parts.audit(),
                                screens)
                        .routes());
        var people =
                new PeopleParts(
                        parts.database(),
                        parts.ids(),
                        parts.accounts(),
                        new MembershipStore(parts.database()),
                        parts.sessions(),
                        parts.tokens(),
                        factors,
                        parts.entries(),
                        links,
                        parts.mails(),
                        parts.audit(),
                        parts.address());
        routes.addAll(new PeopleScreens(people, signIns, limits, screens).routes());
        return routes;
    }
}
