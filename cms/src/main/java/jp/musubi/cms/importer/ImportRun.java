package jp.musubi.cms.importer;

import jp.musubi.cms.importer.mapping.MappedRow;
import jp.musubi.cms.importer.mapping.RowMapper;
import jp.musubi.cms.importer.table.TableLine;
import jp.musubi.cms.importer.wording.Sentence;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The second walk over a file: counts, collects batches and notes what is left out. */
final class ImportRun {
    private final ImportRequest request;
    private final Register register;
    private final RepeatedIds.Suspects suspects;
    private final Set<String> once;
    private final Findings skipped = new Findings();
    private final Findings warnings = new Findings();
    private final Map<String, Long> linesOfSuspects = new HashMap<>();
    private final Map<Outcome.Change, Long> changes = new EnumMap<>(Outcome.Change.class);
    private final List<RegisterRow> batch = new ArrayList<>();
    private final List<Long> batchLines = new ArrayList<>();
    private long blank;

    ImportRun(ImportRequest request, Register register, RepeatedIds.Suspects suspects) {
        this.request = request;
        this.register = register;
        this.suspects = suspects;
        this.once = request.mapping().onceFields();
    }

    void take(TableLine line, RowMapper mapper) {
        switch (line) {
            case TableLine.Damaged(long number, Sentence reason) -> skip(number, reason);
            case TableLine.Remark(long number, Sentence remark) ->
                    warn(new MappedRow.Warning(number, "", "", remark));
            case TableLine.Row row -> row(row, mapper);
        }
    }

    private void row(TableLine.Row row, RowMapper mapper) {
        if (row.isBlank()) {
            blank++;
            return;
        }
        Sentence reason = mapper.reasonToSkip(row);
        if (reason != null) {
            skip(row.line(), reason);
            return;
        }
        List<String> ids = mapper.ids(row);
        if (ids.isEmpty()) {
            skip(row.line(), Sentence.of("no_id"));
            return;
        }
        MappedRow mapped = mapper.map(row);
        String title = request.mapping().type().titleField();
        if (!mapped.fields().has(title)) {
            skip(row.line(), withoutTitle(mapped, title));
            return;
        }
        String id = freeId(ids, row.line());
        if (id == null) {
            skip(row.line(), repeated(ids));
            return;
        }
        mapped.warnings().forEach(this::warn);
        batch.add(
                new RegisterRow(
                        request.mapping().type(),
                        request.mapping().source(),
                        id,
                        mapped.slug(),
                        mapped.fields(),
                        once));
        batchLines.add(row.line());
        if (batch.size() == Register.MAX_BATCH_ROWS) {
            store();
        }
    }

    /** What is wrong with the title, if it has one at all. */
    private static Sentence withoutTitle(MappedRow mapped, String title) {
        return mapped.warnings().stream()
                .filter(warning -> warning.field().equals(title))
                .map(MappedRow.Warning::reason)
                .findFirst()
                .orElse(Sentence.of("no_title"));
    }

    /** The best id that no earlier row has; different bodies do appear under one id. */
    private @Nullable String freeId(List<String> ids, long line) {
        for (String id : ids) {
            if (!suspects.contains(id) || linesOfSuspects.putIfAbsent(id, line) == null) {
                return id;
            }
        }
        return null;
    }

    private Sentence repeated(List<String> ids) {
        String id = ids.getFirst();
        return Sentence.of("id_repeated", id, linesOfSuspects.getOrDefault(id, 0L));
    }

    private void store() {
        if (batch.isEmpty()) {
            return;
        }
        List<Outcome> outcomes =
                request.dryRun()
                        ? register.preview(batch, request.publish())
                        : register.upsert(batch, request.publish());
        for (int i = 0; i < outcomes.size(); i++) {
            changes.merge(outcomes.get(i).change(), 1L, Long::sum);
            for (Sentence remark : outcomes.get(i).remarks()) {
                warn(new MappedRow.Warning(batchLines.get(i), "", "", remark));
            }
        }
        batch.clear();
        batchLines.clear();
    }

    private void skip(long line, Sentence reason) {
        skipped.add(new Finding(line, "", "", reason.in(request.language())));
    }

    void warn(MappedRow.Warning warning) {
        warnings.add(
                new Finding(
                        warning.line(),
                        warning.column(),
                        warning.field(),
                        warning.reason().in(request.language())));
    }

    ImportReport finish() {
        store();
        return new ImportReport(
                request.dryRun(),
                changes.getOrDefault(Outcome.Change.CREATED, 0L),
                changes.getOrDefault(Outcome.Change.UPDATED, 0L),
                changes.getOrDefault(Outcome.Change.UNCHANGED, 0L),
                blank,
                skipped,
                warnings);
    }

    void discard() throws IOException {
        skipped.close();
        warnings.close();
    }
}
