package jp.musubi.site;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.document.DocumentTexts;
import jp.musubi.site.document.Extract;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.output.SiteWriter;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SiteRenderer;
import jp.musubi.site.search.IndexFolder;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.search.StaticIndex;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Builds a site from a snapshot. May be used again and again, one build at a time; it remembers the
 * last one, and does only what has changed since.
 */
public final class Generator {
    private final Progress progress;
    private final Rendering rendering;
    private final Program program;
    private @Nullable Known last;
    private @Nullable IndexFolder search;
    private @Nullable DocumentTexts documents;

    /** A generator that tells how it gets on. */
    public Generator(Progress progress) {
        this(progress, new SiteRenderer()::of, Program.RUNNING);
    }

    /** A generator with pages of another make. */
    Generator(Progress progress, Rendering rendering, Program program) {
        this.progress = progress;
        this.rendering = rendering;
        this.program = program;
    }

    /** Makes the renderer of one build. */
    @FunctionalInterface
    interface Rendering {
        Renderer of(LinkedSite site, Addresses addresses, Theme theme, boolean hasServer)
                throws RenderFailed;
    }

    /**
     * Builds a site.
     *
     * @throws BuildFailed if the snapshot is wrong, a template fails, a link of a template leads
     *     nowhere, or the folder cannot be written
     */
    public BuildReport build(BuildRequest request) throws BuildFailed {
        return build(request, progress);
    }

    /** As {@link #build(BuildRequest)}, telling somebody else how it gets on. */
    public BuildReport build(BuildRequest request, Progress progress) throws BuildFailed {
        var steps = new Steps(progress);
        FutureTask<@Nullable Known> kept = prepare(request);
        try {
            Read read = steps.run("load", 0, () -> load(request.source()));
            LinkedSite site = steps.run("link", 0, () -> link(read.snapshot()));
            URI baseUrl = baseUrl(request, site);
            Addresses addresses = addresses(site, baseUrl);
            Renderer renderer = rendering.of(site, addresses, request.theme(), request.index());
            Known known =
                    known(
                            request,
                            kept,
                            Build.frame(
                                    site,
                                    baseUrl,
                                    request.theme(),
                                    request.index(),
                                    program.version()));
            var build = new Build(steps, read, site, addresses, renderer, known);
            last = null;
            StaticIndex published = published(known);
            DocumentTexts texts = documents(request);
            Function<Asset, Extract> reader =
                    asset -> texts.of(asset.file(), request.source()::asset);
            try (SiteWriter out = open(request, known);
                    SearchIndex index = index(request, known, site, addresses, published, reader)) {
                search = SiteFolder.search(request.out(), addresses);
                index.isPublishedIn(search, known.isCold());
                BuildReport report = build.run(request, out, index);
                last = known.kept(build.memory(out.manifest(), published));
                return report;
            } finally {
                texts.rest();
            }
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
    }

    /**
     * Does what a build left for later, so that nobody waits for it: to be called now and then,
     * best after each build, once its site is shown.
     *
     * @throws IOException if the folder cannot be written
     */
    public void settle() throws IOException {
        if (last != null) {
            last.settle();
            Known.Memory memory = last.memory();
            if (memory != null && search != null) {
                SearchIndex.note(search, memory.search());
            }
        }
    }

    /** Most entries are the same objects as before, if their source keeps them. */
    private LinkedSite link(Snapshot snapshot) {
        Known before = last;
        return before == null || before.memory() == null
                ? LinkedSite.of(snapshot)
                : before.memory().site().followedBy(snapshot);
    }

    private Addresses addresses(LinkedSite site, URI baseUrl) {
        Known before = last;
        return before == null || before.memory() == null
                ? new Addresses(site, baseUrl)
                : before.memory().addresses().followedBy(site, baseUrl);
    }

    private static SiteWriter open(BuildRequest request, Known known) throws IOException {
        return known.memory() == null
                ? SiteWriter.open(request.out(), request.full())
                : SiteWriter.open(request.out(), known.memory().files());
    }

    /**
     * Begins what does not need the content, as at first one core alone reads that: of a new site
     * all of it will be indexed, of another the state has to be read.
     *
     * @return the state that an earlier process left, if this one has none yet
     */
    private FutureTask<@Nullable Known> prepare(BuildRequest request) {
        Path file = stateFile(request);
        boolean isNew = !Files.exists(file);
        var reading =
                new FutureTask<@Nullable Known>(
                        () -> isNew ? null : Known.read(request.out(), file));
        if (last == null) {
            Runnable work = isNew || request.full() ? SearchIndex::prepare : reading;
            Thread.ofPlatform().daemon().name("prepare").start(work);
        }
        return reading;
    }

    private static Path stateFile(BuildRequest request) {
        return request.out().resolve(SiteFolder.STATE).resolve("state");
    }

    private static Read load(SnapshotSource source) throws BuildFailed {
        try {
            return source.read();
        } catch (InvalidSnapshot e) {
            throw BuildFailed.of(e.messages(), e);
        } catch (InvalidContentModel e) {
            throw BuildFailed.of(e.mistakes().stream().map(Mistake::toString).toList(), e);
        } catch (IOException e) {
            throw BuildFailed.because(e);
        }
    }

    private static URI baseUrl(BuildRequest request, LinkedSite site) {
        return request.baseUrl().orElseGet(() -> URI.create(site.site().baseUrl()));
    }

    /** What the last build of the same site left, here or in another process; else nothing. */
    private Known known(BuildRequest request, FutureTask<@Nullable Known> kept, long frame)
            throws IOException {
        Path file = stateFile(request);
        Known known = last;
        if (!request.full()
                && (known == null
                        || !known.folder().equals(request.out())
                        || !Files.exists(file)
                        || known.state().frame() != frame)) {
            known = read(kept);
        }
        return known == null || request.full() || known.state().frame() != frame
                ? Known.nothing(request.out(), file, frame)
                : known;
    }

    private static @Nullable Known read(FutureTask<@Nullable Known> kept) throws IOException {
        // Where nobody began, it is read here.
        kept.run();
        try {
            return kept.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading the state of the site", e);
        }
    }

    /** What documents say is kept where the state is. */
    private DocumentTexts documents(BuildRequest request) {
        Path folder = SiteFolder.documents(request.out());
        DocumentTexts known = documents;
        if (known == null || !known.areIn(folder)) {
            known = new DocumentTexts(folder);
        }
        documents = known;
        return known;
    }

    private static StaticIndex published(Known known) {
        Known.Memory memory = known.memory();
        return memory == null ? new StaticIndex() : memory.search();
    }

    /** The server's index lies where no address leads. */
    private static SearchIndex index(
            BuildRequest request,
            Known known,
            LinkedSite site,
            Addresses addresses,
            StaticIndex published,
            Function<Asset, Extract> reader)
            throws IOException {
        Path folder = SiteFolder.index(request.out());
        if (!request.index()) {
            SearchIndex.delete(folder);
            return SearchIndex.of(site, addresses, published, reader);
        }
        if (!known.state().units().isEmpty() && SearchIndex.isAt(folder)) {
            return SearchIndex.open(folder, site, addresses, published, reader);
        }
        known.state().forgetSearch();
        return SearchIndex.create(folder, site, addresses, published, reader);
    }
}
