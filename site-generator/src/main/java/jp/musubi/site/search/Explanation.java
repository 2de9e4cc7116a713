package jp.musubi.site.search;

import java.util.List;

/**
 * Why something was found and stands where it stands: all that its score is the sum of.
 *
 * @param score what hits are sorted by
 * @param isNamed whether the question is its name or reading, which puts it before all others
 * @param words what of the question is there, word by word
 */
public record Explanation(int score, boolean isNamed, List<Word> words) {
    public Explanation {
        words = List.copyOf(words);
    }

    /**
     * A word of the question.
     *
     * @param text its letters, as they are compared
     * @param terms those of its terms that are there
     * @param together what it adds that so much of the word is there at once
     */
    public record Word(String text, List<Term> terms, int together) {
        public Word {
            terms = List.copyOf(terms);
        }

        /** All that the word adds to the score. */
        public int points() {
            return together + terms.stream().mapToInt(Term::points).sum();
        }
    }

    /**
     * A term that is there.
     *
     * @param weight what the term is worth: the rarer, the more
     * @param impact how much it counts here, from 1 to 7: in which fields it stands, how often, and
     *     among how many others
     */
    public record Term(String text, int weight, int impact) {
        /** What the term adds to the score. */
        public int points() {
            return weight * impact;
        }
    }
}
