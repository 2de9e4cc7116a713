package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the search index of a site: a document per entry and language it is written in, made from
 * what the content types declare. Only public fields enter it.
 */
public final class IndexBuilder {
    /**
     * Memory for documents not yet written. Small enough that every thread writes several segments
     * while the others go on; what is left for the commit is written by one thread alone.
     */
    private static final int BUFFER_MEGABYTES = 32;

    /** Entries a thread takes at a time. */
    private static final int BATCH_ENTRIES = 64;

    private final LinkedSite site;
    private final WordStreams streams = new WordStreams();
    private final SuggestionWords suggestions = new SuggestionWords(streams);
    private final EntryDocuments documents;

    private IndexBuilder(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.documents = new EntryDocuments(site, addresses, streams, suggestions);
    }

    /**
     * Writes the index of a site. It grows in a folder beside and takes the wanted name when it is
     * whole; whoever has the old one open reads on in it.
     *
     * @param folder where the index goes; what is there is replaced
     */
    public static void write(Path folder, LinkedSite site, Addresses addresses) throws IOException {
        var place = new IndexPlace(folder);
        Path fresh = place.fresh();
        try (Directory directory = FSDirectory.open(fresh);
                var writer = new IndexWriter(directory, settings())) {
            new IndexBuilder(site, addresses).write(writer);
        }
        place.replaceBy(fresh);
    }

    private static IndexWriterConfig settings() {
        return new IndexWriterConfig(new SearchAnalyzer())
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    private void write(IndexWriter writer) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> {
                addEntries(next, writer);
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing the search index");
        } catch (ExecutionException e) {
            throw new IOException("the search index could not be written", e.getCause());
        }
        writer.addDocuments(suggestions.documents());
        String catalogue = Catalogue.of(site.site(), site.model()).toJson();
        writer.setLiveCommitData(Map.of(Catalogue.KEY, catalogue).entrySet());
        writer.commit();
    }

    private void addEntries(AtomicInteger next, IndexWriter writer) throws IOException {
        List<Entry> entries = site.entries();
        int from;
        while ((from = next.getAndAdd(BATCH_ENTRIES)) < entries.size()) {
            int to = Math.min(from + BATCH_ENTRIES, entries.size());
            for (Entry entry : entries.subList(from, to)) {
                for (Document document : documents.of(entry)) {
                    writer.addDocument(document);
                }
            }
        }
    }
}
