package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The frequent words of an index, which mistyped ones are corrected by: words in katakana or Latin
 * letters, and words of two kanji by their readings. They lie in a few files, each word in one that
 * its first letter tells and in one that its last two tell: a slip spares one or the other.
 *
 * <p>How frequent a word is, is known by the number of bits of how many documents have it, so that
 * hardly an edit changes a file.
 */
final class SpellingWords {
    private static final int MAX_FILES = 16;
    private static final int WORDS_A_FILE = 250;

    /** A word that fewer documents have than two are in no index frequent. */
    private static final int MIN_BITS = 2;

    /** In a large index more documents must have it: one of some thousands. */
    private static final int SPARED_BITS = 11;

    private static final int MIN_CHARS = 3;
    private static final int ENDING_CHARS = 2;
    private static final int HASH_SHIFT = 7;

    /** Bits by terms; those that are not frequent enough yet too. */
    private final TreeMap<String, Integer> words = new TreeMap<>();

    private List<Part> parts = List.of(new Part(new TreeMap<>()));
    private int leastBits;
    private boolean isStale;

    /** The words of one file. */
    private static final class Part {
        private final NavigableMap<String, Integer> words;
        private @Nullable IndexFile file;

        Part(NavigableMap<String, Integer> words) {
            this.words = words;
        }

        IndexFile file() {
            IndexFile known = file;
            if (known == null) {
                known = new IndexFile(this::bytes);
                file = known;
            }
            return known;
        }

        /** As terms with their documents, but with bits in place of the one slot. */
        private byte[] bytes() {
            var content = new NumberWriter();
            String[] last = {""};
            words.forEach((word, bits) -> {
                var list = new PostingList(word);
                list.add(bits, 1);
                Postings.write(last[0], list, content);
                last[0] = word;
            });
            Postings.end(content);
            return content.bytes();
        }
    }

    private static boolean isRead(String term) {
        return term.indexOf(SearchDocument.READING_END) > 0;
    }

    /** Whether a term is a word by itself: in Latin letters, or a stretch of katakana. */
    static boolean isWord(String term) {
        return term.length() >= MIN_CHARS
                && (isAll(term, Letters.LATIN) || isAll(term, Letters.HIRAGANA));
    }

    private static boolean isAll(String term, byte kind) {
        return term.codePoints().allMatch(c -> Table.SHARED.kind(c) == kind);
    }

    /** How a number of documents is compared with others. */
    static int bits(int having) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(having);
    }

    /**
     * Says how many documents have a term, which may be a word.
     *
     * @param term the word, or its {@linkplain Lexicon#key reading and itself}
     */
    void put(String term, int having) {
        if (!isRead(term) && !isWord(term)) {
            return;
        }
        int bits = bits(having);
        Integer before = bits < MIN_BITS ? words.remove(term) : words.put(term, bits);
        isStale |= before == null ? bits >= MIN_BITS : before != bits;
    }

    /** Takes over what another process knew: terms, and how many documents have each. */
    void keep(Collection<String> terms, ToIntFunction<String> having) {
        for (String term : terms) {
            if (isRead(term) || isWord(term)) {
                put(term, having.applyAsInt(word(term)));
            }
        }
    }

    /** Brings the files up to date; those that would be the same stay. */
    void update(int documents) {
        int least = Math.max(MIN_BITS, bits(documents) - SPARED_BITS);
        if (!isStale && least == leastBits) {
            return;
        }
        isStale = false;
        leastBits = least;
        int frequent =
                Math.toIntExact(words.values().stream().filter(bits -> bits >= least).count());
        int count = 1;
        while (count < MAX_FILES && count * WORDS_A_FILE < frequent) {
            count *= 2;
        }
        var next = new ArrayList<NavigableMap<String, Integer>>();
        for (int i = 0; i < count; i++) {
            next.add(new TreeMap<>());
        }
        words.forEach((term, bits) -> {
            String letters = letters(term);
            if (bits >= least && letters.length() >= MIN_CHARS) {
                next.get(part(beginning(letters), next.size())).put(term, bits);
                next.get(part(ending(letters), next.size())).put(term, bits);
            }
        });
        List<Part> before = parts;
        var made = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            boolean isSame = i < before.size() && before.get(i).words.equals(next.get(i));
            made.add(isSame ? before.get(i) : new Part(next.get(i)));
        }
        parts = made;
    }

    /** What is typed of a word: its reading, or itself. */
    static String letters(String term) {
        int end = term.indexOf(SearchDocument.READING_END);
        return end < 0 ? term : term.substring(0, end);
    }

    /** How it is written: in kanji, or as letters. */
    static String word(String term) {
        return term.substring(term.indexOf(SearchDocument.READING_END) + 1);
    }

    private static String beginning(String letters) {
        return letters.substring(0, 1);
    }

    private static String ending(String letters) {
        return letters.substring(letters.length() - ENDING_CHARS);
    }

    private static int part(String letters, int parts) {
        int hash = letters.hashCode();
        return (hash ^ hash >>> HASH_SHIFT) & (parts - 1);
    }

    /** Frequent words among which are all that begin as letters do, with their bits. */
    NavigableMap<String, Integer> begun(String letters) {
        return parts.get(part(beginning(letters), parts.size())).words;
    }

    /** Frequent words among which are all that end as letters do. */
    NavigableMap<String, Integer> ended(String letters) {
        return parts.get(part(ending(letters), parts.size())).words;
    }

    List<IndexFile> files() {
        return parts.stream().map(Part::file).toList();
    }
}
