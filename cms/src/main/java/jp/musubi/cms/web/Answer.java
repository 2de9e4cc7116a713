package jp.musubi.cms.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What a request is answered with. Immutable, so that it can be kept and given again. */
public final class Answer {
    /** An unknown length: the answer is sent in chunks. */
    public static final long UNKNOWN_LENGTH = -1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final SequencedMap<String, String> headers;
    private final long length;
    private final byte @Nullable [] bytes;
    private final @Nullable Writer writer;

    /** Writes the bytes of an answer. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of them; the stream is closed by others. */
        void write(OutputStream out) throws IOException;
    }

    private Answer(
            int status,
            SequencedMap<String, String> headers,
            long length,
            byte @Nullable [] bytes,
            @Nullable Writer writer) {
        this.status = status;
        this.headers = Collections.unmodifiableSequencedMap(headers);
        this.length = length;
        this.bytes = bytes;
        this.writer = writer;
    }

    /** Nothing but a status. */
    public static Answer of(int status) {
        return new Answer(status, new LinkedHashMap<>(), 0, null, null);
    }

    /** Bytes, which nobody may change afterwards. */
    public static Answer of(int status, String mediaType, byte[] bytes) {
        return new Answer(status, typed(mediaType), bytes.length, bytes, null);
    }

    /** Text. */
    public static Answer text(int status, String mediaType, String text) {
        return of(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page in HTML, in UTF-8. */
    public static Answer html(int status, byte[] html) {
        return of(status, "text/html; charset=utf-8", html);
    }

    /**
     * Go there with GET.
     *
     * @param path from the server's root, percent-encoded
     */
    public static Answer seeOther(String path) {
        return of(303).with("Location", path).with("Cache-Control", "no-store");
    }

    /** JSON. */
    public static Answer json(int status, JsonNode json) {
        try {
            return of(status, "application/json", JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Bytes written while they are sent.
     *
     * @param length how many, or {@link #UNKNOWN_LENGTH}
     */
    public static Answer stream(int status, String mediaType, long length, Writer writer) {
        return new Answer(status, typed(mediaType), length, null, writer);
    }

    private static SequencedMap<String, String> typed(String mediaType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", mediaType);
        return headers;
    }

    /** The same with another header field. */
    public Answer with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, all, length, bytes, writer);
    }

    /** The same with an entity tag, in quotes. */
    public Answer tagged(String entityTag) {
        return with("ETag", entityTag);
    }

    /** The same without its body, as 304 wants it. */
    public Answer notModified() {
        var kept = new LinkedHashMap<>(headers);
        kept.remove("Content-Type");
        return new Answer(304, kept, 0, null, null);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Header fields. */
    public SequencedMap<String, String> headers() {
        return headers;
    }

    /** Bytes of the body, or {@link #UNKNOWN_LENGTH}. */
    public long length() {
        return length;
    }

    /** The body as text; empty when it is written while it is sent. */
    public String text() {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    void writeTo(OutputStream out) throws IOException {
        if (bytes != null) {
            out.write(bytes);
        } else if (writer != null) {
            writer.write(out);
        }
    }
}
