package jp.musubi.site;

import jp.musubi.site.link.Subscription;

import java.util.Locale;
import java.util.Map;

/** The media types of files by the ends of their names. */
public final class MediaTypes {
    private static final String BINARY = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("xml", "application/xml; charset=utf-8"),
                    Map.entry("xsl", "text/xsl; charset=utf-8"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/markdown; charset=utf-8"),
                    Map.entry("ndjson", "application/x-ndjson"),
                    Map.entry("ics", "text/calendar; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("pdf", "application/pdf"));

    private MediaTypes() {}

    /** The type of a file of that name; what is unknown is bytes. */
    public static String of(String fileName) {
        for (Subscription form : Subscription.values()) {
            if (fileName.equals(form.file())) {
                return form == Subscription.JSON
                        ? form.mediaType()
                        : form.mediaType() + "; charset=utf-8";
            }
        }
        int dot = fileName.lastIndexOf('.');
        String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0 ? BINARY : BY_EXTENSION.getOrDefault(extension, BINARY);
    }
}
