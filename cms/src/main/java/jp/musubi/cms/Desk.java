package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.SignInScreens;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.desk.HomeScreen;
import jp.musubi.cms.edit.EditDesk;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The screens of people who work with the program, put together to routes; what {@link Api} is for
 * programs.
 */
final class Desk {
    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final EntryStore entries;
    private final AuditLog audit;
    private final Cookies cookies;
    private final Screens screens;
    private final EditDesk editing;

    Desk(
            Database database,
            AccountStore accounts,
            SessionStore sessions,
            EntryStore entries,
            AuditLog audit,
            PublicAddress address,
            Function<Screens, EditDesk> editing) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.entries = entries;
        this.audit = audit;
        this.cookies = new Cookies(address.isSecure());
        this.screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), Route.SCREENS + "/"),
                        cookies,
                        id -> accounts.find(id).map(Account::name).orElse(""));
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
        routes.addAll(
                new SignInScreens(database, accounts, sessions, audit, cookies, screens).routes());
        routes.addAll(new HomeScreen(accounts, entries, screens).routes());
        routes.addAll(editing.routes());
        return routes;
    }
}
