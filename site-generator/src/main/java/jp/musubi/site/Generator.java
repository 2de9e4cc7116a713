package jp.musubi.site;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.Warning;
import jp.musubi.site.feed.OpenDataFile;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.AssetFile;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.output.SiteWriter;
import jp.musubi.site.output.Written;
import jp.musubi.site.render.FilePlan;
import jp.musubi.site.render.PagePlan;
import jp.musubi.site.render.RenderFailed;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SitePages;
import jp.musubi.site.search.IndexBuilder;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.verify.PageCheck;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            var addresses = new Addresses(site, baseUrl(request, site));
            try (SiteWriter writer = SiteWriter.open(request.out(), request.full())) {
                Renderer renderer = rendering.of(site, addresses, request.theme());
                BuildPlan plan =
                        steps.run("render", 0, () -> BuildPlan.of(site, addresses, renderer));
                var check = new PageCheck(addresses, plan.paths());
                steps.run(
                        "render", plan.size(), () -> render(plan, addresses, writer, check, steps));
                steps.run("index", 0, () -> index(request, site, addresses));
                List<String> missing =
                        steps.run(
                                "write", 0, () -> copy(site, addresses, request.source(), writer));
                Written written = steps.run("write", 0, writer::finish);
                Verdict verdict =
                        steps.run("verify", 0, () -> verify(check, written, site, addresses));
                return new BuildReport(
                        plan.pages().size(),
                        written.written(),
                        written.unchanged(),
                        written.removed(),
                        steps.times(),
                        warnings(read, site, addresses, plan, missing, verdict));
            }
        } catch (RenderFailed | IOException e) {
            throw failed(e);
        }
    }

    private static BuildFailed failed(Exception e) {
        String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
        return new BuildFailed(List.of(sentence), e);
    }

    private static Read load(SnapshotSource source) throws BuildFailed {
        try {
            return source.read();
        } catch (InvalidSnapshot e) {
            throw new BuildFailed(e.messages(), e);
        } catch (InvalidContentModel e) {
            throw new BuildFailed(e.mistakes().stream().map(Mistake::toString).toList(), e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static URI baseUrl(BuildRequest request, LinkedSite site) {
        return request.baseUrl().orElseGet(() -> URI.create(site.site().baseUrl()));
    }

    /** A page is checked and handed to the writer where it was rendered, while it is at hand. */
    private static BuildPlan render(
            BuildPlan plan, Addresses addresses, SiteWriter writer, PageCheck check, Steps steps)
            throws BuildFailed {
        try {
            Workers.onEach(
                    plan.tables(),
                    (OpenDataFile table) -> {
                        writer.write(addresses.file(table.address()), table.content()::writeTo);
                        steps.advanced();
                    });
            Workers.onEach(
                    plan.pages(),
                    (PagePlan page) -> {
                        byte[] html = page.body().render();
                        check.look(page.address(), page.entry(), html);
                        writer.write(addresses.file(page.address()), html);
                        steps.advanced();
                    });
            Workers.onEach(
                    plan.files(),
                    (FilePlan file) -> {
                        writer.write(addresses.file(file.address()), file.body().render());
                        steps.advanced();
                    });
            return plan;
        } catch (RenderFailed | IOException e) {
            throw failed(e);
        }
    }

    /** The index lies where no address leads, unless the request names a place for it. */
    private static Path index(BuildRequest request, LinkedSite site, Addresses addresses)
            throws IOException {
        Path folder = request.index().orElse(request.out().resolve(".musubi").resolve("index"));
        IndexBuilder.write(folder, site, addresses);
        return folder;
    }

    /** Copies the assets; gives a sentence for each asset that is missing. */
    private static List<String> copy(
            LinkedSite site, Addresses addresses, SnapshotSource source, SiteWriter writer)
            throws IOException {
        var missing = new ArrayList<String>();
        for (String file : BuildPlan.assetFiles(site)) {
            Optional<AssetFile> asset = source.asset(file);
            if (asset.isPresent()) {
                writer.copy(
                        addresses.file(addresses.assetFile(file)),
                        asset.get().version(),
                        asset.get()::open);
            } else {
                missing.add("the file " + file + " of an asset is missing beside the snapshot");
            }
        }
        return missing;
    }

    private static Verdict verify(
            PageCheck check, Written written, LinkedSite site, Addresses addresses)
            throws BuildFailed {
        Verdict verdict = Verdict.on(check.problems(written.files()), site, addresses);
        if (!verdict.failures().isEmpty()) {
            throw new BuildFailed(verdict.failures());
        }
        return verdict;
    }

    private static List<String> warnings(
            Read read,
            LinkedSite site,
            Addresses addresses,
            BuildPlan plan,
            List<String> missing,
            Verdict verdict) {
        var warnings = new ArrayList<String>();
        // The reader of a file already named most of them, with their lines.
        if (read.warnings().size() >= site.warnings().size()) {
            read.warnings().stream().map(Warning::toString).forEach(warnings::add);
        } else {
            warnings.addAll(site.warnings());
        }
        warnings.addAll(addresses.warnings());
        warnings.addAll(plan.warnings());
        warnings.addAll(missing);
        warnings.addAll(verdict.warnings());
        return warnings;
    }
}
