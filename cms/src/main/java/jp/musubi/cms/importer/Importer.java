package jp.musubi.cms.importer;

import jp.musubi.cms.importer.mapping.HeadingSearch;
import jp.musubi.cms.importer.mapping.RowMapper;
import jp.musubi.cms.importer.table.TableFile;
import jp.musubi.cms.importer.table.TableLine;
import jp.musubi.cms.importer.table.TableLines;
import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.content.entry.FieldsReader;

import java.io.IOException;

/**
 * Imports a file. It is walked over twice: first to its end without keeping anything, so that a
 * file that breaks off writes nothing and ids that stand twice are known; then row by row into the
 * register, in batches. Only one batch is ever in memory.
 */
public final class Importer {
    private final FieldsReader reader;
    private final Progress progress;

    /**
     * An importer.
     *
     * @param reader checks every value
     */
    public Importer(FieldsReader reader, Progress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    /** An import whose file was walked over once and can be read to its end. */
    public static final class Prepared {
        private final ImportRequest request;
        private final TableFile file;
        private final long rows;
        private final RepeatedIds.Suspects suspects;

        private Prepared(
                ImportRequest request, TableFile file, long rows, RepeatedIds.Suspects suspects) {
            this.request = request;
            this.file = file;
            this.rows = rows;
            this.suspects = suspects;
        }
    }

    /**
     * Walks over the file a first time.
     *
     * @throws UnreadableFile when nothing of the file can be used
     */
    public Prepared prepare(ImportRequest request) throws UnreadableFile, IOException {
        TableFile file = TableFile.open(request.file(), request.mapping().layout());
        try (TableLines lines = file.lines();
                RepeatedIds ids = new RepeatedIds()) {
            RowMapper mapper = HeadingSearch.find(lines, request.mapping(), reader, _ -> {});
            long rows = 0;
            for (TableLine line = lines.next(); line != null; line = lines.next()) {
                rows++;
                if (line instanceof TableLine.Row row && !row.isBlank()) {
                    for (String id : mapper.ids(row)) {
                        ids.add(id);
                    }
                }
            }
            return new Prepared(request, file, rows, ids.suspects());
        }
    }

    /**
     * Brings the rows into the register. The caller closes the report.
     *
     * @throws UnreadableFile when the file was changed meanwhile
     * @throws IOException when the machine fails; what was written by then stays, and the same
     *     import can simply be run again
     */
    public ImportReport run(Prepared prepared, Register register)
            throws UnreadableFile, IOException {
        ImportRequest request = prepared.request;
        ImportRun run = new ImportRun(request, register, prepared.suspects);
        try (TableLines lines = prepared.file.lines()) {
            RowMapper mapper = HeadingSearch.find(lines, request.mapping(), reader, run::warn);
            long done = 0;
            for (TableLine line = lines.next(); line != null; line = lines.next()) {
                run.take(line, mapper);
                if (++done % Register.MAX_BATCH_ROWS == 0) {
                    progress.rows(done, prepared.rows);
                }
            }
            return run.finish();
        } catch (UnreadableFile | RuntimeException e) {
            run.discard();
            throw e;
        }
    }
}
