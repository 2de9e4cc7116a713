package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.AwardScreens;
import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.banner.BannerParts;
import jp.musubi.cms.banner.BannerScreens;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.desk.HomeScreen;
import jp.musubi.cms.edit.EditDesk;
import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.edit.Submitting;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.FirstSlugs;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.freshness.Asking;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailScreens;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.office.Freshness;
import jp.musubi.cms.office.OfficeScreens;
import jp.musubi.cms.passkey.Ceremonies;
import jp.musubi.cms.passkey.PasskeyScreens;
import jp.musubi.cms.people.PeopleParts;
import jp.musubi.cms.people.PeopleScreens;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.registration.ApplicationStore;
import jp.musubi.cms.registration.RegistrationParts;
import jp.musubi.cms.registration.RegistrationScreens;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.review.ReviewScreens;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.signin.FactorScreens;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.signin.PassphraseScreens;
import jp.musubi.cms.signin.Proof;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.slug.ReadingSlugger;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.writer.WriterTheme;
import jp.musubi.content.checker.CheckerRules;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;
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
    private final Work work;
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
            FactorStore factors,
            EntryStore entries,
            AuditLog audit,
            MailStore mails,
            PublicAddress address,
            boolean staffSecondFactor) {}

    Desk(Parts parts, Work work, Screens screens, Editing editing) {
        this.parts = parts;
        this.work = work;
        this.cookies = new Cookies(parts.address().isSecure());
        this.screens = screens;
        this.editing = editing.with(reviews()::handIn);
    }

    /** The looks of all screens. */
    static Screens screens(PublicAddress address, AccountStore accounts, Database database) {
        return new Screens(
                new ScreenTheme(
                        WriterTheme.of(Theme.editor(), CheckerRules.bundled()),
                        Screens.languages(),
                        Route.SCREENS + "/"),
                new Cookies(address.isSecure()),
                id -> accounts.find(id).map(Account::name).orElse(""),
                new JurorStore(database)::isJuror);
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
        routes.addAll(office());
        routes.addAll(editing.routes());
        routes.addAll(registration());
        routes.addAll(banners());
        routes.addAll(awards());
        return routes;
    }

    /** Signing in, and what people do with accounts. */
    private List<Route> accounts() {
        FactorStore factors = parts.factors();
        var passkeys = new PasskeyStore(parts.database(), parts.ids());
        var links = new LinkStore(parts.database());
        var ceremonies = new Ceremonies(passkeys, links, parts.address());
        var signIns =
                new SignIns(
                        parts.sessions(),
                        factors,
                        passkeys,
                        parts.audit(),
                        cookies,
                        parts.staffSecondFactor());
        var limits = new SignInLimits();
        var proof = new Proof(parts.database(), parts.accounts(), parts.sessions(), limits);
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
                                proof,
                                parts.mails(),
                                parts.audit(),
                                screens)
                        .routes());
        routes.addAll(
                new PasskeyScreens(
                                parts.database(),
                                parts.accounts(),
                                ceremonies,
                                signIns,
                                limits,
                                parts.audit(),
                                parts.address(),
                                screens)
                        .routes());
        var people = people(factors, passkeys, ceremonies, links);
        routes.addAll(new PeopleScreens(people, signIns, limits, proof, screens).routes());
        return routes;
    }

    private PeopleParts people(
            FactorStore factors, PasskeyStore passkeys, Ceremonies ceremonies, LinkStore links) {
        return new PeopleParts(
                parts.database(),
                parts.ids(),
                parts.accounts(),
                new MembershipStore(parts.database()),
                parts.sessions(),
                parts.tokens(),
                factors,
                passkeys,
                ceremonies,
                parts.entries(),
                links,
                parts.mails(),
                parts.audit(),
                parts.address());
    }

    /**
     * What screens need to review and to publish.
     *
     * @param languages of the site
     * @param askingWakes is run after what may have changed when groups are asked
     * @param wakes is run after what may have changed what is public
     */
    record Work(
            ContentModel model,
            AssetStore assets,
            Uploads uploads,
            EntryAccess access,
            EntryInput input,
            ReviewStore reviews,
            Reviewing reviewing,
            PublicationStore publications,
            Publishing publishing,
            Releases releases,
            FieldsReader check,
            List<String> languages,
            SettingStore settings,
            SitePreviews previews,
            Asking asking,
            Runnable askingWakes,
            Runnable wakes) {}

    /** Makes the screens of editing, which hand in to reviews what was written. */
    @FunctionalInterface
    interface Editing {
        EditDesk with(Submitting submitting);
    }

    private FormParts forms() {
        return new FormParts(
                new FormParts.Parts(
                        work.model(),
                        work.languages(),
                        parts.ids(),
                        parts.entries(),
                        parts.accounts(),
                        work.assets(),
                        work.check(),
                        work.input(),
                        parts.clock(),
                        screens));
    }

    private List<Route> registration() {
        var registration =
                new RegistrationParts(
                        parts.database(),
                        parts.ids(),
                        parts.clock(),
                        work.model(),
                        parts.entries(),
                        work.access(),
                        parts.accounts(),
                        new LinkStore(parts.database()),
                        parts.mails(),
                        parts.audit(),
                        work.publishing(),
                        new FirstSlugs(work.model(), new ReadingSlugger()),
                        forms(),
                        work.assets(),
                        work.uploads(),
                        parts.address(),
                        cookies,
                        screens,
                        work.wakes());
        return new RegistrationScreens(registration).routes();
    }

    private List<Route> banners() {
        var banners =
                BannerParts.of(
                        new BannerParts.Stores(
                                parts.database(),
                                parts.ids(),
                                parts.clock(),
                                work.model(),
                                parts.entries(),
                                parts.accounts(),
                                parts.mails(),
                                parts.audit(),
                                work.publishing()),
                        screens,
                        parts.address());
        return new BannerScreens(
                        banners,
                        work.access(),
                        screens,
                        parts.address(),
                        work.releases()::current,
                        work.uploads(),
                        work.wakes())
                .routes();
    }

    private List<Route> awards() {
        var awards =
                AwardParts.of(
                        new AwardParts.Stores(
                                parts.database(),
                                parts.ids(),
                                work.model(),
                                parts.entries(),
                                parts.accounts(),
                                parts.mails(),
                                parts.audit(),
                                work.publishing()),
                        screens,
                        parts.address());
        Runnable wakes =
                () -> {
                    work.wakes().run();
                    work.askingWakes().run();
                };
        return new AwardScreens(awards, work.access(), screens, cookies, wakes).routes();
    }

    private List<Route> office() {
        var office =
                new OfficeScreens(
                        parts.database(),
                        work.model(),
                        parts.entries(),
                        parts.accounts(),
                        work.access(),
                        work.input(),
                        work.reviews(),
                        work.publications(),
                        work.publishing(),
                        work.releases(),
                        parts.audit(),
                        new ApplicationStore(parts.database())::countWaiting,
                        parts.mails()::failures,
                        work.settings(),
                        new OfficeScreens.Looks(work.previews(), work.uploads(), work.assets()),
                        work.asking(),
                        work.askingWakes(),
                        work.wakes(),
                        screens);
        List<Route> routes = new ArrayList<>(office.routes());
        routes.addAll(reviews().routes());
        return routes;
    }

    private ReviewScreens reviews() {
        return new ReviewScreens(
                parts.database(),
                work.model(),
                parts.entries(),
                parts.accounts(),
                work.assets(),
                work.access(),
                work.input(),
                work.reviews(),
                work.reviewing(),
                parts.ids(),
                work.wakes(),
                new Freshness(
                                work.model(),
                                parts.entries(),
                                new WorkLists(parts.database()),
                                work.settings())
                        ::count,
                screens);
    }
}
