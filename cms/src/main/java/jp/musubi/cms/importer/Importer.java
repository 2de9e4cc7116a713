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
    private final Register register;
    private final Progress progress;

    /**
     * An importer.
     *
     * @param reader checks every value
     */
    public Importer(FieldsReader reader, Register register, Progress progress) {
        this.reader = reader;
        this.register = register;
        this.progress = progress;
    }

    /**
     * Runs one import. The caller closes the report.
     *
     * @throws UnreadableFile when nothing of the file can be used; nothing was written then
     * @throws IOException when the machine fails; what was written by then stays, and the same
     *     import can simply be run again
     */
    public ImportReport run(ImportRequest request) throws UnreadableFile, IOException {
        TableFile file = TableFile.open(request.file(), request.mapping().layout());
        Survey survey = survey(file, request);
        ImportRun run = new ImportRun(request, register, survey.suspects());
        try (TableLines lines = file.lines()) {
            RowMapper mapper = HeadingSearch.find(lines, request.mapping(), reader, run::warn);
            long done = 0;
            for (TableLine line = lines.next(); line != null; line = lines.next()) {
                run.take(line, mapper);
                if (++done % Register.MAX_BATCH_ROWS == 0) {
                    progress.rows(done, survey.rows());
                }
            }
            ImportReport report = run.finish();
            progress.rows(survey.rows(), survey.rows());
            return report;
        } catch (UnreadableFile | RuntimeException e) {
            run.discard();
            throw e;
        }
    }

    private record Survey(long rows, RepeatedIds.Suspects suspects) {}

    private Survey survey(TableFile file, ImportRequest request)
            throws UnreadableFile, IOException {
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
            return new Survey(rows, ids.suspects());
        }
    }
}
