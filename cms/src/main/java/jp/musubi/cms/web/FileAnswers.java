package jp.musubi.cms.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.servlet.http.HttpServletRequest;

import jp.musubi.site.MediaTypes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers with files: entity tags, dates, single byte ranges. Small files are kept in memory for as
 * long as their path, time and size stay the same, which is looked at each time. Thread-safe.
 */
public final class FileAnswers {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int ENTRY_BYTES = 500;

    /** IMF-fixdate, whose days have two digits. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Cache<Key, Kept> small =
            Caffeine.newBuilder()
                    .maximumWeight(WebLimits.MAX_CACHED_FILE_BYTES)
                    .weigher((Key key, Kept kept) -> ENTRY_BYTES + kept.bytes().length)
                    .build();

    private record Key(String path, long modifiedNanos, long size) {}

    private static final class Kept {
        private final byte[] bytes;
        private final String tag;

        private Kept(byte[] bytes) {
            this.bytes = bytes;
            this.tag = Digests.entityTag(bytes);
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /**
     * A regular file, and the state it was found in.
     *
     * @param path with all links resolved except the last name, which is none
     */
    public record Found(Path path, long size, Instant modified) {
        private Key key() {
            return new Key(
                    path.toString(),
                    modified.getEpochSecond() * 1_000_000_000L + modified.getNano(),
                    size);
        }
    }

    /** The regular file at a path; a link is none. */
    public static Optional<Found> find(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(
                            new Found(
                                    path,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (FileSystemException e) {
            // No file, a folder that is none, or a name too long for any file.
            return Optional.empty();
        }
    }

    /** The whole file with another status, as for a 404 page. */
    public Answer whole(Found file, int status) throws IOException {
        return body(file, file, status, kept(file), null);
    }

    /** The file, the part of it that a route's request asks for, or 304. */
    public Answer answer(Request request, Found file) throws IOException {
        return answer(request.servlet(), file);
    }

    /** The file, the part of it that was asked for, or 304. */
    public Answer answer(HttpServletRequest request, Found file) throws IOException {
        return answer(request, file, file);
    }

    /**
     * As {@link #answer(HttpServletRequest, Found)}, for a file that is a variant of another.
     *
     * @param named the one whose name tells what it is
     */
    public Answer answer(HttpServletRequest request, Found file, Found named) throws IOException {
        Kept kept = kept(file);
        String tag = kept != null ? kept.tag : weakTag(file);
        if (isKnown(request, file, tag)) {
            return validators(Answer.of(200), file, tag).notModified();
        }
        String range = request.getHeader("Range");
        Optional<ByteRange> part = Optional.empty();
        if (range != null && file.size() > 0 && ifRangeHolds(request, file, tag)) {
            part = ByteRange.parse(range, file.size());
        }
        return validators(body(file, named, 200, kept, part.orElse(null)), file, tag)
                .with("Accept-Ranges", "bytes");
    }

    private @Nullable Kept kept(Found file) throws IOException {
        if (file.size() > WebLimits.MAX_CACHED_FILE_BYTES_EACH) {
            return null;
        }
        Key key = file.key();
        Kept kept = small.getIfPresent(key);
        if (kept == null) {
            kept = new Kept(Files.readAllBytes(file.path()));
            small.put(key, kept);
        }
        return kept;
    }

    private static String weakTag(Found file) {
        return "W/\"" + file.key().modifiedNanos() + "-" + file.size() + '"';
    }

    private static Answer validators(Answer answer, Found file, String tag) {
        return answer.tagged(tag).with("Last-Modified", httpDate(file.modified()));
    }

    private static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static boolean isKnown(HttpServletRequest request, Found file, String tag) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            return EntityTags.parse(tags).matchWeakly(tag);
        }
        return since(request.getHeader("If-Modified-Since"))
                .map(since -> !file.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .orElse(false);
    }

    /** Whether a part still fits what the client has (RFC 9110 section 13.1.5). */
    private static boolean ifRangeHolds(HttpServletRequest request, Found file, String tag) {
        String field = request.getHeader("If-Range");
        return field == null
                || (field.equals(tag) && !tag.startsWith("W/"))
                || field.equals(httpDate(file.modified()));
    }

    private static Optional<Instant> since(@Nullable String field) {
        try {
            return field == null
                    ? Optional.empty()
                    : Optional.of(
                            ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Answer body(
            Found file, Found named, int status, @Nullable Kept kept, @Nullable ByteRange part) {
        String type = MediaTypes.of(named.path().getFileName().toString());
        if (part == null && kept != null) {
            return Answer.of(status, type, kept.bytes());
        }
        ByteRange bytes = part == null ? new ByteRange(0, file.size() - 1) : part;
        Answer answer =
                Answer.stream(
                        part == null ? status : 206,
                        type,
                        bytes.length(),
                        out -> copy(file.path(), bytes, out));
        return part == null
                ? answer
                : answer.with(
                        "Content-Range",
                        "bytes " + part.first() + "-" + part.last() + "/" + file.size());
    }

    private static void copy(Path path, ByteRange part, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                InputStream in = Channels.newInputStream(channel.position(part.first()))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long left = part.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("a file became shorter while it was sent");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
