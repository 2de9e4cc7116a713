package jp.musubi.cms.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.freshness.Question;
import jp.musubi.cms.release.Releases;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.SiteFolder;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.SearchPage;
import jp.musubi.site.render.SiteRenderer;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Searches the release that readers see, with the index that was built with it. A new release is
 * noticed at the next question.
 */
public final class PublishedSearch implements Searching, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(PublishedSearch.class);

    private final Supplier<Optional<Releases.Shown>> release;
    private final Supplier<Snapshot> published;
    private final Theme theme;
    private final SiteRenderer renderer = new SiteRenderer();
    private volatile @Nullable Opened opened;

    /**
     * A search of what is published.
     *
     * @param release the release that readers see now
     * @param published what is published, for the names and pictures on the page of results
     */
    public PublishedSearch(
            Supplier<Optional<Releases.Shown>> release, Supplier<Snapshot> published, Theme theme) {
        this.release = release;
        this.published = published;
        this.theme = theme;
    }

    /** An index and what is needed to show its answers. */
    private record Opened(
            Releases.Shown shown,
            SiteSearch search,
            LinkedSite site,
            Addresses addresses,
            SearchPage page) {}

    @Override
    public Optional<ObjectNode> search(Question question) {
        return answered(open -> JSON.valueToTree(open.search().search(query(question))));
    }

    /** The page of results as HTML in UTF-8; empty while there is no index. */
    public Optional<byte[]> page(Question question) {
        return answered(open -> page(open, question));
    }

    /** A question that meets a switch of releases finds its index closed, and asks the new one. */
    private <T> Optional<T> answered(Function<Opened, T> work) {
        try {
            return current().map(work);
        } catch (IllegalStateException e) {
            LOG.debug("The release was switched during a question; it is asked again.", e);
            return current().map(work);
        }
    }

    private static byte[] page(Opened open, Question question) {
        Query query = query(question);
        try {
            return open.page().render(query, open.search().search(query));
        } catch (RenderFailed e) {
            throw new IllegalStateException("the page of results could not be rendered", e);
        }
    }

    private static Query query(Question question) {
        return new Query(
                question.text(),
                question.filters(),
                question.limit(),
                question.offset(),
                question.language());
    }

    private Optional<Opened> current() {
        Optional<Releases.Shown> shown = release.get();
        Opened known = opened;
        if (shown.isEmpty() || (known != null && known.shown().equals(shown.get()))) {
            return Optional.ofNullable(known);
        }
        return reopen(shown.get());
    }

    private synchronized Optional<Opened> reopen(Releases.Shown shown) {
        Opened old = opened;
        if (old != null && old.shown().equals(shown)) {
            return Optional.of(old);
        }
        try {
            Snapshot now = published.get();
            URI baseUrl = URI.create(now.site().baseUrl());
            LinkedSite site = old == null ? LinkedSite.of(now) : old.site().followedBy(now);
            Addresses addresses =
                    old == null
                            ? new Addresses(site, baseUrl)
                            : old.addresses().followedBy(site, baseUrl);
            var next =
                    new Opened(
                            shown,
                            SiteSearch.open(SiteFolder.index(shown.folder())),
                            site,
                            addresses,
                            renderer.searchPage(site, addresses, theme));
            opened = next;
            if (old != null) {
                old.search().close();
            }
            return Optional.of(next);
        } catch (NoSuchFileException e) {
            return Optional.ofNullable(old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RenderFailed e) {
            throw new IllegalStateException("the theme's search page cannot be prepared", e);
        }
    }

    @Override
    public synchronized void close() {
        Opened open = opened;
        opened = null;
        if (open != null) {
            try {
                open.search().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
