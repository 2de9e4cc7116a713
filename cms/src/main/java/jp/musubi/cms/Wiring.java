package jp.musubi.cms;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.FactorKey;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.Passphrases;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.SignedIn;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.asset.AssetIntake;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.demo.DemoAwards;
import jp.musubi.cms.demo.DemoCity;
import jp.musubi.cms.edit.ConfirmationLinks;
import jp.musubi.cms.edit.Desktop;
import jp.musubi.cms.edit.EditDesk;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.freshness.Asking;
import jp.musubi.cms.importer.Register;
import jp.musubi.cms.importer.StoreRegister;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.mail.Postman;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publisher;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.Schedule;
import jp.musubi.cms.publish.ScheduleTimer;
import jp.musubi.cms.publish.SiteBuild;
import jp.musubi.cms.publish.SiteShape;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.search.AskedWords;
import jp.musubi.cms.search.PublishedSearch;
import jp.musubi.cms.search.SearchScreens;
import jp.musubi.cms.search.Searching;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.slug.ReadingSlugger;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.cms.web.HttpServer;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.RouteTable;
import jp.musubi.content.checker.TextCheck;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The one place where the program is put together. */
public final class Wiring implements AutoCloseable {
    private final Settings settings;
    private final ContentModel model;
    private final Theme theme;
    private final Clock clock;
    private final Database database;
    private final Ids ids;
    private final EntryStore entries;
    private final AssetStore assets;
    private final AuditLog audit;
    private final PublicationStore publications;
    private final Publishing publishing;
    private final Schedule schedule;
    private final ReviewStore reviews;
    private final SettingStore settingStore;
    private final SiteSettings site;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final SessionStore sessions;
    private final FactorStore factors;
    private final MailStore mails;
    private final PublishedContent published;
    private final Front front;

    private Wiring(
            Settings settings, ContentModel model, Theme theme, Database database, Clock clock) {
        this.settings = settings;
        this.model = model;
        this.theme = theme;
        this.database = database;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.entries = new EntryStore(database, ids, model, new ReadingSlugger());
        this.assets = new AssetStore(database);
        this.audit = new AuditLog(database, ids);
        this.publications = new PublicationStore(database, ids);
        this.publishing = Upkeep.publishing(entries, publications, audit);
        this.settingStore = new SettingStore(database);
        this.site = new SiteSettings(settingStore, settings.baseUrl());
        this.accounts = new AccountStore(database, ids, new Passphrases());
        this.tokens = new TokenStore(database, ids);
        this.sessions = new SessionStore(database, ids);
        this.factors = new FactorStore(database, new FactorKey(settings.keyFile()));
        this.mails = new MailStore(database, ids, settings.mail().isSending());
        this.schedule = new Schedule(database, ids, publishing);
        this.reviews = new ReviewStore(database);
        this.published = new PublishedContent(database, entries, assets, site, model);
        this.front = new Front(publications, published, model, theme, settings, database, clock);
    }

    /**
     * Opens the store, brings it up to date with the content model and puts everything on top of it
     * together.
     *
     * @throws Settings.Invalid if the content folder or the theme cannot be used
     */
    public static Wiring open(Settings settings) throws Settings.Invalid {
        ContentModel model = ContentSource.model(settings);
        Theme theme = ContentSource.theme(settings);
        Clock clock = Clock.systemUTC();
        Database database = Database.open(settings.database(), clock);
        Wiring wiring = new Wiring(settings, model, theme, database, clock);
        wiring.entries.followModel();
        wiring.audit.chainOld();
        return wiring;
    }

    public Database database() {
        return database;
    }

