package jp.musubi.content.snapshot;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a stream into lines of bytes without ever holding more than one line. */
final class LineReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private int number;

    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /** The number of the line that {@link #next} gave last, from 1. */
    int number() {
        return number;
    }

    /**
     * The next line without its end; null at the end. Of a line that is too long, the beginning.
     */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            if (line.size() <= maxLineBytes) {
                line.write(buffer, start, position - start);
            }
            if (position < end) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return withoutCarriageReturn(line.toByteArray());
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        boolean ends = line.length > 0 && line[line.length - 1] == '\r';
        return ends ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
