package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.table.TableLine.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the columns of a mapping stand in one file.
 *
 * @param positions from 0, by the name of the column; what the file lacks is absent
 * @param width cells of a full row; 0 if the file does not tell
 */
record Headings(Map<String, Integer> positions, int width) {
    Headings {
        positions = Map.copyOf(positions);
    }

    /** The columns of a file without headings. */
    static Headings numbered(Mapping mapping) {
        Map<String, Integer> positions = new HashMap<>();
        mapping.columns().forEach((name, column) -> positions.put(name, column.index()));
        return new Headings(positions, 0);
    }

    /** Reads a row as headings; spelling in full or half width and blanks do not matter. */
    static Headings of(Row row, Mapping mapping) {
        Map<String, Integer> byHeading = new HashMap<>();
        int width = 0;
        for (int i = 0; i < row.cells().size(); i++) {
            String key = Folding.key(row.cell(i));
            if (!key.isEmpty()) {
                byHeading.putIfAbsent(key, i);
                width = i + 1;
            }
        }
        Map<String, Integer> positions = new HashMap<>();
        for (Column column : mapping.columns().values()) {
            if (column.index() >= 0) {
                positions.put(column.name(), column.index());
            }
            column.headings().stream()
                    .map(heading -> byHeading.get(Folding.key(heading)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(position -> positions.put(column.name(), position));
        }
        return new Headings(positions, width);
    }

    /** Columns without which no row can be used, and which the file does not have. */
    List<Column> missing(Mapping mapping) {
        List<Column> missing = new ArrayList<>();
        for (Column column : mapping.columns().values()) {
            if (!positions.containsKey(column.name()) && isNeeded(column.name(), mapping)) {
                missing.add(column);
            }
        }
        return missing;
    }

    /** Columns whose fields stay empty. */
    List<Column> absent(Mapping mapping) {
        return mapping.columns().values().stream()
                .filter(column -> !positions.containsKey(column.name()))
                .toList();
    }

    private boolean isNeeded(String column, Mapping mapping) {
        boolean title =
                mapping.fields().stream()
                        .filter(rule -> rule.field().name().equals(mapping.type().titleField()))
                        .anyMatch(rule -> rule.value().columns().contains(column));
        boolean id =
                mapping.keys().size() == 1
                        && mapping.keys().getFirst().parts().stream()
                                .anyMatch(
                                        part -> part.column().equals(column) && !part.mayBeBlank());
        return title || id;
    }

    /** The trimmed text of a column in a row. */
    String text(Row row, String column) {
        Integer position = positions.get(column);
        return position == null ? "" : Folding.trim(row.cell(position));
    }
}
