package jp.musubi.site;

import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.feed.Feeds;
import jp.musubi.site.feed.OpenDataFile;
import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.render.FilePlan;
import jp.musubi.site.render.PagePlan;
import jp.musubi.site.render.Renderer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a build is going to write, known before anything is rendered.
 *
 * @param paths every file of the site, by path below the output folder
 * @param warnings addresses that were wanted twice, one sentence each
 */
record BuildPlan(
        List<PagePlan> pages,
        List<FilePlan> files,
        List<OpenDataFile> tables,
        Set<String> paths,
        List<String> warnings) {

    /** How many files are rendered. */
    int size() {
        return pages.size() + files.size() + tables.size();
    }

    static BuildPlan of(LinkedSite site, Addresses addresses, Renderer renderer) {
        Set<String> paths = HashSet.newHashSet(site.entries().size() * 3);
        var warnings = new ArrayList<String>();
        var pages = new ArrayList<PagePlan>();
        for (PagePlan page : renderer.pages()) {
            if (paths.add(addresses.file(page.address()))) {
                pages.add(page);
            } else {
                warnings.add(
                        "the page \"%s\" wants the address %s, which another page has; it is left out"
                                .formatted(page.title(), page.address()));
            }
        }
        var files = new ArrayList<FilePlan>();
        for (FilePlan file : otherFiles(site, addresses, renderer, pages)) {
            if (paths.add(addresses.file(file.address()))) {
                files.add(file);
            } else {
                warnings.add("two files want the address " + file.address());
            }
        }
        List<OpenDataFile> tables = OpenDataFile.all(site, addresses);
        tables.forEach(table -> paths.add(addresses.file(table.address())));
        assetFiles(site).forEach(file -> paths.add(addresses.file(addresses.assetFile(file))));
        return new BuildPlan(pages, files, tables, paths, warnings);
    }

    private static List<FilePlan> otherFiles(
            LinkedSite site, Addresses addresses, Renderer renderer, List<PagePlan> pages) {
        var files = new ArrayList<>(renderer.files());
        files.addAll(new Feeds(site, addresses).files());
        files.addAll(new Sitemap(addresses).files(pages));
        return files;
    }

    /** The files of all assets, with the smaller versions of pictures. */
    static List<String> assetFiles(LinkedSite site) {
        var files = new ArrayList<String>();
        for (Asset asset : site.assets()) {
            files.add(asset.file());
            asset.variants().forEach(variant -> files.add(variant.file()));
        }
        return files.stream().distinct().toList();
    }
}
