package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.mapping.ValueRule.Part;
import jp.musubi.cms.importer.table.TableLine.Row;
import jp.musubi.cms.importer.wording.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works out one value rule on one row.
 *
 * @param complaints takes what is wrong with values that are left out
 */
record Evaluation(Headings headings, Row row, Consumer<Sentence> complaints) {

    /**
     * The values of a field.
     *
     * @param list whether the field holds several values
     */
    List<String> values(ValueRule rule, boolean list) {
        List<String> values = new ArrayList<>();
        for (Part part : rule.parts()) {
            if (list || rule.join() != null || values.isEmpty()) {
                values.addAll(cell(part));
            }
        }
        if (rule.join() != null && values.size() > 1) {
            values = new ArrayList<>(List.of(joined(values, rule.join())));
        }
        for (Map.Entry<String, String> flag : rule.flags().entrySet()) {
            if (isMarked(flag.getKey())) {
                values.add(flag.getValue());
            }
        }
        values.addAll(rule.constants());
        List<String> stepped = stepped(values, rule.steps());
        String otherwise = rule.otherwise();
        return stepped.isEmpty() && otherwise != null ? List.of(otherwise) : stepped;
    }

    /** A part that a later part repeats at its beginning (the prefecture in an address) is left. */
    private static String joined(List<String> values, String join) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean repeated =
                    values.subList(i + 1, values.size()).stream()
                            .anyMatch(later -> later.contains(value));
            if (!repeated) {
                kept.add(value);
            }
        }
        return String.join(join, kept);
    }

    private List<String> cell(Part part) {
        String text = headings.text(row, part.column());
        if (text.isEmpty()) {
            return List.of();
        }
        return stepped(List.of(text), part.steps()).stream()
                .map(value -> part.before() + value + part.after())
                .toList();
    }

    private List<String> stepped(List<String> values, List<Transform> steps) {
        List<String> current = values;
        for (Transform step : steps) {
            current =
                    step.apply(current, complaints).stream()
                            .map(Folding::trim)
                            .filter(value -> !value.isEmpty())
                            .toList();
        }
        return current;
    }

    private boolean isMarked(String column) {
        String text = headings.text(row, column);
        if (text.isEmpty()) {
            return false;
        }
        Optional<Boolean> mark = Marks.read(text);
        if (mark.isEmpty()) {
            complaints.accept(Sentence.of("no_mark", text));
        }
        return mark.orElse(false);
    }

    /** The id that a rule makes; null where a cell it needs is empty. */
    @Nullable String key(KeyRule rule) {
        List<String> parts = new ArrayList<>();
        for (KeyRule.KeyPart part : rule.parts()) {
            String text = Folding.key(headings.text(row, part.column()));
            if (text.isEmpty() && !part.mayBeBlank()) {
                return null;
            }
            parts.add(text);
        }
        return ExternalIds.fitting(String.join(":", parts));
    }
}
