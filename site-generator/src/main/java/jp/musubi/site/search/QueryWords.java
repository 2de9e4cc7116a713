package jp.musubi.site.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a question. Spaces and punctuation part it into chunks; words of a chunk that touch
 * each other form a run, which may be one name.
 */
record QueryWords(List<Chunk> chunks) {
    /** Most words of a question that are looked for. */
    private static final int MAX_WORDS = 24;

    private static final Pattern BETWEEN_CHUNKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}々]+");

    /** Words in which questions are put; they say little about what is wanted. */
    private static final Set<String> QUESTION_WORDS =
            Set.of(
                    "できる", "出来る", "する", "為る", "やる", "教える", "おしえる", "知る", "しる", "ある", "有る", "いる",
                    "居る", "なる", "成る", "ほしい", "欲しい", "探す", "さがす", "捜す", "何", "なに", "なん", "どこ", "何処",
                    "いつ", "だれ", "誰", "どう", "どの", "どんな", "どれ", "なぜ", "一緒", "いっしょ", "くださる", "下さる",
                    "いただく", "願う", "お願い", "ねがう", "いい", "よい", "良い", "こと", "もの", "ところ", "ひと", "人", "方",
                    "たい", "思う", "おもう", "言う", "いう", "行う", "おこなう", "ため", "とき", "さん", "たち", "お", "ご",
                    "a", "an", "the", "of", "for", "to", "in", "and", "or", "is", "are", "how",
                    "can", "what", "where", "who", "when", "do", "i", "my", "me", "we", "with",
                    "about", "on", "at", "that", "there", "any", "want", "like", "please");

    /** Words that touch each other. */
    record Run(List<Unit> units, String text) {
        Run {
            units = List.copyOf(units);
        }
    }

    /**
     * What stands between two spaces.
     *
     * @param text folded, katakana as it was
     */
    record Chunk(String text, List<Run> runs) {
        Chunk {
            runs = List.copyOf(runs);
        }

        /** Whether the dictionary knows the chunk as a single word. */
        boolean isOneWord() {
            return runs.size() == 1
                    && runs.getFirst().units().size() == 1
                    && runs.getFirst().text().length() == text.length();
        }

        /** The chunk as one word, however the dictionary cuts it. */
        Chunk asOneWord() {
            String kana = Folding.kana(text);
            return new Chunk(
                    text, List.of(new Run(List.of(new Unit(kana, "", kana, false)), kana)));
        }
    }

    /**
     * One word.
     *
     * @param term as the index has it
     * @param reading in hiragana, of a word with kanji; else empty
     * @param surface as it was typed, kana folded
     * @param weak whether it is only a way of asking
     */
    record Unit(String term, String reading, String surface, boolean weak) {}

    static QueryWords of(String text, WordStreams streams) {
        var chunks = new ArrayList<Chunk>();
        var seen = new HashSet<String>();
        for (String chunk : BETWEEN_CHUNKS.split(Folding.fold(text), -1)) {
            if (!chunk.isEmpty() && seen.size() < MAX_WORDS) {
                chunks.add(chunk(chunk, streams.of(chunk), seen));
            }
        }
        return new QueryWords(chunks);
    }

    private static Chunk chunk(String text, List<WordStreams.Word> words, Set<String> seen) {
        var runs = new ArrayList<Run>();
        var units = new ArrayList<Unit>();
        int begin = 0;
        int end = -1;
        for (WordStreams.Word word : words) {
            if (word.start() != end && !units.isEmpty()) {
                runs.add(new Run(units, Folding.kana(text.substring(begin, end))));
                units.clear();
            }
            begin = units.isEmpty() ? word.start() : begin;
            end = word.end();
            if (seen.size() < MAX_WORDS && seen.add(word.term())) {
                String surface = Folding.kana(text.substring(word.start(), word.end()));
                boolean weak = QUESTION_WORDS.contains(word.term());
                units.add(new Unit(word.term(), word.reading(), surface, weak));
            }
        }
        if (!units.isEmpty()) {
            runs.add(new Run(units, Folding.kana(text.substring(begin, end))));
        }
        var chunk = new Chunk(text, runs);
        return words.isEmpty() ? chunk.asOneWord() : chunk;
    }

    /** Whether nothing but ways of asking is left. */
    boolean isAllWeak() {
        return chunks.stream()
                .flatMap(chunk -> chunk.runs().stream())
                .flatMap(run -> run.units().stream())
                .allMatch(Unit::weak);
    }
}
