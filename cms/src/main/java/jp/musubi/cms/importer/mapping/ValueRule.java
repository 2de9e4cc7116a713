package jp.musubi.cms.importer.mapping;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How the value of a field is made from a row.
 *
 * @param parts cells, in order
 * @param join what stands between the parts of one text; null takes the first part that is filled,
 *     or all of them where the field is a list
 * @param flags values by the column that is marked when they apply
 * @param constants values that every row gets
 * @param steps what is done with the values
 * @param otherwise the value where nothing is left; null for none
 */
record ValueRule(
        List<Part> parts,
        @Nullable String join,
        SequencedMap<String, String> flags,
        List<String> constants,
        List<Transform> steps,
        @Nullable String otherwise) {
    ValueRule {
        parts = List.copyOf(parts);
        flags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(flags));
        constants = List.copyOf(constants);
        steps = List.copyOf(steps);
    }

    /**
     * One cell.
     *
     * @param before put before a filled cell
     * @param after put after it
     */
    record Part(String column, String before, String after, List<Transform> steps) {
        Part {
            steps = List.copyOf(steps);
        }
    }

    /** The columns whose cells it needs. */
    List<String> columns() {
        var columns = new ArrayList<>(parts.stream().map(Part::column).toList());
        columns.addAll(flags.keySet());
        return columns;
    }
}
