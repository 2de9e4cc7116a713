package jp.musubi.site.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private final Map<String, Integer> weights = new HashMap<>();
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

    /** The impact of each term. */
    Map<String, Integer> impacts() {
        double steps = Math.round(2 * Math.log(Math.max(1, length)) / Math.log(2));
        double relative = Math.pow(2, steps / 2) / USUAL_LENGTH_TERMS;
        double norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative);
        var impacts = new LinkedHashMap<String, Integer>(weights.size() * 2);
        weights.forEach((term, weight) ->
                impacts.put(term, Math.max(1, (int) Math.round(MAX * weight / (weight + norm)))));
        return impacts;
    }
}
