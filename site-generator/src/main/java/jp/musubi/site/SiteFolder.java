package jp.musubi.site;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.render.SearchPage;
import jp.musubi.site.search.IndexFolder;
import jp.musubi.site.search.PublishedFile;

import java.nio.file.Path;

/** How the folder that a build fills is laid out, for those who copy or serve it. */
public final class SiteFolder {
    /** Below the output folder: what the generator keeps; no address leads into it. */
    static final String STATE = ".musubi";

    private static final Path INDEX = Path.of(STATE, "index");

    private SiteFolder() {}

    /** The search index of the site in a folder. */
    public static Path index(Path folder) {
        return folder.resolve(INDEX);
    }

    /** The files that browsers search, and what only the next build in the folder reads of them. */
    static IndexFolder search(Path folder, Addresses addresses) {
        String manifest = addresses.file(addresses.at(SearchPage.PATH) + PublishedFile.MANIFEST);
        return new IndexFolder(folder.resolve(manifest), folder.resolve(STATE).resolve("search"));
    }

    /** What the documents of the site say, for the next build in the folder. */
    static Path documents(Path folder) {
        return folder.resolve(STATE).resolve("documents");
    }

    /**
     * Whether a file is no part of the published site.
     *
     * @param file path below the folder
     */
    public static boolean isPrivate(Path file) {
        return file.startsWith(STATE);
    }

    /**
     * Whether a file is only for the next build in the same folder: a copy of the site does without
     * it.
     *
     * @param file path below the folder
     */
    public static boolean isForBuilds(Path file) {
        return file.startsWith(STATE) && (!file.startsWith(INDEX) || file.endsWith("write.lock"));
    }
}
