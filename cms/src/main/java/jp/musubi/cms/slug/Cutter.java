package jp.musubi.cms.slug;

import jp.musubi.site.search.Folding;

import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Cuts texts into words with Kuromoji. A tokenizer serves one thread at a time and takes longer to
 * make than to cut a title, so a few are kept; the dictionary is loaded with the first one.
 */
final class Cutter {
    private static final int MAX_IDLE_TOKENIZERS = 8;

    private final BlockingQueue<Words> idle = new ArrayBlockingQueue<>(MAX_IDLE_TOKENIZERS);

    /** The tokens of a folded text (see {@link Folding}), in order. */
    List<Token> cut(String folded) {
        Words words = idle.poll();
        if (words == null) {
            words = new Words();
        }
        try {
            List<Token> tokens = words.of(folded);
            idle.offer(words);
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Words {
        private static final @Nullable UserDictionary OWN_WORDS = ownWords();

        private final JapaneseTokenizer tokenizer =
                new JapaneseTokenizer(OWN_WORDS, false, true, JapaneseTokenizer.Mode.NORMAL);
        private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
        private final ReadingAttribute reading = tokenizer.addAttribute(ReadingAttribute.class);
        private final PartOfSpeechAttribute part =
                tokenizer.addAttribute(PartOfSpeechAttribute.class);

        List<Token> of(String folded) throws IOException {
            List<Token> tokens = new ArrayList<>();
            tokenizer.setReader(new StringReader(folded));
            try (tokenizer) {
                tokenizer.reset();
                while (tokenizer.incrementToken()) {
                    tokens.add(token());
                }
                tokenizer.end();
            }
            return tokens;
        }

        private Token token() {
            String written = term.toString();
            Script script = Script.of(written);
            String known = reading.getReading();
            boolean readsItself = script == Script.HIRAGANA || script == Script.KATAKANA;
            String read = Folding.kana(known == null ? written : known);
            if (!Script.isReading(read)) {
                read = "";
            }
            String kind = Objects.requireNonNullElse(part.getPartOfSpeech(), "");
            var token = new Token(written, script, offset.startOffset(), read, read, kind);
            return read.isEmpty() ? token : token.spokenAs(spoken(token, readsItself));
        }

        private String spoken(Token token, boolean readsItself) {
            String read = token.read();
            if (token.isOneOf("う") && token.is("助動詞")) {
                return "ー";
            }
            String said = reading.getPronunciation();
            if (said != null && token.isParticle()) {
                return Folding.kana(said);
            }
            boolean isNameInKana = readsItself && !token.is("動詞");
            if (isNameInKana || said == null || said.length() != read.length()) {
                return Romaji.spoken(read);
            }
            StringBuilder spoken = new StringBuilder(read);
            for (int at = 0; at < said.length(); at++) {
                if (said.charAt(at) == 'ー') {
                    spoken.setCharAt(at, 'ー');
                }
            }
            return spoken.toString();
        }

        /** Words of civic life that the dictionary lacks. */
        private static @Nullable UserDictionary ownWords() {
            try (var in =
                            Objects.requireNonNull(
                                    Cutter.class.getResourceAsStream("words.csv"), "words.csv");
                    var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return UserDictionary.open(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
