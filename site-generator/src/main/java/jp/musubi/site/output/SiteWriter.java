package jp.musubi.site.output;

import jp.musubi.site.output.Manifest.Known;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Writes a site into a folder. Bytes that are already there are not written again. Files that
 * change are written beside and take their places at the end, one by one in one step each, so that
 * a build that fails leaves every old page as it was and a hard link to an old file keeps it. Files
 * that nobody built are never touched.
 *
 * <p>Two threads write; when they fall behind, those who bring files help.
 */
public final class SiteWriter implements SiteOutput {
    private static final int WRITERS = 2;

    /** Files waiting to be written; bounds memory. */
    private static final int MAX_WAITING_FILES = 256;

    private final OutputFolder folder;
    private final Manifest manifest;
    private final Map<String, Known> before;
    private final Set<String> now = ConcurrentHashMap.newKeySet();
    private final Map<String, Known> written = new ConcurrentHashMap<>();
    private final Map<String, Draft> drafts = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final boolean rewriteAll;
    private final OutputStream journal;
    private final ThreadPoolExecutor writers;
    private final AtomicInteger draftNumbers = new AtomicInteger();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    private SiteWriter(OutputFolder folder, Manifest manifest, boolean rewriteAll)
            throws IOException {
        this.folder = folder;
        this.manifest = manifest;
        this.before = manifest.files();
        this.rewriteAll = rewriteAll;
        this.journal =
                Files.newOutputStream(
                        folder.state().resolve("journal"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
        this.writers =
                new ThreadPoolExecutor(
                        WRITERS,
                        WRITERS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MAX_WAITING_FILES),
                        Thread.ofPlatform().daemon().name("write-", 1).factory(),
                        new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Opens a folder for writing.
     *
     * @param rewriteAll writes every file again, whatever earlier builds left
     * @throws IOException in one sentence for people, if the folder holds files of someone else
     */
    public static SiteWriter open(Path folder, boolean rewriteAll) throws IOException {
        OutputFolder opened = OutputFolder.open(folder);
        return new SiteWriter(opened, Manifest.read(opened.state()), rewriteAll);
    }

    /**
     * Opens a folder for writing again.
     *
     * @param known what the last build of this process knew of the folder, from {@link #manifest}
     */
    public static SiteWriter open(Path folder, Manifest known) throws IOException {
        return new SiteWriter(OutputFolder.open(folder), known, false);
    }

    /** What is known of the folder; to be used again once this has finished. */
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public Set<String> files() {
        return before.keySet();
    }

    @Override
    public Set<String> damaged() throws IOException {
        try {
            return before.entrySet().parallelStream()
                    .filter(file -> isDamaged(file.getKey(), file.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isDamaged(String path, Known known) {
        try {
            Path place = folder.file(path);
            boolean lacksVariant =
                    Compression.suits(path, known.size()) && !Files.exists(Draft.variant(place));
            return lacksVariant || !isLeft(place, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String path, byte[] bytes) throws IOException {
        throwFailure();
        Path file = folder.file(path);
        writers.execute(() -> {
            try {
                writeNow(path, file, bytes);
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    @Override
    public void write(String path, List<Piece> pieces) throws IOException {
        throwFailure();
        var version = new Piece.Version();
        pieces.forEach(version::add);
        if (!isUnchanged(path, folder.file(path), version.text())) {
            write(
                    path,
                    to -> {
                        for (Piece piece : pieces) {
                            to.add(piece);
                        }
                    });
        }
    }

    @Override
    public void write(String path, Content content) throws IOException {
        throwFailure();
        Path file = folder.file(path);
        if (!before.containsKey(path)) {
            noteNew(path);
            folder.prepareFor(file);
            remember(path, file, Draft.ofPieces(path, file, content).version());
            return;
        }
        Draft draft = Draft.ofPieces(path, draft(), content);
        if (isUnchanged(path, file, draft.version())) {
            draft.discard();
        } else {
            put(path, file, draft);
        }
    }

    @Override
    public void copy(String path, String version, Opening source) throws IOException {
        throwFailure();
        Path file = folder.file(path);
        if (isUnchanged(path, file, version)) {
            return;
        }
        Path place = draft();
        try (InputStream in = source.open()) {
            Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
        put(path, file, Draft.of(path, place, version));
    }

    @Override
    public void remove(String path) {
        removed.add(path);
    }

    private void writeNow(String path, Path file, byte[] bytes) throws IOException {
        MessageDigest digest = sha256();
        digest.update(bytes);
        String version = version(digest);
        if (isUnchanged(path, file, version)) {
            return;
        }
        if (before.containsKey(path)) {
            Path place = draft();
            Files.write(place, bytes);
            put(path, file, Draft.of(path, place, version));
            return;
        }
        noteNew(path);
        folder.prepareFor(file);
        writeNew(file, bytes);
        if (Compression.suits(path, bytes.length)) {
            writeNew(Draft.variant(file), Compression.of(bytes));
        }
        remember(path, file, version);
    }

    private static void writeNew(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, Draft.AS_NEW);
    }

    /** A new file takes its place at once, as nobody reads it yet; others wait for the end. */
    private void put(String path, Path file, Draft draft) throws IOException {
        if (before.containsKey(path)) {
            if (drafts.put(path, draft) != null) {
                throw twice(path);
            }
            return;
        }
        noteNew(path);
        place(path, file, draft);
    }

    private void place(String path, Path file, Draft draft) throws IOException {
        folder.prepareFor(file);
        Path variant = draft.variant();
        if (variant != null) {
            move(variant, Draft.variant(file));
        } else if (before.containsKey(path) && Compression.maySuit(path)) {
            Files.deleteIfExists(Draft.variant(file));
        }
        move(draft.file(), file);
        remember(path, file, draft.version());
    }

    private static void move(Path draft, Path file) throws IOException {
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static IOException twice(String path) {
        return new IOException("two pages have the address /" + path);
    }

    private void remember(String path, Path file, String version) throws IOException {
        var left = Files.readAttributes(file, BasicFileAttributes.class);
        written.put(path, known(version, left));
        if (!now.add(path)) {
            throw twice(path);
        }
    }

    private boolean isUnchanged(String path, Path file, String version) throws IOException {
        Known known = before.get(path);
        if (rewriteAll || known == null || !known.version().equals(version)) {
            return false;
        }
        if (!isLeft(file, known)) {
            return false;
        }
        if (!now.add(path)) {
            throw twice(path);
        }
        return true;
    }

    private static boolean isLeft(Path file, Known known) throws IOException {
        try {
            var left =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return left.isRegularFile() && known(known.version(), left).equals(known);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Known known(String version, BasicFileAttributes left) {
        return new Known(version, left.size(), left.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /** Before a new file appears, its name is noted, so that a killed build can be cleaned up. */
    private void noteNew(String path) throws IOException {
        if (!before.containsKey(path)) {
            byte[] line = (path + "\n").getBytes(StandardCharsets.UTF_8);
            synchronized (journal) {
                journal.write(line);
            }
        }
    }

    private Path draft() {
        return folder.state().resolve("draft-" + draftNumbers.incrementAndGet());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Half of the hash is more than enough to tell two versions of a page apart. */
    private static String version(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private void throwFailure() throws IOException {
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public Written finish() throws IOException {
        stopWriters();
        throwFailure();
        for (Map.Entry<String, Draft> draft : drafts.entrySet()) {
            place(draft.getKey(), folder.file(draft.getKey()), draft.getValue());
        }
        Set<String> gone = new HashSet<>();
        Set<String> forgotten = new HashSet<>(removed);
        forgotten.removeAll(now);
        for (String path : forgotten) {
            if (remove(path, folder.file(path))) {
                gone.add(path);
            }
        }
        journal.close();
        manifest.update(written, forgotten);
        return new Written(written.keySet(), gone);
    }

    private boolean remove(String path, Path file) throws IOException {
        if (Compression.maySuit(path)) {
            Files.deleteIfExists(Draft.variant(file));
        }
        return folder.remove(path);
    }

    private void stopWriters() throws IOException {
        writers.shutdown();
        try {
            if (!writers.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new IOException("writing the last files takes longer than ten minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!writers.isShutdown()) {
            writers.shutdownNow();
            stopWriters();
        }
        journal.close();
        for (Draft draft : drafts.values()) {
            draft.discard();
        }
    }
}
