package jp.musubi.site.offline;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import jp.musubi.site.feed.Sitemap;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The whole site as one file, to be unpacked and opened from a disk where no server is, search
 * included: for shelters, and for days without a network. The same site gives the same bytes.
 */
public final class OfflineCopy {
    private static final String SEARCH_DATA = "search/";
    private static final String INDEX_FILE = ".bin";
    private static final Set<String> COMPRESSED =
            Set.of("webp", "png", "jpg", "jpeg", "gif", "avif", "pdf");

    /** The first day that a zip file can tell; a time of its own would make each copy another. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path folder;
    private final URI baseUrl;
    private final SortedSet<String> files;
    private final Map<String, String> scripts = new LinkedHashMap<>();
    private final Set<String> drawings = new TreeSet<>();

    private OfflineCopy(Path folder, URI baseUrl, SortedSet<String> files) {
        this.folder = folder;
        this.baseUrl = baseUrl;
        this.files = files;
    }

    /**
     * Writes a site as a zip file.
     *
     * @param folder of a site that was built
     * @param to not closed
     * @throws IOException if the folder holds no site, one of the two cannot be read or written, or
     *     a module of the theme cannot be made a script
     */
    public static void write(Path folder, OutputStream to) throws IOException {
        var copy = new OfflineCopy(folder, Sitemap.baseUrl(folder), OfflineFiles.of(folder));
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        copy.write(zip);
        zip.finish();
    }

    private void write(ZipOutputStream zip) throws IOException {
        for (String file : files) {
            if (isModule(file)) {
                scripts.put(file, script(file));
            }
        }
        var pages = new OfflinePage(basePath(), origin(), files, scripts.keySet());
        for (String file : files) {
            write(file, pages, zip);
        }
        put(OfflinePage.SCRIPT, script().getBytes(StandardCharsets.UTF_8), zip);
    }

    private String script(String module) throws IOException {
        try {
            return OfflineScript.of(text(module));
        } catch (UnusableModule e) {
            throw new IOException(e.message(module), e);
        }
    }

    private void write(String file, OfflinePage pages, ZipOutputStream zip) throws IOException {
        if (file.endsWith(".html")) {
            String page = pages.of(file, text(file), drawings::add);
            put(file, page.getBytes(StandardCharsets.UTF_8), zip);
        } else if (isModule(file)) {
            String script = Objects.requireNonNull(scripts.get(file), file);
            put(file, script.getBytes(StandardCharsets.UTF_8), zip);
        } else if (file.startsWith(SEARCH_DATA) && file.endsWith(INDEX_FILE)) {
            String text = Base64.getEncoder().encodeToString(bytes(file));
            String script = "musubiOffline.file(\"" + text + "\");\n";
            put(file + ".js", script.getBytes(StandardCharsets.UTF_8), zip);
        } else {
            put(file, bytes(file), zip);
        }
    }

    private static boolean isModule(String file) {
        return file.endsWith(".js");
    }

    private String basePath() {
        return baseUrl.getRawPath();
    }

    private String origin() {
        String whole = baseUrl.toString();
        return whole.substring(0, whole.length() - basePath().length());
    }

    /** The script that every page runs first. */
    private String script() throws IOException {
        var svg = new StringBuilder();
        for (String file : drawings) {
            svg.append(
                    text(file)
                            .replace("<svg ", "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" ")
                            .replace("<symbol id=\"", "<symbol id=\"" + OfflinePage.DRAWN));
        }
        try (var in =
                Objects.requireNonNull(OfflineCopy.class.getResourceAsStream(OfflinePage.SCRIPT))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("/* base */ null", quoted(basePath()))
                    .replace("/* drawings */ null", quoted(svg.toString()));
        }
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    private static void put(String file, byte[] bytes, ZipOutputStream zip) throws IOException {
        var entry = new ZipEntry(file);
        entry.setTimeLocal(TIME);
        String ending = file.substring(file.lastIndexOf('.') + 1);
        zip.setLevel(
                COMPRESSED.contains(ending)
                        ? Deflater.NO_COMPRESSION
                        : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
