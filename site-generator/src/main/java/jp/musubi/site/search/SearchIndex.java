package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
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
 * The search index of a site while a build brings it up to date: a few documents per entry, made
 * from what the content types declare. Only public fields enter it. Safe for many threads until it
 * is committed.
 */
public final class SearchIndex implements AutoCloseable {
    /**
     * Memory for documents not yet written. Small enough that every thread writes several segments
     * while the others go on.
     */
    private static final int BUFFER_MEGABYTES = 32;

    private final IndexPlace place;
    private final @Nullable Path fresh;
    private final Directory directory;
    private final IndexWriter writer;
    private final EntryDocuments documents;
    private final Catalogue catalogue;
    private final LinkedSite site;
    private final StaticIndex published;

    private SearchIndex(
            IndexPlace place,
            @Nullable Path fresh,
            LinkedSite site,
            Addresses addresses,
            StaticIndex published)
            throws IOException {
        this.place = place;
        this.fresh = fresh;
        this.directory = FSDirectory.open(fresh == null ? place.folder() : fresh);
        this.writer = new IndexWriter(directory, settings(fresh == null));
        this.documents = new EntryDocuments(site, addresses, new Readings());
        this.catalogue = Catalogue.of(site.site(), site.model());
        this.site = site;
        this.published = published;
    }

    /**
     * Begins a new index. It grows in a folder beside and takes the wanted name when it is whole;
     * whoever has the old one open reads on in it.
     *
     * @param folder where the index goes; what is there is replaced
     */
    public static SearchIndex create(
            Path folder, LinkedSite site, Addresses addresses, StaticIndex published)
            throws IOException {
        var place = new IndexPlace(folder);
        return new SearchIndex(place, place.fresh(), site, addresses, published);
    }

    /**
     * Opens an index that an earlier build left; what is not put or removed stays as it is.
     *
     * @throws IOException if it cannot be read
     */
    public static SearchIndex open(
            Path folder, LinkedSite site, Addresses addresses, StaticIndex published)
            throws IOException {
        return new SearchIndex(new IndexPlace(folder), null, site, addresses, published);
    }

    /** Whether there is an index that {@link #open} can bring up to date. */
    public static boolean isAt(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /**
     * Reads the dictionary that every text needs, which takes a while the first time in a program:
     * whoever will put entries may begin early, on another thread.
     */
    public static void prepare() {
        var _ = new Readings().of("結び");
    }

    private static IndexWriterConfig settings(boolean append) {
        return new IndexWriterConfig()
                .setOpenMode(append ? OpenMode.APPEND : OpenMode.CREATE)
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    /** Replaces what is known of an entry. */
    public void put(Entry entry) throws IOException {
        List<SearchDocument> made = documents.of(entry);
        published.put(entry.id(), made);
        List<Document> lucene = made.stream().map(LuceneDocuments::of).toList();
        if (fresh == null) {
            writer.updateDocuments(key(entry.id()), lucene);
        } else {
            writer.addDocuments(lucene);
        }
    }

    /** Forgets an entry. */
    public void remove(String id) throws IOException {
        published.remove(id);
        writer.deleteDocuments(key(id));
    }

    /** Whether anything was put or removed. */
    public boolean isStale() {
        return published.isStale();
    }

    /**
     * Brings the files for browsers up to date.
     *
     * @return all of them by their names, with what is in them
     */
    public List<PublishedFile> publish() {
        if (!published.isComplete()) {
            for (Entry entry : site.entries()) {
                published.putIfAbsent(entry.id(), () -> documents.of(entry));
            }
        }
        published.update(documents::result);
        return PublishedFile.all(published, catalogue);
    }

    private static Term key(String id) {
        return new Term(IndexFields.ENTRY, id);
    }

    /** Makes everything searchable that was put, and nothing of what was removed; says where. */
    public Path commit() throws IOException {
        String json = catalogue.toJson();
        if (!json.equals(known())) {
            writer.setLiveCommitData(Map.of(Catalogue.KEY, json).entrySet());
        }
        flush();
        writer.commit();
        writer.close();
        if (fresh != null) {
            place.replaceBy(fresh);
        }
        return place.folder();
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
