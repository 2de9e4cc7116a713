package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One step from what a cell says to what a field holds. */
@FunctionalInterface
interface Transform {
    /**
     * Changes the values of a field; a single value is a list of one.
     *
     * @param complaints takes what is wrong with a value, which is then left out
     */
    List<String> apply(List<String> values, Consumer<Sentence> complaints);

    /** A step that always succeeds. */
    static Transform each(UnaryOperator<String> change) {
        return (values, complaints) -> values.stream().map(change).toList();
    }

    /** A step that may find a value unusable. */
    static Transform checked(Step step) {
        return (values, complaints) -> {
            List<String> kept = new ArrayList<>();
            for (String value : values) {
                step.apply(value, complaints).ifPresent(kept::add);
            }
            return kept;
        };
    }

    /** Changes one value; empty leaves it out. */
    @FunctionalInterface
    interface Step {
        Optional<String> apply(String value, Consumer<Sentence> complaints);
    }
}
