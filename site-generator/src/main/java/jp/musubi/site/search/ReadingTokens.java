package jp.musubi.site.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.util.Iterator;
import java.util.List;

/**
 * The words of a registered reading, marked as readings: people do not write the name so, and a
 * homophone in kanji must not find it.
 */
final class ReadingTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<WordStreams.Word> words;

    ReadingTokens(List<WordStreams.Word> words) {
        this.words = words.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!words.hasNext()) {
            return false;
        }
        term.append(WordFilter.READING_MARK).append(words.next().term());
        return true;
    }
}
