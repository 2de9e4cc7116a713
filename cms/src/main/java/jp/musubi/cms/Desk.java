package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.SignInScreens;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.desk.HomeScreen;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.office.FailedMails;
import jp.musubi.cms.office.OfficeScreens;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.review.ReviewScreens;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.util.ArrayList;
import java.util.List;

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
    private final Work work;
    private final Cookies cookies;
    private final Screens screens;

    Desk(
            Database database,
            AccountStore accounts,
            SessionStore sessions,
            EntryStore entries,
            AuditLog audit,
            Work work,
            PublicAddress address) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.entries = entries;
        this.audit = audit;
        this.work = work;
        this.cookies = new Cookies(address.isSecure());
        this.screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), Route.SCREENS + "/"),
                        cookies,
                        id -> accounts.find(id).map(Account::name).orElse(""));
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
        routes.addAll(officeRoutes());
        return routes;
    }

    /**
     * What screens need to review and to publish.
     *
     * @param wakes is run after what may have changed what is public
     */
    record Work(
            ContentModel model,
            List<String> languages,
            AssetStore assets,
            ReviewStore reviews,
            Reviewing reviewing,
            PublicationStore publications,
            Publishing publishing,
            Ids ids,
            Runnable wakes) {}

    private List<Route> officeRoutes() {
        var access = new EntryAccess(entries, accounts);
        var reader = new FieldsReader(work.model(), work.languages().getFirst(), work.languages());
        var input = new EntryInput(work.model(), reader, entries);
        var office =
                new OfficeScreens(
                        database,
                        work.model(),
                        entries,
                        accounts,
                        access,
                        input,
                        work.reviews(),
                        work.publications(),
                        work.publishing(),
                        audit,
                        FailedMails.NONE,
                        work.wakes(),
                        screens);
        var reviews =
                new ReviewScreens(
                        database,
                        work.model(),
                        entries,
                        accounts,
                        work.assets(),
                        access,
                        input,
                        work.reviews(),
                        work.reviewing(),
                        work.ids(),
                        work.wakes(),
                        office.freshness()::count,
                        screens);
        var routes = new ArrayList<>(office.routes());
        routes.addAll(reviews.routes());
        return routes;
    }
}