    public EntryStore entries() {
        return entries;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public TokenStore tokens() {
        return tokens;
    }

    public FactorStore factors() {
        return factors;
    }

    /** What was mailed. */
    public MailStore mails() {
        return mails;
    }

    /** The record of what was done. */
    public AuditLog audit() {
        return audit;
    }

    /** What is published, with what is signed. */
    public Snapshot snapshot() {
        return front.content();
    }

    /** The build that shows readers what is published. */
    public SiteBuild siteBuild() {
        return front.build();
    }

    /** Where imports bring other offices' registers. */
    public Register register() {
        return new StoreRegister(database, entries, publishing, languages().getFirst());
    }

    /** What fills an empty store with the sample city. */
    public DemoCity demoCity() {
        return new DemoCity(database, entries, publishing, assets, site, model, settings.data());
    }

    /** What gives the sample city its awards. */
    public DemoAwards demoAwards() {
        var address = new PublicAddress(settings.baseUrl(), settings.port());
        return upkeep(address, Desk.screens(address, accounts, database)).demoAwards();
    }

    /**
     * Starts answering requests and publishing.
     *
     * @param host address to listen on
     * @throws IOException if the data folder cannot be written to
     */
    public RunningCms start(String host) throws IOException {
        int port = settings.port() == 0 ? HttpServer.freePort(host) : settings.port();
        var address = new PublicAddress(settings.baseUrl(), port);
        Publisher publisher =
                front.publisher(database, ids, audit, settings.database().isEmbedded());
        var timer = new ScheduleTimer("schedule", schedule, clock, publisher::wake);
        Screens screens = Desk.screens(address, accounts, database);
        Upkeep upkeep = upkeep(address, screens);
        var watching = new ScheduleTimer("watching", upkeep.watching(), clock, () -> {});
        var woken = List.<Runnable>of(publisher::wake, timer::wake, watching::wake);
        Runnable wakes = () -> woken.forEach(Runnable::run);
        var asked = new AskedWords(database);
        PublishedSearch search = front.search(asked::note);
        var intake = new AssetIntake(settings.data(), languages(), ids, clock);
        var postman = new Postman(mails, settings.mail(), clock);
        Reviewing reviewing = reviewing(screens, address);
        Asking asking = asking(screens, address);
        var questions =
                new ScheduleTimer(
                        "questions", Due.both(asking, upkeep.days()), clock, publisher::wake);
        var asks = new Asks(asking, questions::wake);
        Desk desk = desk(address, screens, reviewing, asks, intake, wakes);
        List<Route> pages = new ArrayList<>(desk.routes());
        pages.addAll(new SearchScreens(search, asked, screens).routes());
        RouteTable table = api(wakes, search, pages, reviewing, intake).table();
        var setup =
                new HttpServer.Setup(
                        host,
                        port,
                        table,
                        new SignedIn(tokens, sessions),
                        desk.cookies(),
                        address.origins(),
                        desk.screens(),
                        front.files(search, languages()));
        factors.encryptOld();
        SiteShape.of(theme, model).follow(database, settingStore, publishing);
        HttpServer server = HttpServer.start(setup);
        publisher.start();
        List.of(timer, questions, watching).forEach(ScheduleTimer::start);
        postman.start();
        Sweeper sweeper = upkeep.sweeper();
        sweeper.start();
        return new RunningCms(
                server,
                table,
                List.of(
                        timer::close,
                        questions::close,
                        watching::close,
                        publisher::close,
                        postman::close,
                        sweeper,
                        search::close,
                        asked::close));
    }

    private Upkeep upkeep(PublicAddress address, Screens screens) {
        return new Upkeep(
                database,
                ids,
                clock,
                model,
                accounts,
                entries,
                publishing,
                mails,
                audit,
                settingStore,
                address,
                screens);
    }

    private Reviewing reviewing(Screens screens, PublicAddress address) {
        var letters = new ReviewLetters(accounts, mails, screens, address);
        return new Reviewing(model, entries, accounts, publishing, schedule, audit, letters, ids);
    }

    private Asking asking(Screens screens, PublicAddress address) {
        return new Asking(
                new Asking.Parts(
                        database, clock, model, entries, accounts, mails, audit, settingStore),
                new ConfirmationLinks(database, ids, address),
                screens,
                address);
    }

    /** Who asks groups about their pages, and how it is told that rules changed. */
    private record Asks(Asking asking, Runnable wakes) {}

    private Desk.Parts parts(PublicAddress address) {
        return new Desk.Parts(
                database,
                ids,
                clock,
                accounts,
                sessions,
                tokens,
                factors,
                entries,
                audit,
                mails,
                address,
                settings.staffSecondFactor());
    }

    private Desk desk(
            PublicAddress address,
            Screens screens,
            Reviewing reviewing,
            Asks asks,
            Uploads.Intake intake,
            Runnable wakes) {
        List<String> languages = languages();
        var access = new EntryAccess(entries, accounts);
        var check = new FieldsReader(model, languages.getFirst(), languages);
        var input = new EntryInput(model, check, entries, TextCheck.bundled(), assets::undescribed);
        var uploads = uploads(intake, access, languages);
        return new Desk(
                parts(address),
                new Desk.Work(
                        model,
                        assets,
                        uploads,
                        access,
                        input,
                        reviews,
                        reviewing,
                        publications,
                        publishing,
                        front.releases(),
                        check,
                        languages,
                        settingStore,
                        front.previews(),
                        asks.asking(),
                        asks.wakes(),
                        wakes),
                screens,
                submitting ->
                        new EditDesk(
                                new Desktop(
                                        database,
                                        ids,
                                        clock,
                                        model,
                                        languages,
                                        entries,
                                        access,
                                        input,
                                        check,
                                        accounts,
                                        assets,
                                        uploads,
                                        audit,
                                        publishing,
                                        front.previews(),
                                        wakes,
                                        address.of(""),
                                        settingStore,
                                        screens,
                                        new ReviewsForEditors(reviews, accounts),
                                        submitting)));
    }

    private Uploads uploads(Uploads.Intake intake, EntryAccess access, List<String> languages) {
        return new Uploads(
                intake, access, settings.data().resolve(Api.ON_THE_WAY), languages.getFirst());
    }

    private Api api(
            Runnable wakes,
            Searching search,
            List<Route> pages,
            Reviewing reviewing,
            Uploads.Intake intake) {
        List<String> languages = languages();
        return new Api(
                model,
                languages,
                settings.data(),
                database,
                entries,
                accounts,
                assets,
                audit,
                publications,
                publishing,
                reviews,
                reviewing,
                front.snapshots(),
                intake,
                search,
                new Health(database, front.releases()).checks(),
                wakes,
                pages);
    }

    private List<String> languages() {
        return database.read(tx -> site.read(tx, tx.now()).languages());
    }

    @Override
    public void close() {
        database.close();
    }
}
