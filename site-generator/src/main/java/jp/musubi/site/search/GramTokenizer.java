package jp.musubi.site.search;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every two neighbouring characters of Japanese text, kana folded, and the last character of each
 * stretch alone. Names that the dictionary cuts differently here and there are still found by the
 * sequence of their characters.
 */
final class GramTokenizer extends Tokenizer {
    /** Positions between two stretches, so that no phrase reaches from one into the next. */
    private static final int GAP_POSITIONS = 10;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final StringBuilder text = new StringBuilder();
    private int at;
    private boolean inStretch;

    /** The grams of a stretch of Japanese text without its last single character. */
    static List<String> pairs(String stretch) {
        int[] points = Folding.kana(stretch).codePoints().toArray();
        var pairs = new ArrayList<String>(points.length);
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!Script.isJapanese(c)) {
                inStretch = false;
                continue;
            }
            step.setPositionIncrement(inStretch ? 1 : GAP_POSITIONS);
            inStretch = true;
            append(c);
            if (at < text.length()) {
                int next = text.codePointAt(at);
                if (Script.isJapanese(next)) {
                    append(next);
                }
            }
            return true;
        }
        return false;
    }

    private void append(int c) {
        if (Character.isBmpCodePoint(c)) {
            term.append(Folding.kana((char) c));
        } else {
            term.append(Character.highSurrogate(c)).append(Character.lowSurrogate(c));
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        text.setLength(0);
        at = 0;
        inStretch = false;
        char[] buffer = new char[4096];
        int read;
        while ((read = input.read(buffer)) > 0) {
            text.append(buffer, 0, read);
        }
    }
}
