package jp.musubi.cms.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Finds the files of assets for the web, with the header fields that keep them harmless. */
public final class AssetFiles {
    /** Only names that an intake gives or a sample city has; nothing hidden, no way up. */
    private static final Pattern NAME =
            Pattern.compile(
                    "assets/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,4}"
                            + "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.(webp|pdf)");

    /** A file is named by its content, so what was once loaded stays right. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final String NOTHING_MAY_RUN =
            "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Path data;

    /** Files below {@code assets/} of the data folder. */
    public AssetFiles(Path data) {
        this.data = data;
    }

    /**
     * A file to be sent.
     *
     * @param sizeBytes its length
     * @param headers Content-Type and the other header fields, each to be sent as it is
     */
    public record Served(
            Path path, long sizeBytes, String mediaType, SequencedMap<String, String> headers) {}

    /** The file of that name, as assets name theirs; empty if there is none. */
    public Optional<Served> find(String name) throws IOException {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Path path = data.resolve(name);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        boolean picture = matcher.group(1).equals("webp");
        FileKind kind = picture ? FileKind.WEBP : FileKind.PDF;
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", kind.mediaType());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", NOTHING_MAY_RUN);
        headers.put("Cache-Control", FOREVER);
        if (!picture) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            headers.put("Content-Disposition", "attachment; filename=\"" + last + "\"");
        }
        return Optional.of(new Served(path, Files.size(path), kind.mediaType(), headers));
    }
}
