package jp.musubi.cms.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.importer.table.TableLine.Row;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Turns rows into values, once it knows where the columns stand. */
public final class RowMapper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Mapping mapping;
    private final Headings headings;
    private final FieldsReader reader;
    private final Map<String, String> columnsOfField = new HashMap<>();

    RowMapper(Mapping mapping, Headings headings, FieldsReader reader) {
        this.mapping = mapping;
        this.headings = headings;
        this.reader = reader;
        for (FieldRule rule : mapping.fields()) {
            columnsOfField.put(
                    rule.field().name(),
                    rule.value().columns().stream()
                            .map(name -> heading(mapping, name))
                            .distinct()
                            .collect(Collectors.joining("・")));
        }
    }

    private static String heading(Mapping mapping, String column) {
        Column known = mapping.columns().get(column);
        return known == null ? column : known.heading();
    }

    /** Why the row is to be left out as a whole; null if it is not. */
    public @Nullable Sentence reasonToSkip(Row row) {
        if (headings.width() > 0) {
            for (int i = headings.width(); i < row.cells().size(); i++) {
                if (!Folding.trim(row.cell(i)).isEmpty()) {
                    return Sentence.of("row_too_wide", headings.width(), row.cells().size());
                }
            }
        }
        for (RowRule rule : mapping.skips()) {
            if (rule.test().test(Folding.width(headings.text(row, rule.column())))) {
                return rule.reason();
            }
        }
        return null;
    }

    /** The ids the row may be known by, best first; empty if it has none. */
    public List<String> ids(Row row) {
        var evaluation = new Evaluation(headings, row, _ -> {});
        List<String> ids = new ArrayList<>();
        for (KeyRule rule : mapping.keys()) {
            String id = evaluation.key(rule);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** What a row says. */
    public MappedRow map(Row row) {
        List<MappedRow.Warning> warnings = new ArrayList<>();
        ObjectNode json = JSON.objectNode();
        for (FieldRule rule : mapping.fields()) {
            Field field = rule.field();
            Consumer<Sentence> complaints =
                    sentence -> warnings.add(warning(row, field.name(), sentence));
            JsonNode value = value(rule, new Evaluation(headings, row, complaints));
            if (value != null) {
                json.set(field.name(), value);
            }
        }
        Checked checked = reader.readDraft(mapping.type(), json);
        for (Problem problem : checked.problems()) {
            String field = problem.field().split("[\\[.]", 2)[0];
            warnings.add(warning(row, field, problem::message));
        }
        return new MappedRow(row.line(), slug(row), checked.fields(), warnings);
    }

    private MappedRow.Warning warning(Row row, String field, Sentence reason) {
        return new MappedRow.Warning(
                row.line(), field, columnsOfField.getOrDefault(field, ""), reason);
    }

    private static @Nullable JsonNode value(FieldRule rule, Evaluation evaluation) {
        Field field = rule.field();
        boolean list =
                field.kind() == FieldKind.CHOICES
                        || field.kind() == FieldKind.TAGS
                        || field.kind() == FieldKind.LINKS;
        boolean lines = field.multiline() || field.kind() == FieldKind.MARKDOWN;
        List<String> values =
                evaluation.values(rule.value(), list).stream()
                        .map(text -> lines ? text : Folding.singleBlanks(Folding.oneLine(text)))
                        .toList();
        if (values.isEmpty()) {
            return null;
        }
        if (list) {
            var items = JSON.arrayNode();
            values.stream().distinct().forEach(items::add);
            return items;
        }
        return single(field.kind(), values.getFirst());
    }

    /** What is no number or flag stays text, so that the reader of fields says what is wrong. */
    private static JsonNode single(FieldKind kind, String text) {
        return switch (kind) {
            case NUMBER -> {
                try {
                    yield JSON.numberNode(new BigDecimal(text));
                } catch (NumberFormatException e) {
                    yield JSON.textNode(text);
                }
            }
            case FLAG ->
                    text.equals("true") || text.equals("false")
                            ? JSON.booleanNode(text.equals("true"))
                            : JSON.textNode(text);
            default -> JSON.textNode(text);
        };
    }

    private @Nullable String slug(Row row) {
        ValueRule rule = mapping.slug();
        if (rule == null) {
            return null;
        }
        List<String> values = new Evaluation(headings, row, _ -> {}).values(rule, false);
        String wish =
                values.isEmpty()
                        ? ""
                        : Folding.width(values.getFirst())
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", "-")
                                .replaceAll("^-+|-+$", "");
        return Slugs.isValid(wish) ? wish : null;
    }
}
