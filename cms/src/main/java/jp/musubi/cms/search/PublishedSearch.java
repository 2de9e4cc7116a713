package jp.musubi.cms.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.release.Releases;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.SiteFolder;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.SearchPage;
import jp.musubi.site.render.SiteRenderer;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.Explanation;
import jp.musubi.site.search.Hit;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Searches the release that readers see, with the index that was built with it. A new release is
 * noticed at the next question.
 */
public final class PublishedSearch implements Searching, AutoCloseable {
    /** Hits that staff see explained at once. */
    private static final int MAX_EXPLAINED_HITS = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(PublishedSearch.class);

    private final Supplier<Optional<Releases.Shown>> release;
    private final Supplier<Snapshot> published;
    private final Theme theme;
    private final Counter asked;
    private final SiteRenderer renderer = new SiteRenderer();
    private volatile @Nullable Opened opened;

    /**
     * A search of what is published.
     *
     * @param release the release that readers see now
     * @param published what is published, for the names and pictures on the page of results
     * @param asked counts what is asked
     */
    public PublishedSearch(
            Supplier<Optional<Releases.Shown>> release,
            Supplier<Snapshot> published,
            Theme theme,
            Counter asked) {
        this.release = release;
        this.published = published;
        this.theme = theme;
        this.asked = asked;
    }

    /** Is told of each question. */
    @FunctionalInterface
    public interface Counter {
        /**
         * Counts a question.
         *
         * @param found how much it found
         */
        void note(String text, String language, int found);
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
        return answered(open -> JSON.valueToTree(answer(open, question)));
    }

    @Override
    public void noteAsked(String text, String language) {
        search(new Question(text, Map.of(), 1, 0, language));
    }

    /** What was found and why it stands where it stands; empty while there is no index. */
    public Optional<List<Explained>> explain(String text, String language) {
        Query query = new Query(text, Map.of(), MAX_EXPLAINED_HITS, 0, language);
        return answered(open -> {
            List<Hit> hits = open.search().search(query).hits();
            List<Explanation> why = open.search().explain(query);
            return IntStream.range(0, Math.min(hits.size(), why.size()))
                    .mapToObj(i -> new Explained(hits.get(i), why.get(i)))
                    .toList();
        });
    }

    /** A hit, and why it stands where it stands. */
    public record Explained(Hit hit, Explanation why) {}

    /** Conditions and further pages are no other question: only its beginning is counted. */
    private Answer answer(Opened open, Question question) {
        Answer answer = open.search().search(query(question));
        if (question.filters().isEmpty() && question.offset() == 0 && question.limit() > 0) {
            asked.note(question.text(), question.language(), answer.total());
        }
        return answer;
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

    private byte[] page(Opened open, Question question) {
        try {
            return open.page().render(query(question), answer(open, question));
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
