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

    private final Question asked;
    private final List<List<String>> synonyms;
    private final Dictionary dictionary;

    /**
     * What says each sense, as it was asked first. Kanji that are read as a word was typed are a
     * sense of their own: a document that has the kanji and their reading is likelier meant than
     * one that has other kanji that are read so.
     */
    private final List<List<Word>> senses = new ArrayList<>();

    private final Set<String> seen = new HashSet<>();
    private int added;

    /** What the index knows. */
    interface Dictionary {
        /** Whether any document has a term. */
        boolean has(String term) throws IOException;

        /** Pairs of kanji that are read so, in order. */
        List<String> read(String reading) throws IOException;
    }

    private Expansion(Question asked, List<List<String>> synonyms, Dictionary dictionary) {
        this.asked = asked;
        this.synonyms = synonyms;
        this.dictionary = dictionary;
        for (Word word : asked.words()) {
            senses.add(new ArrayList<>(List.of(word)));
            word.units().forEach(unit -> seen.add(unit.term()));
        }
        asked.words().forEach(_ -> senses.add(new ArrayList<>()));
    }

    /**
     * The question with more ways of saying its words.
     *
     * @param synonyms groups of words that mean the same, as letters
     */
    static Question of(Question asked, List<List<String>> synonyms, Dictionary dictionary)
            throws IOException {
        return asked.words().isEmpty()
                ? asked
                : new Expansion(asked, synonyms, dictionary).expand();
    }

    private Question expand() throws IOException {
        for (List<String> group : synonyms) {
            Optional<String> met = group.stream().filter(this::isMet).findFirst();
            if (met.isPresent()) {
                int sense = sense(met.get());
                group.stream()
                        .filter(other -> !other.equals(met.get()))
                        .forEach(other -> add(sense, other, Question.units(other)));
            }
        }
        var name = new StringBuilder();
        for (Word word : asked.words()) {
            name.append(read(word));
        }
        List<Word> words = senses.stream().flatMap(List::stream).toList();
        return new Question(words, name.indexOf("?") < 0 ? name.toString() : asked.name());
    }

    /** The word that a synonym is met in; the first that begins one of several words. */
    private int sense(String synonym) {
        for (Word word : asked.words()) {
            if (word.text().contains(synonym) || synonym.startsWith(word.text())) {
                return word.sense();
            }
        }
        return 0;
    }

    private boolean isMet(String synonym) {
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
            List<Unit> units = Question.units(kana.get());
            units.forEach(unit -> seen.add(unit.term()));
            senses.get(word.sense()).set(0, new Word(kana.get(), units, word.sense(), 0));
            addRead(word.sense(), kana.get());
            return Letters.key(kana.get());
        }
        if (isHiragana(word.text())) {
            addRead(word.sense(), word.text());
            int last = word.text().length() - 1;
            if (isParticle(word.text().charAt(last))) {
                addRead(word.sense(), word.text().substring(0, last));
            }
        }
        return "?";
    }

    private void addRead(int sense, String reading) throws IOException {
        if (reading.length() >= MIN_READING_CHARS) {
            for (String pair : dictionary.read(reading)) {
                add(asked.words().size() + sense, pair, List.of(new Unit(pair, Kind.KANJI)));
            }
        }
    }

    /** Adds a way of saying an asked word; what the other asked words say is not said again. */
    private void add(int sense, String text, List<Unit> units) {
        List<Unit> own = units.stream().filter(unit -> !isAskedBeside(sense, unit)).toList();
        if (added < MAX_WORDS && own.stream().anyMatch(unit -> !seen.contains(unit.term()))) {
            own.forEach(unit -> seen.add(unit.term()));
            senses.get(sense).add(new Word(text, own, sense, senses.get(sense).size() + 1));
            added++;
        }
    }

    private boolean isAskedBeside(int sense, Unit unit) {
        return asked.words().stream()
                .anyMatch(word -> word.sense() != sense && word.units().contains(unit));
    }
}
