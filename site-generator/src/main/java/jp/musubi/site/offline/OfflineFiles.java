package jp.musubi.site.offline;

import jp.musubi.site.SiteFolder;
import jp.musubi.site.link.Subscription;
import jp.musubi.site.output.Compression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which files of a built site a copy on a disk has. */
final class OfflineFiles {
    /** What is there for servers and for other sites. */
    private static final Set<String> LEFT_OUT =
            Set.of("404.html", "_redirects", "robots.txt", "favicon.ico");

    private static final Set<String> FEEDS =
            Arrays.stream(Subscription.values())
                    .map(Subscription::file)
                    .collect(Collectors.toUnmodifiableSet());

    private OfflineFiles() {}

    /**
     * The paths of a folder's files that a copy has, with slashes, in order.
     *
     * @throws IOException if the folder cannot be read
     */
    static SortedSet<String> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !SiteFolder.isPrivate(file))
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(OfflineFiles::isOfUse)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isOfUse(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !LEFT_OUT.contains(path)
                && !FEEDS.contains(name)
                && !path.endsWith(Compression.SUFFIX)
                && !path.endsWith(".webmanifest")
                && !path.matches("sitemap(?:-\\d+)?\\.xml")
                // Cards are for those who share an address.
                && !path.startsWith("cards/");
    }
}
