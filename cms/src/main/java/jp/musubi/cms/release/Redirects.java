package jp.musubi.cms.release;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where former addresses lead, as the release itself says in the file that hosts of static sites
 * read: a path, or a folder that ends in an asterisk, then the address that it is now. The file is
 * read again when it is another one. Thread-safe.
 */
final class Redirects {
    private static final String FILE = "_redirects";
    private static final String ALL_BELOW = "*";
    private static final String REST = ":splat";

    /** Far more than a city can rename. */
    private static final long MAX_FILE_BYTES = 16 << 20;

    private volatile @Nullable Rules last;

    /**
     * The rules of one file.
     *
     * @param file what tells it from another: place, time and size
     * @param pages new addresses by former paths, decoded
     * @param folders the same, by folders of which everything moved
     */
    private record Rules(String file, Map<String, String> pages, Map<String, String> folders) {}

    /** Where the page of a path is now; empty if the path is no former one. */
    Optional<String> page(Path release, String path) throws IOException {
        Rules rules = rules(release);
        String folder = path.endsWith("/") ? path : path + "/";
        return Optional.ofNullable(rules.pages().get(path))
                .or(() -> Optional.ofNullable(rules.pages().get(folder)));
    }

    /**
     * Where a file below a former folder is now, whether it is there or not; empty if the folder is
     * no former one.
     */
    Optional<String> below(Path release, String path) throws IOException {
        Rules rules = rules(release);
        if (rules.folders().isEmpty()) {
            return Optional.empty();
        }
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String target = rules.folders().get(path.substring(0, end + 1));
            if (target != null) {
                return Optional.of(target + encoded(path.substring(end + 1)));
            }
        }
        return Optional.empty();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Rules rules(Path release) throws IOException {
        Path path = release.resolve(FILE);
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return new Rules("", Map.of(), Map.of());
        }
        String known =
                path + " " + file.fileKey() + " " + file.lastModifiedTime() + " " + file.size();
        Rules rules = last;
        if (rules == null || !rules.file().equals(known)) {
            rules = read(path, known);
            last = rules;
        }
        return rules;
    }

    private static Rules read(Path path, String known) throws IOException {
        if (Files.size(path) > MAX_FILE_BYTES) {
            throw new IOException(path + " is larger than " + MAX_FILE_BYTES + " bytes");
        }
        Map<String, String> pages = new HashMap<>();
        Map<String, String> folders = new HashMap<>();
        for (String line : Files.readAllLines(path)) {
            String[] rule = line.split(" ", -1);
            if (rule.length < 2) {
                continue;
            }
            String from = URLDecoder.decode(rule[0].replace("+", "%2B"), StandardCharsets.UTF_8);
            if (from.endsWith(ALL_BELOW)) {
                String folder = from.substring(0, from.length() - ALL_BELOW.length());
                String target = rule[1].substring(0, rule[1].length() - REST.length());
                pages.putIfAbsent(folder, target);
                folders.putIfAbsent(folder, target);
            } else {
                pages.putIfAbsent(from, rule[1]);
            }
        }
        return new Rules(known, pages, folders);
    }
}
