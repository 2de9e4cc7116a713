package jp.musubi.cms.snapshot;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Redirect;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.SnapshotWriter;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The snapshot of the store's present generation as a file, written when somebody first asks for
 * it. A reader on a slow line then holds a file open, and no connection to the store. Thread-safe.
 */
public final class SnapshotFile {
    private static final int BUFFER_BYTES = 256 << 10;

    private final PublishedContent published;
    private final Supplier<List<SignedFile>> signed;
    private final Path folder;
    private @Nullable Written written;

    /**
     * Snapshots of a store.
     *
     * @param signed what the city signed of it
     * @param folder where the file is kept; made when needed
     */
    public SnapshotFile(
            PublishedContent published, Supplier<List<SignedFile>> signed, Path folder) {
        this.published = published;
        this.signed = signed;
        this.folder = folder;
    }

    /**
     * A snapshot on disk.
     *
     * @param bytes its length
     * @param entityTag strong, in quotes: the same only for the same bytes
     */
    record Written(
            Path path, long generation, List<SignedFile> signed, long bytes, String entityTag) {}

    /** The snapshot of the present generation and of what is signed today. */
    synchronized Written current() throws IOException {
        Written last = written;
        List<SignedFile> files = signed.get();
        if (last != null
                && last.generation() == published.generation()
                && last.signed().equals(files)
                && Files.exists(last.path())) {
            return last;
        }
        Written next = write(files);
        written = next;
        if (last != null) {
            Files.deleteIfExists(last.path());
        }
        return next;
    }

    private Written write(List<SignedFile> files) throws IOException {
        Files.createDirectories(folder);
        Path path = Files.createTempFile(folder, "snapshot-", ".ndjson");
        path.toFile().deleteOnExit();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES)) {
            var writer = new SnapshotWriter(out, published.model());
            long generation = published.visit(new Lines(writer));
            for (SignedFile file : files) {
                writer.signed(file);
            }
            out.flush();
            String tag = "\"g" + generation + "-" + Long.toHexString(System.nanoTime()) + '"';
            return new Written(path, generation, files, Files.size(path), tag);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Lines(SnapshotWriter writer) implements PublishedContent.Visitor {
        @Override
        public void site(Site site) throws IOException {
            writer.begin(site);
        }

        @Override
        public void entry(Entry entry) throws IOException {
            writer.entry(entry);
        }

        @Override
        public void asset(Asset asset) throws IOException {
            writer.asset(asset);
        }

        @Override
        public void redirect(Redirect redirect) throws IOException {
            writer.redirect(redirect);
        }
    }
}
