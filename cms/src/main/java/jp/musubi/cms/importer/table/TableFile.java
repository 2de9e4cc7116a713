package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of rows, whose format was found out from its first bytes and not from its name. It can be
 * walked over as often as wanted.
 */
public final class TableFile {
    private final Path file;
    private final Layout layout;
    private final Format format;
    private final @Nullable CsvShape csv;

    private TableFile(Path file, Layout layout, Format format, @Nullable CsvShape csv) {
        this.file = file;
        this.layout = layout;
        this.format = format;
        this.csv = csv;
    }

    private enum Format {
        CSV,
        CSV_GZIP,
        XLSX
    }

    /**
     * Finds out what a file is.
     *
     * @throws UnreadableFile when it is missing, of no known format, or broken off
     */
    public static TableFile open(Path file, Layout layout) throws UnreadableFile {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UnreadableFile(
                    Sentence.of(Files.exists(file) ? "not_readable" : "no_file", file));
        }
        Format format = format(file);
        CsvShape csv =
                format == Format.XLSX
                        ? null
                        : CsvShape.detect(file, format == Format.CSV_GZIP, layout);
        return new TableFile(file, layout, format, csv);
    }

    private static Format format(Path file) throws UnreadableFile {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        } catch (IOException e) {
            throw new UnreadableFile(Sentence.of("cannot_read", String.valueOf(e.getMessage())));
        }
        if (head.length == 0) {
            throw new UnreadableFile(Sentence.of("empty_file"));
        }
        int magic = 0;
        for (byte b : head) {
            magic = magic << 8 | (b & 0xFF);
        }
        if (head.length == 4 && magic == 0x504B0304) {
            return Format.XLSX;
        }
        if (head.length == 4 && magic == 0xD0CF11E0) {
            throw new UnreadableFile(Sentence.of("old_excel"));
        }
        boolean gzip = head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
        return gzip ? Format.CSV_GZIP : Format.CSV;
    }

    /** Walks over the rows from the beginning. */
    public TableLines lines() throws UnreadableFile {
        if (csv == null) {
            return XlsxLines.open(file, layout.sheet());
        }
        return new CsvLines(
                TextLines.open(file, format == Format.CSV_GZIP, layout.encoding(), csv.usual()),
                csv.separator(),
                csv.quote());
    }
}
