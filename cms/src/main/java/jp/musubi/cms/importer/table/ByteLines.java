package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file as bytes; LF, CR LF and CR end a line. Neither UTF-8 nor CP932 has these
 * bytes inside a character, so lines can be told apart before the encoding is known.
 */
final class ByteLines implements AutoCloseable {
    /** Longest line, in bytes: what is longer is no table. */
    static final int MAX_LINE_BYTES = 4_000_000;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;
    private byte[] line = new byte[4096];
    private int length;
    private long number;

    private ByteLines(InputStream in) {
        this.in = in;
    }

    /** Opens a file, compressed with gzip or not. */
    static ByteLines open(Path file, boolean gzip) throws UnreadableFile {
        InputStream opened = null;
        try {
            opened = Files.newInputStream(file);
            return new ByteLines(gzip ? new GZIPInputStream(opened, BUFFER_BYTES) : opened);
        } catch (IOException e) {
            closeQuietly(opened);
            throw unreadable(e);
        }
    }

    /** The bytes of the next line without its end; null after the last one. */
    byte @Nullable [] next() throws UnreadableFile {
        length = 0;
        int b = read();
        if (b < 0) {
            return null;
        }
        number++;
        while (b >= 0 && b != '\n' && b != '\r') {
            append((byte) b);
            b = read();
        }
        if (b == '\r' && peek() == '\n') {
            position++;
        }
        return Arrays.copyOf(line, length);
    }

    /** Number of the line that was given last, from 1. */
    long number() {
        return number;
    }

    private void append(byte b) throws UnreadableFile {
        if (length == line.length) {
            if (length >= MAX_LINE_BYTES) {
                throw new UnreadableFile(Sentence.of("line_too_long", number, MAX_LINE_BYTES));
            }
            line = Arrays.copyOf(line, Math.min(MAX_LINE_BYTES, length * 2));
        }
        line[length++] = b;
    }

    private int read() throws UnreadableFile {
        int b = peek();
        if (b >= 0) {
            position++;
        }
        return b;
    }

    private int peek() throws UnreadableFile {
        if (position == filled) {
            try {
                filled = in.read(buffer, 0, buffer.length);
            } catch (IOException e) {
                throw unreadable(e);
            }
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[position] & 0xFF;
    }

    private static UnreadableFile unreadable(IOException e) {
        return switch (e) {
            case EOFException _ -> new UnreadableFile(Sentence.of("gzip_cut_off"));
            case ZipException _ -> new UnreadableFile(Sentence.of("gzip_damaged"));
            default ->
                    new UnreadableFile(Sentence.of("cannot_read", String.valueOf(e.getMessage())));
        };
    }

    private static void closeQuietly(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nothing was written to it: a failure to close loses nothing.
        }
    }

    @Override
    public void close() {
        closeQuietly(in);
    }
}
