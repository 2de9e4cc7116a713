package jp.musubi.cms.database;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Passphrases;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.publish.DeedsOfCommands;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.Schedule;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.review.Letters;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All stores over one empty database. */
public final class TestStore implements AutoCloseable {
    /** The databases that every test of the store runs on. */
    public enum Kind {
        H2,
        MARIADB
    }

    public final ContentModel model;
    public final Database database;
    public final Ids ids = new Ids(Clock.systemUTC());
    public final EntryStore entries;
    public final PublicationStore publications;
    public final AuditLog audit;
    public final Publishing publishing;
    public final AccountStore accounts;
    public final TokenStore tokens;
    public final AssetStore assets;
    public final SettingStore settings;
    public final IdempotencyStore idempotency;
    public final Schedule schedule;
    public final ReviewStore reviews;
    public final Reviewing reviewing;
    public final List<Letters.Told> letters = new ArrayList<>();
    private final Path folder;
    private final ConnectionSettings connection;
    private boolean isOpen = true;

    private TestStore(
            Path folder,
            ConnectionSettings connection,
            Clock clock,
            Slugger slugger,
            ContentModel model) {
        this.folder = folder;
        this.model = model;
        this.connection = connection;
        database = Database.open(connection, clock);
        entries = new EntryStore(database, ids, model, slugger);
        publications = new PublicationStore(database, ids);
        audit = new AuditLog(database, ids);
        publishing = new Publishing(entries, publications, audit);
        accounts = new AccountStore(database, ids, new Passphrases());
        tokens = new TokenStore(database, ids);
        assets = new AssetStore(database);
        settings = new SettingStore(database);
        idempotency = new IdempotencyStore(database);
        schedule = new Schedule(database, ids, publishing);
        reviews = new ReviewStore(database);
        reviewing =
                new Reviewing(
                        model,
                        entries,
                        accounts,
                        publishing,
                        schedule,
                        audit,
                        (tx, letter) -> letters.add(letter),
                        ids);
    }

    /** An empty store. */
    public static TestStore open(Kind kind) {
        return open(kind, Clock.systemUTC(), Slugger.NONE);
    }

    /** An empty store with another clock or slugger. */
    public static TestStore open(Kind kind, Clock clock, Slugger slugger) {
        return open(kind, clock, slugger, ContentModels.bundled());
    }

    /** An empty store of a city that has its own content model. */
    public static TestStore open(Kind kind, Clock clock, Slugger slugger, ContentModel model) {
        try {
            Path folder = Files.createTempDirectory("musubi-store");
            return new TestStore(folder, EmptyStores.next(kind, folder), clock, slugger, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What puts the deeds of commands into the record. */
    public DeedsOfCommands deeds(Path data, Releases releases) {
        return new DeedsOfCommands(database, audit, releases, new Deeds(data.resolve("site")));
    }

    @Override
    public void close() {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        database.close();
        EmptyStores.giveBack(connection);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
