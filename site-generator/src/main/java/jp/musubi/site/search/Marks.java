package jp.musubi.site.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a question looks for, so that excerpts mark that and nothing else. */
final class Marks {
    private final Map<String, Float> words = new HashMap<>();
    private final Map<String, Float> texts = new LinkedHashMap<>();

    /**
     * A stretch of folded text that was asked for.
     *
     * @param what the word or characters that matched
     * @param worth how much they say
     */
    record Span(int start, int end, String what, float worth) {}

    /** A word as the index has it; one without letters is passed over. */
    void addWord(String term, float worth) {
        if (!term.isEmpty()) {
            words.put(term, worth);
        }
    }

    /** Characters in a row, kana folded. */
    void addText(String characters, float worth) {
        texts.put(characters, worth);
    }

    /** What the index has for a word of a text. */
    private static Stream<String> writings(WordStreams.Word word) {
        String reading = WordFilter.READING_MARK + word.reading();
        return Script.hasKana(word.term())
                ? Stream.of(word.term(), reading, word.reading())
                : Stream.of(word.term(), reading);
    }

    /** Finds all of them in a folded text, by words and by characters, in order. */
    List<Span> in(String folded, WordStreams streams) {
        Set<Span> spans = new HashSet<>();
        for (WordStreams.Word word : streams.of(folded)) {
            writings(word)
                    .filter(words::containsKey)
                    .findFirst()
                    .ifPresent(found ->
                            spans.add(
                                    new Span(
                                            word.start(),
                                            word.end(),
                                            found,
                                            words.getOrDefault(found, 0f))));
        }
        String kana = Folding.kana(folded);
        texts.forEach((text, worth) -> {
            for (int at = kana.indexOf(text); at >= 0; at = kana.indexOf(text, at + 1)) {
                spans.add(new Span(at, at + text.length(), text, worth));
            }
        });
        return spans.stream()
                .sorted((one, other) ->
                        one.start() != other.start()
                                ? Integer.compare(one.start(), other.start())
                                : Integer.compare(other.end(), one.end()))
                .toList();
    }
}
