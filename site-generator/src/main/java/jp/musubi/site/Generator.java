package jp.musubi.site;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.output.SiteWriter;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SiteRenderer;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.search.StaticIndex;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds a site from a snapshot. May be used again and again, one build at a time; it remembers the
 * last one, and does only what has changed since.
 */
public final class Generator {
    private final Progress progress;
    private final Rendering rendering;
    private @Nullable Known last;

    /** A generator that tells how it gets on. */
    public Generator(Progress progress) {
        this(progress, new SiteRenderer()::of);
    }

    /** A generator with pages of another make. */
    Generator(Progress progress, Rendering rendering) {
        this.progress = progress;
        this.rendering = rendering;
    }

    /** Makes the renderer of one build. */
    @FunctionalInterface
    interface Rendering {
        Renderer of(LinkedSite site, Addresses addresses, Theme theme) throws RenderFailed;
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
        prepare(request);
        try {
            Read read = steps.run("load", 0, () -> load(request.source()));
            LinkedSite site = steps.run("link", 0, () -> link(read.snapshot()));
            URI baseUrl = baseUrl(request, site);
            Addresses addresses = addresses(site, baseUrl);
            Renderer renderer = rendering.of(site, addresses, request.theme());
            Known known = known(request, Workspace.frame(site, baseUrl, request.theme()));
            var workspace = new Workspace(steps, read, site, addresses, renderer, known);
            last = null;
            StaticIndex published = published(known);
            try (SiteWriter out = open(request, known);
                    SearchIndex index = index(request, known, site, addresses, published)) {
                BuildReport report = workspace.build(request, out, index);
                last = known.kept(workspace.memory(out.manifest(), published));
                return report;
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

    /** One core alone reads the content; of a new site all of it will be indexed. */
    private void prepare(BuildRequest request) {
        if (last == null && !Files.exists(stateFile(request))) {
            Thread.ofPlatform().daemon().name("dictionary").start(SearchIndex::prepare);
        }
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
    private Known known(BuildRequest request, long frame) throws IOException {
        Path file = stateFile(request);
        Known known = last;
        if (request.full()) {
            return Known.nothing(request.out(), file, frame);
        }
        if (known == null
                || !known.folder().equals(request.out())
                || !Files.exists(file)
                || known.state().frame() != frame) {
            known = Known.read(request.out(), file, frame);
        }
        return known == null ? Known.nothing(request.out(), file, frame) : known;
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
            StaticIndex published)
            throws IOException {
        Path folder = SiteFolder.index(request.out());
        if (!request.index()) {
            SearchIndex.delete(folder);
            return SearchIndex.of(site, addresses, published);
        }
        if (!known.state().units().isEmpty() && SearchIndex.isAt(folder)) {
            return SearchIndex.open(folder, site, addresses, published);
        }
        known.state().forgetSearch();
        return SearchIndex.create(folder, site, addresses, published);
    }
}
