package jp.musubi.site.search;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the tokens of the dictionary into what the index compares: base forms, kana folded, without
 * particles and endings. A word with kanji is followed, at the same place, by its reading behind
 * {@link #READING_MARK}; the mark keeps homophones apart, so that 講演 does not find 公園 although こうえん
 * finds both.
 */
final class WordFilter extends TokenFilter {
    /** Begins a reading that stands for a word written with kanji. */
    static final char READING_MARK = '/';

    /** Parts of speech that carry no meaning of their own; Kuromoji's names for them. */
    private static final List<String> EMPTY_PARTS =
            List.of("助詞", "助動詞", "記号", "フィラー", "接続詞", "名詞-非自立", "動詞-非自立", "動詞-接尾", "形容詞-非自立");

    private static final int MIN_KATAKANA_STEM_CHARS = 4;
    private static final int MIN_ENGLISH_PLURAL_CHARS = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final BaseFormAttribute baseForm = addAttribute(BaseFormAttribute.class);
    private final ReadingAttribute readingOf = addAttribute(ReadingAttribute.class);
    private final PartOfSpeechAttribute part = addAttribute(PartOfSpeechAttribute.class);
    private final Map<String, Boolean> known = new HashMap<>();
    private @Nullable String waitingReading;
    private boolean isReadingWritten;

    WordFilter(TokenStream tokens) {
        super(tokens);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waitingReading != null) {
            step.setPositionIncrement(0);
            term.setEmpty();
            if (isReadingWritten) {
                term.append(waitingReading);
                isReadingWritten = false;
            } else {
                term.append(READING_MARK).append(waitingReading);
                waitingReading = null;
            }
            return true;
        }
        while (input.incrementToken()) {
            if (isEmptyPart(part.getPartOfSpeech())) {
                continue;
            }
            String surface = term.toString();
            String base = baseForm.getBaseForm();
            String word = base == null ? surface : base;
            String reading = readingOf.getReading();
            if (reading != null && Script.hasKanji(word)) {
                waitingReading = Folding.kana(readingOfBase(surface, word, reading));
                isReadingWritten = Script.hasKana(word);
            }
            term.setEmpty().append(stem(word));
            return true;
        }
        return false;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waitingReading = null;
        isReadingWritten = false;
    }

    /** The dictionary has few parts of speech, and each token asks. */
    private boolean isEmptyPart(@Nullable String partOfSpeech) {
        return partOfSpeech != null
                && known.computeIfAbsent(
                        partOfSpeech, name -> EMPTY_PARTS.stream().anyMatch(name::startsWith));
    }

    /** アツマリ of 集まり becomes アツマル: the dictionary reads the form that stands in the text. */
    private static String readingOfBase(String surface, String base, String reading) {
        if (surface.equals(base)) {
            return reading;
        }
        int common = 0;
        while (common < Math.min(surface.length(), base.length())
                && surface.charAt(common) == base.charAt(common)) {
            common++;
        }
        String folded = Folding.kana(reading);
        String ending = Folding.kana(surface.substring(common));
        return common > 0 && folded.endsWith(ending)
                ? folded.substring(0, folded.length() - ending.length()) + base.substring(common)
                : reading;
    }

    private static String stem(String word) {
        int length = word.length();
        char last = word.charAt(length - 1);
        if (last == 'ー' && length >= MIN_KATAKANA_STEM_CHARS && Script.isAllKana(word)) {
            return Folding.kana(word.substring(0, length - 1));
        }
        if (last == 's' && length >= MIN_ENGLISH_PLURAL_CHARS) {
            return singular(word);
        }
        return Folding.kana(word);
    }

    /** Harman's minimal rules, for groups and activities in English. */
    private static String singular(String word) {
        int length = word.length();
        char before = word.charAt(length - 2);
        if (before == 'u' || before == 's' || before == 'i') {
            return word;
        }
        if (word.endsWith("ies") && length > MIN_ENGLISH_PLURAL_CHARS) {
            return word.substring(0, length - 3) + "y";
        }
        return word.substring(0, length - 1);
    }
}
