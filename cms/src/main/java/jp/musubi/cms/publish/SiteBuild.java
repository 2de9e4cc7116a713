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
import java.util.Optional;
import java.util.function.Supplier;

/** Builds the site from the store as a new release and shows it. */
public final class SiteBuild {
    private final Supplier<Snapshot> published;
    private final Path assets;
    private final Theme theme;
    private final Releases releases;

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
    public BuildReport run(Progress progress) throws BuildFailed, IOException {
        Path release = releases.prepare();
        boolean shown = false;
        try {
            var source = SnapshotSource.of(published.get(), assets);
            var request =
                    new BuildRequest(
                            source, release, theme, Optional.empty(), true, Optional.empty());
            BuildReport report = new Generator(progress).build(request);
            releases.show(release);
            shown = true;
            return report;
        } finally {
            if (!shown) {
                releases.discard(release);
            }
        }
    }
}
