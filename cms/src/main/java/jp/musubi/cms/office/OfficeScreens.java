package jp.musubi.cms.office;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.freshness.Asking;
import jp.musubi.cms.freshness.QuestionStore;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.ValueWords;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.cms.web.Route;
import jp.musubi.content.model.ContentModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * All screens of the office, put together.
 *
 * @param applications how many groups wait to be registered
 * @param looks what the looks of the site are chosen with
 * @param askingWakes is run after what may have changed when groups are asked
 * @param publisher is run after what may have changed what is public
 */
public record OfficeScreens(
        Database database,
        ContentModel model,
        EntryStore entries,
        AccountStore accounts,
        EntryAccess access,
        EntryInput input,
        ReviewStore reviews,
        PublicationStore publications,
        Publishing publishing,
        Releases releases,
        AuditLog audit,
        IntSupplier applications,
        FailedMails mails,
        SettingStore settings,
        Looks looks,
        Asking asking,
        Runnable askingWakes,
        Runnable publisher,
        Screens screens) {

    /**
     * What the looks of the site are chosen with.
     *
     * @param previews of pages
     * @param uploads where pictures come in
     * @param assets where they are kept
     */
    public record Looks(SitePreviews previews, Uploads uploads, AssetStore assets) {}

    /** Which profiles nobody confirmed for a long time. */
    public Freshness freshness() {
        return new Freshness(model, entries, new WorkLists(database), settings);
    }

    /** The routes. */
    public List<Route> routes() {
        var lists = new WorkLists(database);
        var routes = new ArrayList<Route>();
        routes.addAll(publicationScreens().routes());
        routes.addAll(
                new ReleaseScreens(database, releases, publications, audit, publisher, screens)
                        .routes());
        routes.add(new SiteCopyRoute(releases).route());
        routes.addAll(new AuditScreen(audit, accounts, entries, screens).routes());
        routes.addAll(
                new TypeScreens(
                                model,
                                lists,
                                new ValueWords(model, entries),
                                new Bulk(database, entries, lists, input, publishing),
                                publisher,
                                screens)
                        .routes());
        routes.addAll(
                new OfficeScreen(
                                model,
                                reviews,
                                publications,
                                freshness(),
                                applications,
                                mails,
                                new OfficeScreen.Asked(
                                        database, new QuestionStore(database), asking),
                                new Holding(releases, screens),
                                screens)
                        .routes());
        routes.addAll(new SettingsScreen(database, settings, audit, askingWakes, screens).routes());
        // The stored address is kept as it is: where the program was told another, that one wins.
        var site = new SiteSettings(settings, null);
        routes.addAll(siteScreen(site).routes());
        var saving = new SiteSaving<>(database, publishing, new LookSetting(site));
        routes.addAll(new LookScreen(database, site, saving, looks, publisher, screens).routes());
        routes.addAll(new LookPreviewScreen(database, site, looks, screens).routes());
        return routes;
    }

    private SiteScreen siteScreen(SiteSettings site) {
        return new SiteScreen(
                database,
                site,
                database.read(site::languages),
                new SiteSaving<>(database, publishing, new WordsSetting(site)),
                publisher,
                screens);
    }

    private PublicationScreens publicationScreens() {
        var page =
                new PublicationPage(
                        model, entries, access, accounts, publications, reviews, releases, screens);
        var holding = new Holding(releases, screens);
        return new PublicationScreens(publications, page, holding, publisher, screens);
    }
}
