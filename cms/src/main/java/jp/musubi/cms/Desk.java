package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.SignInScreens;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.desk.HomeScreen;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.mail.MailScreens;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The screens of people who work with the program, put together to routes; what {@link Api} is for
 * programs.
 */
final class Desk {
    private final Parts parts;
    private final Cookies cookies;
    private final Screens screens;

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

    Desk(Parts parts) {
        this.parts = parts;
        this.cookies = new Cookies(parts.address().isSecure());
        this.screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), Route.SCREENS + "/"),
                        cookies,
                        id -> parts.accounts().find(id).map(Account::name).orElse(""));
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
        routes.addAll(
                new SignInScreens(
                                parts.database(),
                                parts.accounts(),
                                parts.sessions(),
                                parts.audit(),
                                cookies,
                                screens)
                        .routes());
        routes.addAll(new HomeScreen(parts.accounts(), parts.entries(), screens).routes());
        routes.addAll(
                new MailScreens(
                                parts.database(),
                                parts.mails(),
                                parts.audit(),
                                screens,
                                parts.clock())
                        .routes());
        return routes;
    }
}
