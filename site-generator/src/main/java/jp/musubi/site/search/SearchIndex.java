package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.document.Extract;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What is searched of a site while a build brings it up to date: a few documents per entry, made
 * from what the content types declare. They become the published index and, for a site with a
 * server, Lucene's. Only public fields enter it. Safe for many threads until it is committed.
 */
public final class SearchIndex implements AutoCloseable {
    private final @Nullable LuceneIndex server;
    private final EntryDocuments documents;
    private final Catalogue catalogue;
    private final LinkedSite site;
    private final StaticIndex published;
    private @Nullable IndexFolder place;
    private boolean mayBeKept;

    private SearchIndex(
            @Nullable LuceneIndex server,
            LinkedSite site,
            Addresses addresses,
            StaticIndex published,
            Function<Asset, Extract> reader) {
        this.server = server;
        this.documents =
                new EntryDocuments(
                        site, addresses, new Readings(), new Attachments(site, addresses, reader));
        this.catalogue = Catalogue.of(site.site(), site.model());
        this.site = site;
        this.published = published;
    }

    /**
     * The published index alone.
     *
     * @param published as an earlier build in this process left it, or a new one
     * @param reader tells what documents say
     */
    public static SearchIndex of(
            LinkedSite site,
            Addresses addresses,
            StaticIndex published,
            Function<Asset, Extract> reader) {
        return new SearchIndex(null, site, addresses, published, reader);
    }

    /**
     * Says where its files will be.
     *
     * @param mayBeKept whether files of another process are there that an unchanged site goes on
     *     from
     */
    public void isPublishedIn(IndexFolder folder, boolean mayBeKept) {
        this.place = folder;
        this.mayBeKept = mayBeKept;
    }

    /**
     * Begins a new index for a server beside the published one. It grows in a folder beside and
     * takes the wanted name when it is whole; whoever has the old one open reads on in it.
     *
     * @param folder where it goes; what is there is replaced
     */
    public static SearchIndex create(
            Path folder,
            LinkedSite site,
            Addresses addresses,
            StaticIndex published,
            Function<Asset, Extract> reader)
            throws IOException {
        return new SearchIndex(LuceneIndex.create(folder), site, addresses, published, reader);
    }

    /**
     * Opens an index for a server that an earlier build left; what is not put or removed stays as
     * it is.
     *
     * @throws IOException if it cannot be read
     */
    public static SearchIndex open(
            Path folder,
            LinkedSite site,
            Addresses addresses,
            StaticIndex published,
            Function<Asset, Extract> reader)
            throws IOException {
        return new SearchIndex(LuceneIndex.open(folder), site, addresses, published, reader);
    }

    /** Whether there is an index that {@link #open} can bring up to date. */
    public static boolean isAt(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /** Removes an index for a server: a build that does not keep it up must not leave it. */
    public static void delete(Path folder) throws IOException {
        new IndexPlace(folder).delete();
    }

    /**
     * Reads the dictionary that names need, which takes a while the first time in a program:
     * whoever will put entries may begin early, on another thread.
     */
    public static void prepare() {
        var _ = new Readings().of("結び");
    }

    /**
     * Replaces what is known of an entry.
     *
     * @return what people should know of the documents that it attaches, a sentence each
     */
    public List<String> put(Entry entry) throws IOException {
        List<SearchDocument> made = documents.of(entry);
        published.put(entry.id(), made);
        if (server != null) {
            server.put(entry.id(), made);
        }
        return documents.warnings(entry);
    }

    /** Forgets an entry. */
    public void remove(String id) throws IOException {
        published.remove(id);
        if (server != null) {
            server.remove(id);
        }
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
        boolean isCold = !published.isComplete();
        if (isCold && !isKept()) {
            for (Entry entry : site.entries()) {
                published.putIfAbsent(entry.id(), () -> documents.of(entry));
            }
        }
        published.update(documents::result, documents::order);
        List<PublishedFile> files = PublishedFile.all(published, catalogue);
        published.publishedAs(files.getFirst());
        if (isCold && place != null) {
            note(place, published);
        }
        return files;
    }

    /** Goes on from the files of another process, if they are all there. */
    private boolean isKept() {
        if (place == null || !mayBeKept) {
            return false;
        }
        try {
            published.keep(place.read(), documents, site.entries());
            return true;
        } catch (IOException e) {
            // Then all of it is made again.
            return false;
        }
    }

    /**
     * Notes what another process needs to go on from the published files; a build in a program that
     * is warm leaves that for when nobody waits.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void note(IndexFolder place, StaticIndex published) {
        PublishedFile manifest = published.toBeNoted();
        if (manifest != null) {
            try {
                place.note(published, manifest.bytes());
                published.noted();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Makes everything searchable on the server that was put, and nothing of what was removed.
     *
     * @return whether a server has an index
     */
    public boolean commit() throws IOException {
        if (server == null) {
            return false;
        }
        server.commit(catalogue.toJson());
        return true;
    }

    /** Gives up what is not committed. */
    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
