package jp.musubi.content.vocabulary;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A controlled vocabulary: a named, ordered set of terms.
 *
 * @param name as fields refer to it ({@code district})
 * @param terms by id, sorted by their order
 */
public record Vocabulary(String name, SequencedMap<String, Term> terms) {
    public Vocabulary {
        terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
    }

    /**
     * A vocabulary of the given terms, sorted by their order; a repeated id keeps its last term.
     */
    public static Vocabulary of(String name, List<Term> terms) {
        var byId = new LinkedHashMap<String, Term>();
        terms.stream()
                .sorted(Comparator.comparingInt(Term::order))
                .forEach(term -> byId.put(term.id(), term));
        return new Vocabulary(name, byId);
    }

    /** The term with that id. */
    public Optional<Term> term(String id) {
        return Optional.ofNullable(terms.get(id));
    }
}
