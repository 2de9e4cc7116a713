package jp.musubi.cms.importer.table;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a CSV file as text. A file may hold lines of both encodings (two registers that were
 * appended to each other): each line is then read in its own.
 */
final class TextLines implements AutoCloseable {
    private final ByteLines lines;
    private final Encoding given;
    private final Encoding usual;

    /**
     * @param given as the mapping says
     * @param usual of most lines of this file, where the mapping says nothing
     */
    private TextLines(ByteLines lines, Encoding given, Encoding usual) {
        this.lines = lines;
        this.given = given;
        this.usual = usual;
    }

    static TextLines open(Path file, boolean gzip, Encoding given, Encoding usual)
            throws UnreadableFile {
        return new TextLines(ByteLines.open(file, gzip), given, usual);
    }

    /**
     * One line.
     *
     * @param text null if the bytes are no text in any encoding that comes into question
     * @param odd whether it is written in another encoding than the rest of the file
     */
    record TextLine(long number, @Nullable String text, boolean odd) {}

    @Nullable TextLine next() throws UnreadableFile {
        byte[] bytes = lines.next();
        if (bytes == null) {
            return null;
        }
        byte[] plain = lines.number() == 1 ? withoutMarks(bytes) : bytes;
        Encoding encoding = encodingOf(plain);
        boolean odd = given == Encoding.AUTO && encoding != usual;
        return new TextLine(lines.number(), decode(plain, encoding), odd);
    }

    private Encoding encodingOf(byte[] bytes) {
        if (given != Encoding.AUTO) {
            return given;
        }
        return switch (Utf8.of(bytes)) {
            case ASCII, POSSIBLE -> usual;
            case CERTAIN -> Encoding.UTF_8;
            case INVALID -> Encoding.CP932;
        };
    }

    /**
     * The first line without byte order marks: one, several, or one followed by the question mark
     * that a second one became on its way through another encoding.
     */
    static byte[] withoutMarks(byte[] bytes) {
        int from = 0;
        while (startsWithMark(bytes, from)) {
            from += 3;
        }
        if (from > 0 && from < bytes.length && bytes[from] == '?') {
            from++;
        }
        return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
    }

    static boolean startsWithMark(byte[] bytes, int from) {
        return bytes.length >= from + 3
                && (bytes[from] & 0xFF) == 0xEF
                && (bytes[from + 1] & 0xFF) == 0xBB
                && (bytes[from + 2] & 0xFF) == 0xBF;
    }

    /** Null when a byte has no meaning in the encoding. */
    static @Nullable String decode(byte[] bytes, Encoding encoding) {
        if (encoding != Encoding.CP932 && Utf8.of(bytes) != Utf8.INVALID) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try {
            return encoding.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
