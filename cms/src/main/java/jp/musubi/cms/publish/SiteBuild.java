package jp.musubi.cms.publish;

import jp.musubi.cms.release.FolderLock;
import jp.musubi.cms.release.Releases;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Builds the site from the store and shows it as a new release. The site is kept up to date in a
 * folder of its own, where a build does only what changed.
 *
 * <p>An entry that breaks the build does not keep back the others: they are shown, and it stays
 * what it was.
 */
public final class SiteBuild {
    /** So many changes are tried one by one to find those that break a page of many entries. */
    private static final int MAX_SUSPECTS = 50;

    private final Supplier<Snapshot> published;
    private final Supplier<Optional<Instant>> signedUntil;
    private final Path assets;
    private final Theme theme;
    private final Releases releases;
    private final Generator generator = new Generator(Progress.silent());
    private final HeldBack heldBack;

    /** When the last release is no longer right by itself; empty if no day changes it. */
    private Optional<Instant> turnsAt = Optional.of(Instant.EPOCH);

    /**
     * A build of what is published.
     *
     * @param published what the public may see, as it is at one moment
     * @param signedUntil when what is signed must be signed anew; empty if nothing is signed
     * @param shownBefore an entry as the site showed it last; asked only for those that break it
     * @param assets the folder that holds {@code assets/}
     */
    public SiteBuild(
            Supplier<Snapshot> published,
            Supplier<Optional<Instant>> signedUntil,
            Function<UUID, Optional<Entry>> shownBefore,
            Path assets,
            Theme theme,
            Releases releases) {
        this.published = published;
        this.signedUntil = signedUntil;
        this.assets = assets;
        this.theme = theme;
        this.releases = releases;
        this.heldBack = new HeldBack(shownBefore);
    }

    /** As the other, of what has nothing signed in it. */
    public SiteBuild(
            Supplier<Snapshot> published,
            Function<UUID, Optional<Entry>> shownBefore,
            Path assets,
            Theme theme,
            Releases releases) {
        this(published, Optional::empty, shownBefore, assets, theme, releases);
    }

    /**
     * What was built.
     *
     * @param release number of the release that shows it
     * @param heldBack entries that break the site, with the reason
     */
    public record Built(BuildReport report, long release, Map<UUID, Failure> heldBack) {}

    /** As {@link #run(Progress, Collection)}, knowing of no change in particular. */
    public Built run(Progress progress) throws BuildFailed, IOException {
        return run(progress, List.of());
    }

    /**
     * Builds and shows a release; when that fails, the old one stays.
     *
     * @param changed entries that somebody changed, or wants to be tried again
     * @throws BuildFailed with sentences for people, if not even leaving out what changed helps
     */
    public synchronized Built run(Progress progress, Collection<UUID> changed)
            throws BuildFailed, IOException {
        List<String> suspects = changed.stream().map(UUID::toString).distinct().toList();
        heldBack.release(suspects);
        try (FolderLock _ = releases.lock()) {
            Snapshot all = published.get();
            BuildReport report = sound(all, suspects, progress);
            turnsAt =
                    Stream.of(report.turnsAt(), signedUntil.get())
                            .flatMap(Optional::stream)
                            .min(Instant::compareTo);
            return new Built(report, releases.builtNumber().orElse(0), heldBack.reasons());
        }
    }

    private BuildReport sound(Snapshot all, List<String> changed, Progress progress)
            throws BuildFailed, IOException {
        Set<String> held = new TreeSet<>();
        while (true) {
            try {
                BuildReport report = build(all, progress);
                return held.size() > 1 ? withMore(report, held, all, progress) : report;
            } catch (BuildFailed e) {
                boolean diskIsToBlame = e.getCause() instanceof IOException;
                Set<String> more =
                        diskIsToBlame ? Set.of() : heldBack.add(suspects(e, changed), all);
                if (more.isEmpty()) {
                    heldBack.release(held);
                    throw e;
                }
                held.addAll(more);
            }
        }
    }

    /**
     * Who may break the build: the entries that are named, unless they say what they said when it
     * could be built. Then their pages show what another says, which must have changed.
     */
    private Map<String, Failure> suspects(BuildFailed failure, List<String> changed) {
        Map<String, Failure> suspects = new TreeMap<>(failure.entries());
        if (changed.size() <= MAX_SUSPECTS) {
            changed.forEach(id -> suspects.putIfAbsent(id, failure.failures().getFirst()));
        }
        boolean named = failure.entries().keySet().stream().anyMatch(changed::contains);
        if (named) {
            suspects.keySet().retainAll(failure.entries().keySet());
        }
        return suspects;
    }

    /** Of those that are held back together, some may be innocent: each is tried by itself. */
    private BuildReport withMore(
            BuildReport sound, Set<String> held, Snapshot all, Progress progress)
            throws IOException {
        BuildReport report = sound;
        for (String suspect : held) {
            heldBack.release(List.of(suspect));
            try {
                report = build(all, progress);
            } catch (BuildFailed e) {
                heldBack.add(Map.of(suspect, e.failures().getFirst()), all);
            }
        }
        return report;
    }

    private BuildReport build(Snapshot all, Progress progress) throws BuildFailed, IOException {
        Snapshot part = heldBack.soundPart(all);
        var request =
                new BuildRequest(
                        SnapshotSource.of(part, assets),
                        releases.workFolder(),
                        theme,
                        Optional.empty(),
                        false,
                        true);
        OptionalLong before = releases.builtNumber();
        releases.beginBuild();
        BuildReport report = generator.build(request, progress);
        heldBack.built(part);
        releases.show(before, report.changes(), report.pages(), report.reasons());
        return report;
    }

    /** Does what the build left for later, now that its release is shown. */
    synchronized void settle() throws IOException {
        try (FolderLock _ = releases.lock()) {
            generator.settle();
        }
    }

    /**
     * When the last release is no longer right by itself, nothing being published; empty for never.
     * Long ago before the first build of this process, as days may have passed since the last one.
     */
    public synchronized Optional<Instant> turnsAt() {
        return turnsAt;
    }
}
