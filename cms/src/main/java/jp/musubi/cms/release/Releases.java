package jp.musubi.cms.release;

import jp.musubi.site.Reason;
import jp.musubi.site.output.Compression;
import jp.musubi.site.output.Written;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The releases of the site. Two trees of files are shown to readers in turn: while one is read, the
 * other is brought from the state it had to the next one, file by file as far as they differ, and
 * then {@code current} is made to name it by one atomic rename. So nobody ever sees half a release,
 * and showing one costs what changed in it.
 *
 * <p>Builds fill a third folder, which nobody reads. Whoever builds or shows holds the {@link
 * #lock}.
 */
public final class Releases {
    /** Releases that can be shown again. */
    private static final int KEPT_RELEASES = 20;

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private static final String CURRENT = "current";
    private static final List<String> TREES = List.of("a", "b");

    /** In a tree: the number of the release that it holds. Not there while a tree is changed. */
    private static final String NUMBER = ".musubi/release";

    /** The number of the release that shows what builds made. Not there while a build runs. */
    private static final String BUILT = "built";

    private static final String HOLD = "hold";

    private final Path folder;
    private final Clock clock;
    private final ReleaseLog log;

    /** Releases below a folder, which need not exist yet. */
    public Releases(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.log = new ReleaseLog(folder.resolve("releases"));
    }

    /** The link to the release that readers see; it may not exist yet. */
    public Path link() {
        return folder.resolve(CURRENT);
    }

    /** The folder of the release that readers see; empty before the first one. */
    public Optional<Path> current() {
        try {
            return Optional.of(link().toRealPath());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What readers see now.
     *
     * @param folder its files; they stay as they are until the release after the next one
     * @param number tells it from every other release
     */
    public record Shown(Path folder, long number) {
        /** Whether its files are all there yet; the release after the next takes their places. */
        public boolean isWhole() throws IOException {
            return Releases.number(folder.resolve(NUMBER)).equals(OptionalLong.of(number));
        }
    }

    /** What readers see now, told from what they see later; empty before the first release. */
    public Optional<Shown> now() {
        try {
            Path folder = current().orElse(null);
            return folder == null
                    ? Optional.empty()
                    : Optional.of(new Shown(folder, number(folder.resolve(NUMBER)).orElse(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where builds keep the site up to date; nobody reads there. */
    public Path workFolder() {
        return folder.resolve("work");
    }

    /** The right to build and to show, if nobody has it. */
    public Optional<FolderLock> tryLock() throws IOException {
        return FolderLock.tryOn(folder);
    }

    /**
     * The right to build and to show, as soon as nobody else has it.
     *
     * @throws IOException if somebody keeps it too long
     */
    public FolderLock lock() throws IOException {
        Instant end = Instant.now().plus(MAX_WAIT);
        while (Instant.now().isBefore(end)) {
            Optional<FolderLock> lock = tryLock();
            if (lock.isPresent()) {
                return lock.get();
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another process changes the site", e);
            }
        }
        throw new IOException(
                "another process has been changing the site for "
                        + MAX_WAIT.toMinutes()
                        + " minutes; look whether it hangs");
    }

    /** The release that readers see; empty before the first one. */
    public Optional<Release> shown() throws IOException {
        long number = shownNumber();
        return number == 0 ? Optional.empty() : log.find(number);
    }

    /** The releases that are kept, newest first. */
    public List<Release> all() throws IOException {
        long shown = shownNumber();
        return log.all().stream().filter(release -> release.number() <= shown).toList();
    }

    /** Why files of a release changed, by path; empty as far as that is not known. */
    public SortedMap<String, List<Reason>> reasons(long number) throws IOException {
        return log.reasons(number);
    }

    /** Says that a build begins: from now on nobody can tell what is in the work folder. */
    public void beginBuild() throws IOException {
        Files.deleteIfExists(folder.resolve(BUILT));
    }

    /** Whether readers see what the last build made. */
    public boolean isBuildShown() throws IOException {
        return builtNumber().equals(OptionalLong.of(shownNumber()));
    }

    /**
     * Shows what is in the work folder; empty if readers see just that already.
     *
     * @param before number that {@link #builtNumber} gave before the build began
     * @param changes what the build changed since then
     */
    public Optional<Release> show(OptionalLong before, Written changes, int pages)
            throws IOException {
        return show(before, changes, pages, new TreeMap<>());
    }

    /**
     * As {@link #show(OptionalLong, Written, int)}.
     *
     * @param reasons why files are new, changed or gone, by path; kept with the release
     */
    public Optional<Release> show(
            OptionalLong before,
            Written changes,
            int pages,
            SortedMap<String, List<Reason>> reasons)
            throws IOException {
        Tree work = new Tree(workFolder());
        Tree front = front();
        long shown = shownNumber();
        Set<String> paths = new TreeSet<>(work.differingFromIndexOf(front));
        Optional<Set<String>> since =
                before.isPresent() ? between(before.getAsLong(), shown) : Optional.empty();
        if (since.isPresent()) {
            paths.addAll(changes.files());
            paths.addAll(changes.gone());
            paths.addAll(since.get());
        } else {
            paths.addAll(work.differingFrom(front));
        }
        if (paths.isEmpty() && shown > 0) {
            note(folder.resolve(BUILT), shown);
            return Optional.empty();
        }
        var release =
                new Release(
                        shown + 1,
                        clock.instant(),
                        OptionalLong.empty(),
                        pages,
                        changes.written(),
                        changes.removed());
        for (String path : paths) {
            Durable.force(work.root().resolve(path));
            Durable.force(work.root().resolve(path + Compression.SUFFIX));
        }
        show(release, paths, (path, back) -> back.take(path, work), reasons);
        note(folder.resolve(BUILT), release.number());
        return Optional.of(release);
    }

    /** Puts the file at a path into a tree. */
    @FunctionalInterface
    private interface Source {
        void put(String path, Tree into) throws IOException;
    }

    private void show(
            Release release,
            Set<String> paths,
            Source source,
            SortedMap<String, List<Reason>> reasons)
            throws IOException {
        Tree front = front();
        log.keep(release.number(), paths, front);
        Tree back = back();
        for (String path : behind(back, front, release.number() - 1)) {
            if (!paths.contains(path)) {
                back.take(path, front);
            }
        }
        for (String path : paths) {
            source.put(path, back);
        }
        note(back.root().resolve(NUMBER), release.number());
        log.add(release, reasons);
        name(back);
        log.sweep(release.number() - KEPT_RELEASES);
    }

    /** The paths at which a tree is not yet what readers see; it is being changed from now on. */
    private Set<String> behind(Tree back, Tree front, long shown) throws IOException {
        OptionalLong number = number(back.root().resolve(NUMBER));
        Files.createDirectories(back.root());
        Files.deleteIfExists(back.root().resolve(NUMBER));
        Optional<Set<String>> paths =
                number.isPresent() ? between(number.getAsLong(), shown) : Optional.empty();
        Set<String> behind = paths.isPresent() ? paths.get() : back.differingFrom(front);
        return behind;
    }

    /** The paths at which two releases differ; empty if those between them are not all kept. */
    private Optional<Set<String>> between(long older, long newer) throws IOException {
        Set<String> paths = new TreeSet<>();
        for (long number = older + 1; number <= newer; number++) {
            Optional<List<String>> changed = log.paths(number);
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            paths.addAll(changed.get());
        }
        return older <= newer ? Optional.of(paths) : Optional.empty();
    }

    /**
     * Shows an earlier release again, as a new one, and holds publishing until {@link #resume}:
     * otherwise the next change would bring back what was taken away.
     *
     * @throws IOException in one sentence for people, if that release cannot be shown
     */
    public Release rollBack(long number) throws IOException {
        long shown = shownNumber();
        Release earlier = number < shown ? log.find(number).orElse(null) : null;
        if (earlier == null) {
            throw new IOException(
                    "there is no earlier release "
                            + number
                            + "; `musubi releases` lists those that can be shown again");
        }
        Map<String, Tree> places = new TreeMap<>();
        for (long each = number + 1; each <= shown; each++) {
            Tree before = log.before(each);
            for (String path : log.paths(each).orElseThrow(() -> notKept(number))) {
                places.putIfAbsent(path, before);
            }
        }
        var release =
                new Release(
                        shown + 1,
                        clock.instant(),
                        OptionalLong.of(number),
                        earlier.pages(),
                        (int) places.entrySet().stream().filter(Releases::isThere).count(),
                        (int) places.entrySet().stream().filter(at -> !isThere(at)).count());
        Durable.write(
                folder.resolve(HOLD),
                (number + " " + clock.instant()).getBytes(StandardCharsets.UTF_8));
        show(
                release,
                places.keySet(),
                (path, back) -> back.take(path, Objects.requireNonNull(places.get(path))),
                new TreeMap<>());
        return release;
    }

    private static boolean isThere(Map.Entry<String, Tree> place) {
        return place.getValue().has(place.getKey());
    }

    private static IOException notKept(long number) {
        return new IOException(
                "what release " + number + " showed is not kept any more; choose a later one");
    }

    /** Whether publishing stands still, and since when. */
    public Optional<Hold> hold() {
        try {
            String[] parts = Files.readString(folder.resolve(HOLD)).strip().split(" ", 2);
            return Optional.of(new Hold(Long.parseLong(parts[0]), Instant.parse(parts[1])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets publishing go on: the next build shows what is public now. False if it did not hold. */
    public boolean resume() throws IOException {
        return Files.deleteIfExists(folder.resolve(HOLD));
    }

    private Tree front() {
        return new Tree(current().orElse(folder.resolve("nothing")));
    }

    private Tree back() {
        Path front = current().orElse(folder);
        String name = front.endsWith(TREES.getFirst()) ? TREES.getLast() : TREES.getFirst();
        return new Tree(folder.resolve(name));
    }

    private long shownNumber() throws IOException {
        return number(front().root().resolve(NUMBER)).orElse(0);
    }

    /** The release that shows what the last build made; empty if a build was cut short. */
    public OptionalLong builtNumber() throws IOException {
        return number(folder.resolve(BUILT));
    }

    private static OptionalLong number(Path file) throws IOException {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static void note(Path file, long number) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Durable.write(file, Long.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    private void name(Tree tree) throws IOException {
        Path next = folder.resolve("next");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, folder.relativize(tree.root()));
        try {
            Files.move(
                    next,
                    link(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(next);
            throw new IOException(
                    "the folder "
                            + folder
                            + " cannot rename in one step; put the data on a local disk",
                    e);
        }
        Durable.force(folder);
    }
}
