package jp.musubi.cms.search;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions from the index of the published site. */
@FunctionalInterface
public interface Searching {
    /** There is no index yet. */
    Searching NONE = question -> Optional.empty();

    /**
     * A question.
     *
     * @param filters wanted ids by facet; one of each
     * @param language in which labels and texts are preferred
     */
    record Question(
            String text,
            Map<String, List<String>> filters,
            int limit,
            int offset,
            String language) {}

    /** The answer as CONTRACT section 5 has it; empty while there is no index. */
    Optional<ObjectNode> search(Question question);

    /** Notes that somebody asked something elsewhere: in a browser, of the published files. */
    default void noteAsked(String text, String language) {}
}
