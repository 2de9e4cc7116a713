package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a CSV file turns out to be. Finding out reads it to its end, so that a file that breaks off
 * is refused before anything of it is used.
 *
 * @param usual the encoding of most lines
 */
record CsvShape(Encoding usual, char separator, char quote) {
    /** Lines that separator and quotes are found out from. */
    private static final int SAMPLE_LINES = 50;

    static CsvShape detect(Path file, boolean gzip, Layout layout) throws UnreadableFile {
        boolean marked = false;
        long certain = 0;
        long invalid = 0;
        List<byte[]> sample = new ArrayList<>();
        try (ByteLines lines = ByteLines.open(file, gzip)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (lines.number() == 1) {
                    refuseUtf16(line);
                    marked = TextLines.startsWithMark(line, 0);
                }
                refuseBinary(line, lines.number());
                Utf8 looks = Utf8.of(line);
                certain += looks == Utf8.CERTAIN ? 1 : 0;
                invalid += looks == Utf8.INVALID ? 1 : 0;
                if (sample.size() < SAMPLE_LINES) {
                    sample.add(line);
                }
            }
        }
        Encoding usual =
                layout.encoding() != Encoding.AUTO
                        ? layout.encoding()
                        : marked || certain >= invalid ? Encoding.UTF_8 : Encoding.CP932;
        List<String> texts =
                sample.stream()
                        .map(TextLines::withoutMarks)
                        .map(line -> String.valueOf(TextLines.decode(line, usual)))
                        .toList();
        Character givenSeparator = layout.separator();
        char separator = givenSeparator != null ? givenSeparator : separator(texts);
        Character givenQuote = layout.quote();
        return new CsvShape(
                usual, separator, givenQuote != null ? givenQuote : quote(texts, separator));
    }

    private static void refuseUtf16(byte[] line) throws UnreadableFile {
        if (line.length >= 2) {
            int mark = (line[0] & 0xFF) << 8 | (line[1] & 0xFF);
            if (mark == 0xFFFE || mark == 0xFEFF) {
                throw new UnreadableFile(Sentence.of("utf16"));
            }
        }
    }

    private static void refuseBinary(byte[] line, long number) throws UnreadableFile {
        for (byte b : line) {
            if (b == 0) {
                throw new UnreadableFile(Sentence.of("binary", number));
            }
        }
    }

    /** The one that stands in most lines, and there most often. */
    private static char separator(List<String> lines) {
        char best = ',';
        long bestScore = 0;
        for (char candidate : new char[] {',', '\t', ';'}) {
            long having = lines.stream().filter(line -> line.indexOf(candidate) >= 0).count();
            long first = lines.isEmpty() ? 0 : count(lines.getFirst(), candidate);
            long score = having * 1000 + Math.min(first, 999) * 100;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The apostrophe quotes where cells begin and end with it and with no double quote. */
    private static char quote(List<String> lines, char separator) {
        long apostrophes = lines.stream().mapToLong(line -> quoted(line, separator, '\'')).sum();
        long doubles = lines.stream().mapToLong(line -> quoted(line, separator, '"')).sum();
        return apostrophes > 1 && apostrophes > doubles ? '\'' : '"';
    }

    private static long quoted(String line, char separator, char quote) {
        long cells = 0;
        for (String cell : line.split("[" + separator + "]", -1)) {
            String trimmed = Blanks.trim(cell);
            if (trimmed.length() > 1
                    && trimmed.charAt(0) == quote
                    && trimmed.charAt(trimmed.length() - 1) == quote) {
                cells++;
            }
        }
        return cells;
    }

    private static long count(String text, char c) {
        return text.chars().filter(other -> other == c).count();
    }
}
