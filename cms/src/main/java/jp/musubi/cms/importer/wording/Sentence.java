package jp.musubi.cms.importer.wording;

import java.util.List;
import java.util.stream.Stream;

/** Something to be said to people, in the language they read. */
@FunctionalInterface
public interface Sentence {
    /** The words in {@code ja} or {@code en}; other languages get English. */
    String in(String language);

    /**
     * A sentence of {@code sentences_ja.properties} and {@code sentences_en.properties}.
     *
     * @param code key of the sentence
     * @param arguments what it mentions: a column, a value found, a limit
     */
    static Sentence of(String code, Object... arguments) {
        List<String> mentioned = Stream.of(arguments).map(String::valueOf).toList();
        return language -> Sentences.text(code, language, mentioned);
    }
}
