package jp.musubi.cms;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.banner.BannerCredentials;
import jp.musubi.cms.credential.issued.AwardCredentials;
import jp.musubi.cms.credential.issued.Credentials;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.signed.SignedDocuments;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.publish.DeedsOfCommands;
import jp.musubi.cms.publish.Election;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publisher;
import jp.musubi.cms.publish.SiteBuild;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.ReleaseFiles;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.search.PublishedSearch;
import jp.musubi.cms.search.SearchFiles;
import jp.musubi.cms.snapshot.HeldContent;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.cms.snapshot.SnapshotFile;
import jp.musubi.cms.web.FileServer;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.theme.Theme;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What readers have before them, put together: the site, its releases, its search. */
final class Front {
    /** How long other processes wait when the one that publishes is not heard of any more. */
    private static final Duration PUBLISHER_LEASE = Duration.ofSeconds(20);

    private final PublicationStore publications;
    private final PublishedContent published;
    private final HeldContent held;
    private final SitePreviews previews;
    private final Theme theme;
    private final Clock clock;
    private final Supplier<Snapshot> content;
    private final Path data;
    private final Releases releases;
    private final Deeds deeds;
    private final SiteBuild build;

    /**
     * The front of a store.
     *
     * @param settings with the data folder, and the keys of credentials
     */
    Front(
            PublicationStore publications,
            PublishedContent published,
            ContentModel model,
            Theme theme,
            Settings settings,
            Database database,
            Clock clock) {
        this.data = settings.data();
        this.publications = publications;
        this.published = published;
        this.held = new HeldContent(published);
        this.previews = new SitePreviews(published, held, theme);
        this.theme = theme;
        this.clock = clock;
        this.releases = new Releases(data.resolve("site"), clock);
        this.deeds = new Deeds(data.resolve("site"));
        var credentials =
                new Credentials(
                        database,
                        settings.keys(),
                        settings.keyFolder(),
                        new SignedDocuments(database, RdfcProof.bundled(), clock),
                        List.of(new BannerCredentials(model), new AwardCredentials()),
                        clock);
        this.content = () -> credentials.with(held.read());
        this.build =
                new SiteBuild(
                        content, credentials::turnsAt, this::shownBefore, data, theme, releases);
    }

    /** An entry as readers saw it last. */
    private Optional<Entry> shownBefore(UUID entry) {
        return publications.shownRevision(entry).flatMap(number -> published.at(entry, number));
    }

    /** What readers would see of a site built now, with what is signed. */
    Snapshot content() {
        return content.get();
    }

    /** The same as a file, for programs that build the site elsewhere. */
    SnapshotFile snapshots() {
        return new SnapshotFile(published, () -> content().signed(), data.resolve(Api.ON_THE_WAY));
    }

    /** Pages of the site before they are public. */
    SitePreviews previews() {
        return previews;
    }

    Releases releases() {
        return releases;
    }

    SiteBuild build() {
        return build;
    }

    /**
     * What keeps the site up to date.
     *
     * @param isAlone whether no other process can have the store open
     */
    Publisher publisher(Database database, Ids ids, AuditLog audit, boolean isAlone) {
        var election = new Election(database, ids.next(), clock, PUBLISHER_LEASE, isAlone);
        var record = new DeedsOfCommands(database, audit, releases, deeds);
        return new Publisher(publications, build, releases, election, record, clock);
    }

    /** What is found in it. */
    PublishedSearch search(PublishedSearch.Counter asked) {
        return new PublishedSearch(releases::now, held::read, theme, asked);
    }

    /** What answers for its addresses. */
    FileServer files(PublishedSearch search, List<String> languages) {
        return new SearchFiles(new ReleaseFiles(releases.link()), search, languages);
    }
}
