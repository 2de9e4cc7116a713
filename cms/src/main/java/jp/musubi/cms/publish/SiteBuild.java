package jp.musubi.cms.publish;

import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds the site from the store and shows it as a new release. The site is kept up to date in a
 * folder of its own, where a build does only what changed; a release is a copy of that folder that
 * shares its files.
 */
public final class SiteBuild {
    private final Supplier<Snapshot> published;
    private final Path assets;
    private final Theme theme;
    private final Releases releases;
    private final Generator generator = new Generator(Progress.silent());

    /** When the last release is no longer right by itself; empty if no day changes it. */
    private Optional<Instant> turnsAt = Optional.of(Instant.EPOCH);

    /**
     * A build of what is published.
     *
     * @param published what the public may see, as it is at one moment
     * @param assets the folder that holds {@code assets/}
     */
    public SiteBuild(Supplier<Snapshot> published, Path assets, Theme theme, Releases releases) {
        this.published = published;
        this.assets = assets;
        this.theme = theme;
        this.releases = releases;
    }

    /**
     * Builds and shows a release; when that fails, the old one stays.
     *
     * @throws BuildFailed with sentences for people
     */
    public synchronized BuildReport run(Progress progress) throws BuildFailed, IOException {
        var request =
                new BuildRequest(
                        SnapshotSource.of(published.get(), assets),
                        releases.workFolder(),
                        theme,
                        Optional.empty(),
                        false,
                        Optional.empty());
        BuildReport report = generator.build(request, progress);
        boolean changed = report.written() > 0 || report.removed() > 0;
        if (changed || releases.current().isEmpty()) {
            releases.show(releases.copyOf(releases.workFolder()));
        }
        turnsAt = report.turnsAt();
        return report;
    }

    /**
     * When the last release is no longer right by itself, nothing being published; empty for never.
     * Long ago before the first build of this process, as days may have passed since the last one.
     */
    public synchronized Optional<Instant> turnsAt() {
        return turnsAt;
    }
}
