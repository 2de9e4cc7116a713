package jp.musubi.site.search;

import jp.musubi.site.search.Question.Unit;
import jp.musubi.site.search.Question.Word;
import jp.musubi.site.search.Terms.Kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds to a question what else its words may be written as: synonyms, kanji that are read as kana
 * were typed, and kana for Latin letters that no text has.
 */
final class Expansion {
    /** Most words added. */
    private static final int MAX_WORDS = 16;

    /** A shorter synonym must be a word of its own, not a part of one. */
    private static final int MIN_PART_CHARS = 3;

    private static final int MIN_READING_CHARS = 3;

    private final List<List<String>> synonyms;
    private final Dictionary dictionary;
    private final List<Word> words = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int added;

    /** What the index knows. */
    interface Dictionary {
        /** Whether any document has a term. */
        boolean has(String term) throws IOException;

        /** Pairs of kanji that are read so, in order. */
        List<String> read(String reading) throws IOException;
    }

    private Expansion(List<List<String>> synonyms, Dictionary dictionary) {
        this.synonyms = synonyms;
        this.dictionary = dictionary;
    }

    /**
     * The question with more words.
     *
     * @param synonyms groups of words that mean the same, as letters
     */
    static Question of(Question asked, List<List<String>> synonyms, Dictionary dictionary)
            throws IOException {
        return new Expansion(synonyms, dictionary).expand(asked);
    }

    private Question expand(Question asked) throws IOException {
        words.addAll(asked.words());
        asked.words().forEach(word -> word.units().forEach(unit -> seen.add(unit.term())));
        for (List<String> group : synonyms) {
            Optional<String> met = group.stream().filter(each -> isMet(each, asked)).findFirst();
            if (met.isPresent()) {
                for (String other : group) {
                    if (!other.equals(met.get())) {
                        Question.of(other).words().forEach(this::add);
                    }
                }
            }
        }
        var name = new StringBuilder();
        for (Word word : asked.words()) {
            name.append(read(word));
        }
        return new Question(words, name.indexOf("?") < 0 ? name.toString() : asked.name());
    }

    private static boolean isMet(String synonym, Question asked) {
        if (synonym.length() >= MIN_PART_CHARS && asked.name().contains(synonym)) {
            return true;
        }
        return asked.words().stream()
                .anyMatch(word ->
                        word.text().startsWith(synonym)
                                && isEnding(word.text().substring(synonym.length()), synonym));
    }

    /** はな is in はなの but not in はなし; 花 is in whatever hiragana follow. */
    private static boolean isEnding(String rest, String synonym) {
        return isHiragana(synonym)
                ? rest.isEmpty() || (rest.length() == 1 && isParticle(rest.charAt(0)))
                : isHiragana(rest);
    }

    private static boolean isParticle(char c) {
        return Table.SHARED.particles().indexOf(c) >= 0;
    }

    private static boolean isHiragana(String letters) {
        return letters.codePoints().allMatch(c -> Table.SHARED.kind(c) == Letters.HIRAGANA);
    }

    /**
     * Adds what a word may be read as; gives back its kana if it was Latin, else a question mark.
     */
    private String read(Word word) throws IOException {
        Unit first = word.units().getFirst();
        if (first.kind() == Kind.WORD
                && Table.SHARED.kind(first.term().codePointAt(0)) == Letters.LATIN) {
            Optional<String> kana = Romaji.kana(word.text());
            if (kana.isEmpty() || dictionary.has(first.term())) {
                return "?";
            }
            Question.of(kana.get()).words().forEach(this::add);
            addRead(kana.get());
            return Letters.key(kana.get());
        }
        if (isHiragana(word.text())) {
            addRead(word.text());
            int last = word.text().length() - 1;
            if (isParticle(word.text().charAt(last))) {
                addRead(word.text().substring(0, last));
            }
        }
        return "?";
    }

    private void addRead(String reading) throws IOException {
        if (reading.length() >= MIN_READING_CHARS) {
            for (String pair : dictionary.read(reading)) {
                add(new Word(pair, List.of(new Unit(pair, Kind.KANJI))));
            }
        }
    }

    private void add(Word word) {
        List<Unit> fresh =
                word.units().stream().filter(unit -> !seen.contains(unit.term())).toList();
        if (!fresh.isEmpty() && added < MAX_WORDS) {
            fresh.forEach(unit -> seen.add(unit.term()));
            words.add(new Word(word.text(), fresh));
            added++;
        }
    }
}
