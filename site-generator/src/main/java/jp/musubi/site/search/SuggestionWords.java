package jp.musubi.site.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the names and words that can be suggested instead of a mistyped one. */
final class SuggestionWords {
    /** Shorter words resemble too many others. */
    static final int MIN_CHARS = 3;

    private static final int MAX_CHARS = 60;

    private final WordStreams streams;
    private final Map<String, String> written = new TreeMap<>();

    SuggestionWords(WordStreams streams) {
        this.streams = streams;
    }

    /** A name with its reading, and the words it is made of. */
    void addName(String name, Optional<String> reading) {
        add(Folding.key(name), name);
        reading.ifPresent(kana -> add(Folding.key(kana), name));
        Folding folded = Folding.of(name);
        for (WordStreams.Word word : streams.of(folded.text())) {
            String text = name.substring(folded.start(word.start()), folded.end(word.end()));
            add(Folding.key(text), text);
            add(word.reading(), text);
        }
    }

    /** A word on its own, such as a tag. */
    void addWord(String word) {
        add(Folding.key(word), word);
    }

    private void add(String key, String text) {
        if (key.length() >= MIN_CHARS && key.length() <= MAX_CHARS) {
            // The smallest text wins, whatever the order of the languages.
            written.merge(key, text, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
    }

    /**
     * A document of all words; no search for entries sees it, as it is for no language. Empty if no
     * word is worth suggesting.
     */
    Optional<Document> document() {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var document = new Document();
        written.forEach((key, text) -> {
            document.add(new StringField(IndexFields.SUGGESTION, key, Field.Store.NO));
            document.add(new StoredField(IndexFields.SUGGESTION_TEXT, key + "\t" + text));
        });
        return Optional.of(document);
    }
}
