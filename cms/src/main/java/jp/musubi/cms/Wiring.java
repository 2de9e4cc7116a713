package jp.musubi.cms;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BearerTokens;
import jp.musubi.cms.account.Passphrases;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.asset.AssetIntake;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.demo.DemoCity;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.importer.Register;
import jp.musubi.cms.importer.StoreRegister;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publisher;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.ReleaseFiles;
import jp.musubi.cms.publish.Releases;
import jp.musubi.cms.publish.SiteBuild;
import jp.musubi.cms.search.PublishedSearch;
import jp.musubi.cms.search.SearchFiles;
import jp.musubi.cms.search.Searching;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.slug.ReadingSlugger;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.cms.web.HttpServer;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

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
    private final SiteSettings site;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final Releases releases;

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
        this.publishing = new Publishing(entries, publications, audit);
        this.site = new SiteSettings(new SettingStore(database), settings.baseUrl());
        this.accounts = new AccountStore(database, ids, new Passphrases());
        this.tokens = new TokenStore(database, ids);
        this.releases = new Releases(settings.data().resolve("site"), ids);
    }

    /**
     * Opens the store, brings it up to date with the content model and puts everything on top of it
     * together.
     *
     * @throws Settings.Invalid if the content folder or the theme cannot be used
     */
    public static Wiring open(Settings settings) throws Settings.Invalid {
        ContentModel model = model(settings);
        Theme theme = theme(settings);
        Clock clock = Clock.systemUTC();
        Database database = Database.open(settings.database(), clock);
        Wiring wiring = new Wiring(settings, model, theme, database, clock);
        wiring.entries.followModel();
        return wiring;
    }

    private static ContentModel model(Settings settings) throws Settings.Invalid {
        Path folder = settings.content();
        if (folder == null) {
            return ContentModels.bundled();
        }
        try {
            return ContentModels.read(folder);
        } catch (InvalidContentModel | IOException e) {
            throw new Settings.Invalid(
                    "The content folder MUSUBI_CONTENT="
                            + folder
                            + " cannot be used: "
                            + e.getMessage());
        }
    }

    private static Theme theme(Settings settings) throws Settings.Invalid {
        Path folder = settings.theme();
        try {
            return folder == null ? Theme.bundled() : Theme.at(folder);
        } catch (IOException e) {
            throw new Settings.Invalid(
                    "The theme MUSUBI_THEME=" + folder + " cannot be used: " + e.getMessage());
        }
    }

    public Database database() {
        return database;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public TokenStore tokens() {
        return tokens;
    }

    /** What is published, for export and for builds. */
    public PublishedContent published() {
        return new PublishedContent(database, entries, assets, site, model);
    }

    /** The build that shows readers what is published. */
    public SiteBuild siteBuild() {
        return new SiteBuild(published()::read, settings.data(), theme, releases);
    }

    /** Where imports bring other offices' registers. */
    public Register register() {
        return new StoreRegister(database, entries, publishing, languages().getFirst());
    }

    /** What fills an empty store with the sample city. */
    public DemoCity demoCity() {
        return new DemoCity(database, entries, publishing, assets, site, model, settings.data());
    }

    /**
     * Starts answering requests and publishing.
     *
     * @param host address to listen on
     * @throws IOException if the data folder cannot be written to
     */
    public RunningCms start(String host) throws IOException {
        var publisher = new Publisher(publications, siteBuild());
        var search = new PublishedSearch(releases::current, published()::read, theme);
        var setup =
                new HttpServer.Setup(
                        host,
                        settings.port(),
                        api(publisher, search).table(),
                        new BearerTokens(tokens),
                        new SearchFiles(new ReleaseFiles(releases.link()), search, languages()));
        HttpServer server = HttpServer.start(setup);
        publisher.start();
        return new RunningCms(server, publisher, search);
    }

    private Api api(Publisher publisher, Searching search) throws IOException {
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
                published(),
                new AssetIntake(settings.data(), languages, ids, clock)::take,
                search,
                health(),
                publisher::wake);
    }

    private SequencedMap<String, Supplier<Optional<String>>> health() {
        SequencedMap<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
        checks.put("store", () -> unless(database.isReachable(), "The database does not answer."));
        checks.put(
                "site",
                () -> unless(releases.current().isPresent(), "The site was not built yet."));
        return checks;
    }

    private static Optional<String> unless(boolean fine, String sentence) {
        return fine ? Optional.empty() : Optional.of(sentence);
    }

    private List<String> languages() {
        return database.read(tx -> site.read(tx, tx.now()).languages());
    }

    @Override
    public void close() {
        database.close();
    }
}
