package jp.musubi.site.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lucene's index while a build brings it up to date. Safe for many threads until it is committed.
 */
final class LuceneIndex implements AutoCloseable {
    /**
     * Memory for documents not yet written. Small enough that every thread writes several segments
     * while the others go on.
     */
    private static final int BUFFER_MEGABYTES = 32;

    private final IndexPlace place;
    private final @Nullable Path fresh;
    private final Directory directory;
    private final IndexWriter writer;

    private LuceneIndex(IndexPlace place, @Nullable Path fresh) throws IOException {
        this.place = place;
        this.fresh = fresh;
        this.directory = FSDirectory.open(fresh == null ? place.folder() : fresh);
        this.writer = new IndexWriter(directory, settings(fresh == null));
    }

    /** Begins a new index; it takes the place of the one in a folder when it is whole. */
    static LuceneIndex create(Path folder) throws IOException {
        var place = new IndexPlace(folder);
        return new LuceneIndex(place, place.fresh());
    }

    /** Opens the index in a folder. */
    static LuceneIndex open(Path folder) throws IOException {
        return new LuceneIndex(new IndexPlace(folder), null);
    }

    private static IndexWriterConfig settings(boolean append) {
        return new IndexWriterConfig()
                .setOpenMode(append ? OpenMode.APPEND : OpenMode.CREATE)
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    void put(String entry, List<SearchDocument> made) throws IOException {
        List<Document> documents = made.stream().map(LuceneDocuments::of).toList();
        if (fresh == null) {
            writer.updateDocuments(key(entry), documents);
        } else {
            writer.addDocuments(documents);
        }
    }

    void remove(String entry) throws IOException {
        writer.deleteDocuments(key(entry));
    }

    private static Term key(String id) {
        return new Term(IndexFields.ENTRY, id);
    }

    /** Makes everything searchable that was put, and nothing of what was removed. */
    void commit(String catalogue) throws IOException {
        if (!catalogue.equals(known())) {
            writer.setLiveCommitData(Map.of(Catalogue.KEY, catalogue).entrySet());
        }
        flush();
        writer.commit();
        writer.close();
        if (fresh != null) {
            place.replaceBy(fresh);
        }
    }

    /**
     * Writes what every thread left in its buffer, on as many threads: the commit would write one
     * after the other. For a small site that is the whole index.
     */
    private void flush() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < cores; i++) {
                running.add(
                        threads.submit(() -> {
                            writer.flushNextBuffer();
                            return null;
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the search index cannot be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
    }

    /** The catalogue that the index has; null if it has none. */
    private @Nullable String known() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> each : data) {
                if (each.getKey().equals(Catalogue.KEY)) {
                    return each.getValue();
                }
            }
        }
        return null;
    }

    /** Gives up what is not committed. */
    @Override
    public void close() throws IOException {
        if (writer.isOpen()) {
            writer.rollback();
        }
        directory.close();
    }
}
