package jp.musubi.site.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each term counts for in one document: BM25F with its saturation, folded into a small whole
 * number, so that every runtime adds the same numbers. Lengths are compared with a fixed one and in
 * coarse steps: no other document, and hardly an edit of this one, changes them.
 */
final class Impacts {
    /** The most that a term can count for. */
    static final int MAX = 7;

    /** Bits that an impact needs. */
    static final int BITS = 3;

    private static final double SATURATION = 0.8;
    private static final double LENGTH_SHARE = 0.6;
    private static final double USUAL_LENGTH_TERMS = 380;

    /** Most documents have some hundreds of terms. */
    private static final int USUAL_TERMS = 512;

    private final Map<String, Integer> weights = HashMap.newHashMap(USUAL_TERMS);
    private final Set<String> besides = new HashSet<>();
    private int length;

    /** Adds the text of one field. */
    void add(String text, int weight) {
        Terms.cut(
                Letters.of(text),
                (term, kind, from, to, segment) -> {
                    weights.merge(term, weight, Integer::sum);
                    if (kind.isMeasured()) {
                        length += weight;
                    }
                });
    }

    /**
     * Adds a text that is not the document's own: each term that the document has only there counts
     * for the least, and what it has itself counts for what it did.
     */
    void addBeside(String text) {
        Terms.cut(Letters.of(text), (term, kind, from, to, segment) -> besides.add(term));
    }

    /** The impact of each term; nothing can be added afterwards. */
    Map<String, Integer> impacts() {
        double steps = Math.round(2 * Math.log(Math.max(1, length)) / Math.log(2));
        double relative = Math.pow(2, steps / 2) / USUAL_LENGTH_TERMS;
        double norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative);
        weights.replaceAll(
                (term, weight) -> Math.max(1, (int) Math.round(MAX * weight / (weight + norm))));
        besides.forEach(term -> weights.putIfAbsent(term, 1));
        return weights;
    }
}
