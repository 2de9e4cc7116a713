package jp.musubi.site;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.output.SiteWriter;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SitePages;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Builds a site from a snapshot. May be used again and again; one build at a time per folder. */
public final class Generator {
    private final Progress progress;
    private final Rendering rendering;

    /** A generator that tells how it gets on. */
    public Generator(Progress progress) {
        this(progress, SitePages::of);
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
        var steps = new Steps(progress);
        try {
            Read read = steps.run("load", 0, () -> load(request.source()));
            LinkedSite site = steps.run("link", 0, () -> LinkedSite.of(read.snapshot()));
            URI baseUrl = baseUrl(request, site);
            var addresses = new Addresses(site, baseUrl);
            Renderer renderer = rendering.of(site, addresses, request.theme());
            var state = new BuildState(Workspace.frame(site, baseUrl, request.theme()));
            var workspace =
                    new Workspace(steps, read, site, addresses, renderer, state, new Sitemap());
            try (SiteWriter out = SiteWriter.open(request.out(), request.full());
                    SearchIndex index = SearchIndex.create(index(request), site, addresses)) {
                return workspace.build(request, out, index);
            }
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
    }

    private static Read load(SnapshotSource source) throws BuildFailed {
        try {
            return source.read();
        } catch (InvalidSnapshot e) {
            throw new BuildFailed(e.messages(), e);
        } catch (InvalidContentModel e) {
            throw new BuildFailed(e.mistakes().stream().map(Mistake::toString).toList(), e);
        } catch (IOException e) {
            throw BuildFailed.because(e);
        }
    }

    private static URI baseUrl(BuildRequest request, LinkedSite site) {
        return request.baseUrl().orElseGet(() -> URI.create(site.site().baseUrl()));
    }

    /** The index lies where no address leads, unless the request names a place for it. */
    private static Path index(BuildRequest request) {
        return request.index().orElse(request.out().resolve(".musubi").resolve("index"));
    }
}
