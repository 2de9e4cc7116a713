package jp.musubi.cms.publish;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Passphrases;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.review.DecideOutcome;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.review.SubmitOutcome;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.snapshot.HeldContent;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A town with a few pages whose editions are counted, its store and its publisher. As a program
 * several of them save and publish one edition after another, half of them by way of a review, and
 * say so when it is durable, until they are killed together.
 */
public final class PublishingTown implements AutoCloseable {
    private static final List<String> SLUGS = List.of("one", "two", "three", "four");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration LEASE = Duration.ofMillis(200);

    private static final int ARGUMENTS_OF_TOWN = 5;

    private final String name;
    private final ContentModel model = ContentModels.bundled();
    private final Clock clock = Clock.systemUTC();
    private final Path data;
    private final Database database;
    private final EntryStore entries;
    private final PublicationStore publications;
    private final Publishing publishing;
    private final HeldContent content;
    private final Releases releases;
    private final Publisher publisher;
    private final Reviewing reviewing;
    private final Ids ids;
    private UUID writer = NOBODY;
    private UUID approver = NOBODY;

    /** Opens the town; nothing is published until it is started. */
    public PublishingTown(String name, Path data, ConnectionSettings connection) {
        this.name = name;
        this.data = data;
        this.database = Database.open(connection, clock);
        this.ids = new Ids(clock);
        this.entries = new EntryStore(database, ids, model, Slugger.NONE);
        this.publications = new PublicationStore(database, ids);
        var audit = new AuditLog(database, ids);
        this.publishing = new Publishing(entries, publications, audit);
        this.reviewing =
                new Reviewing(
                        model,
                        entries,
                        new AccountStore(database, ids, new Passphrases()),
                        publishing,
                        new Schedule(database, ids, publishing),
                        audit,
                        (tx, letter) -> {},
                        ids);
        var published =
                new PublishedContent(
                        database,
                        entries,
                        new AssetStore(database),
                        new SiteSettings(new SettingStore(database), null),
                        model);
        this.content = new HeldContent(published);
        this.releases = new Releases(data.resolve("site"), clock);
        var build =
                new SiteBuild(
                        content::read, _ -> Optional.empty(), data, Theme.bundled(), releases);
        var deeds = new DeedsOfCommands(database, audit, releases, new Deeds(data.resolve("site")));
        var election = new Election(database, ids.next(), clock, LEASE, connection.isEmbedded());
        this.publisher = new Publisher(publications, build, releases, election, deeds, clock);
    }

    /** What a page is called in an edition. */
    static String title(String slug, int number) {
        return "頁" + slug + "第" + number + "版";
    }

    /** The edition of which a page tells. */
    static int number(String slug, String html) {
        Matcher title = Pattern.compile("頁" + slug + "第([0-9]+)版").matcher(html);
        if (!title.find()) {
            throw new AssertionError("the page of " + slug + " is not whole: " + html);
        }
        return Integer.parseInt(title.group(1));
    }

    /** Hires who writes and who approves. */
    private void open() {
        var accounts = new AccountStore(database, ids, new Passphrases());
        writer = account(accounts, "writer", Role.MEMBER);
        approver = account(accounts, "approver", Role.STAFF);
    }

    void start() {
        publisher.start();
    }

    /** The edition of a page that is public; 0 for none. */
    int published(String slug) {
        return entries.findLive("page", slug)
                .flatMap(live -> live.entry().fields().text("title"))
                .map(title -> number(slug, title))
                .orElse(0);
    }

    /** The edition of a page that its draft holds; 0 for none. */
    int saved(String slug) {
        return entries.find("page", slug)
                .flatMap(entry -> entries.findDraft(entry.id()))
                .flatMap(draft -> draft.content().fields().text("title"))
                .map(title -> number(slug, title))
                .orElse(0);
    }

    /** Saves the next edition of a page, and publishes it at once or by way of a review. */
    private void next(String slug, boolean isReviewed) {
        int number = saved(slug) + 1;
        Fields fields = Fields.NONE.with("title", new Value.Text(title(slug, number)));
        var next = new Content(fields, Set.of());
        Optional<UUID> known = entries.find("page", slug).map(StoredEntry::id);
        UUID id = database.write(tx -> save(tx, slug, known, next));
        System.out.println(name + " saved " + slug + " " + number + ".");
        if (isReviewed) {
            var handedIn =
                    (SubmitOutcome.Waiting)
                            database.write(tx ->
                                    reviewing.submit(
                                            tx, id, OptionalLong.empty(), writer, "見てください"));
            UUID review = handedIn.review().id();
            var _ =
                    (DecideOutcome.Decided)
                            database.write(
                                    tx -> reviewing.approve(tx, review, approver, null, null));
        } else {
            database.write(tx -> publishing.publish(tx, id, OptionalLong.empty(), null));
        }
        publisher.wake();
        System.out.println(name + " published " + slug + " " + number + ".");
    }

    private UUID save(Transaction tx, String slug, Optional<UUID> known, Content next) {
        return known.flatMap(id -> entries.find(tx, id))
                .map(entry -> {
                    entries.save(tx, entry.id(), entry.version(), next, null);
                    return entry.id();
                })
                .orElseGet(() -> {
                    var page = new NewEntry(model.require("page"), slug, null, null, next);
                    return ((CreateOutcome.Created) entries.create(tx, page)).entry().id();
                });
    }

    private UUID account(AccountStore accounts, String name, Role role) {
        String email = name + "@example.jp";
        return accounts.findByEmail(email)
                .map(Account::id)
                .orElseGet(() ->
                        ((AccountStore.Outcome.Created)
                                        accounts.create(
                                                new AccountStore.NewAccount(
                                                        email,
                                                        name,
                                                        role,
                                                        "kawa no nagare 2026 x",
                                                        true)))
                                .account()
                                .id());
    }

    /** Waits until readers see everything that is public. */
    void awaitShown() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (publications.unfinished() > 0 || !releases.isBuildShown()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the publication was not finished within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Builds what is public into a new folder, knowing nothing of earlier builds. */
    void buildInto(Path folder, Progress progress) throws Exception {
        var request =
                new BuildRequest(
                        SnapshotSource.of(content.read(), data),
                        folder,
                        Theme.bundled(),
                        Optional.empty(),
                        true,
                        true);
        new Generator(progress).build(request);
    }

    @Override
    public void close() {
        publisher.close();
        database.close();
    }

    /**
     * Publishes in several towns at once until it is killed. Each line begins with the name of the
     * town.
     *
     * @param arguments for each town its name, its data folder, then address, user and password of
     *     its store
     */
    public static void main(String[] arguments) {
        List<PublishingTown> towns = new ArrayList<>();
        for (int at = 0; at < arguments.length; at += ARGUMENTS_OF_TOWN) {
            var connection =
                    new ConnectionSettings(
                            arguments[at + 2], arguments[at + 3], arguments[at + 4], 4);
            var town = new PublishingTown(arguments[at], Path.of(arguments[at + 1]), connection);
            town.open();
            town.start();
            towns.add(town);
        }
        System.out.println("ready");
        towns.forEach(town -> new Thread(town::goOn, town.name).start());
    }

    private void goOn() {
        var random = new Random();
        while (true) {
            next(SLUGS.get(random.nextInt(SLUGS.size())), random.nextBoolean());
            try {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
