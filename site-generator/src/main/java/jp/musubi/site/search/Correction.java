package jp.musubi.site.search;

import jp.musubi.site.search.Shelf.Postings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Corrects the words of a question that no document has, or far fewer than have a frequent word
 * that differs by a slip of the fingers, a long vowel, or other kanji of the same sound.
 */
final class Correction {
    /** Longer questions find something by their other words. */
    private static final int MAX_LETTERS = 40;

    /** Words looked up for a question. */
    private static final int MAX_WORDS = 3;

    private static final int MIN_CHARS = 3;

    /** In a shorter word a letter that is another makes another word. */
    private static final int MIN_SLIP_CHARS = 4;

    /** So many words in kanji are read shortly that a letter that is another makes another one. */
    private static final int MIN_READ_CHARS = 5;

    /** Longer stretches of kana are sentences. */
    private static final int MAX_CHARS = 24;

    /** A word that more documents have is a word. */
    private static final int FEW_DOCUMENTS = 3;

    /** How many times as many documents must have the other word, in bits. */
    private static final int RARER_BITS = 4;

    private final Index index;
    private final Letters letters;
    private int looked;

    /** What is known of words. */
    interface Index {
        /** The documents of a term as browsers know them; null if it has none. */
        @Nullable Postings postings(String term) throws IOException;

        /** Pairs of kanji that are read so. */
        List<String> read(String reading) throws IOException;

        SpellingWords words();

        /** How a text writes a word of letters; empty if that cannot be told. */
        Optional<String> written(String term) throws IOException;
    }

    /**
     * Another word for some letters of the question.
     *
     * @param from its first letter
     * @param to the one after its last
     */
    private record Change(int from, int to, String word) {}

    private Correction(Index index, Letters letters) {
        this.index = index;
        this.letters = letters;
    }

    /** The question with its words corrected; empty if there is nothing to correct. */
    static Optional<String> of(String text, Index index) throws IOException {
        Letters letters = Letters.of(text);
        List<Change> changes =
                letters.size() > MAX_LETTERS ? List.of() : new Correction(index, letters).changes();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var corrected = new StringBuilder();
        int at = 0;
        for (Change change : changes) {
            corrected.append(text, at, letters.start(change.from())).append(change.word());
            at = letters.end(change.to() - 1);
        }
        corrected.append(text, at, text.length());
        return Optional.of(corrected.toString()).filter(other -> !other.equals(text));
    }

    private List<Change> changes() throws IOException {
        var changes = new ArrayList<Change>();
        int at = 0;
        while (at < letters.size()) {
            byte kind = letters.kind(at);
            int end = at + 1;
            while (end < letters.size() && letters.kind(end) == kind) {
                end++;
            }
            boolean isInflection =
                    kind == Letters.HIRAGANA && at > 0 && letters.kind(at - 1) == Letters.KANJI;
            if (kind == Letters.KANJI) {
                kanji(at, end, changes);
            } else if (kind == Letters.LATIN) {
                latin(at, end).ifPresent(changes::add);
            } else if (Letters.isKana(kind) && !isInflection) {
                kana(at, end, kind == Letters.KATAKANA).ifPresent(changes::add);
            }
            at = end;
        }
        return changes;
    }

    /** Corrects pairs of kanji of which neither is in a word that is known. */
    private void kanji(int from, int to, List<Change> changes) throws IOException {
        int[] counts = new int[to - from + 1];
        for (int i = from; i + 1 < to; i++) {
            counts[i - from + 1] = having(letters.text(i, i + 2));
        }
        for (int i = from; i + 1 < to; i++) {
            int at = i - from + 1;
            int most = Math.max(counts[at], Math.max(counts[at - 1], counts[at + 1]));
            if (most <= FEW_DOCUMENTS && mayLook()) {
                Optional<String> other = sounding(letters.text(i, i + 2), counts[at]);
                if (other.isPresent()) {
                    changes.add(new Change(i, i + 2, other.get()));
                    i++;
                }
            }
        }
    }

    /** The most frequent word that is read as two kanji may be. */
    private Optional<String> sounding(String pair, int having) {
        var best = new Best();
        for (String reading : KanjiReadings.SHARED.of(pair)) {
            index.words()
                    .begun(reading)
                    .forEach((term, bits) -> {
                        if (SpellingWords.letters(term).equals(reading)
                                && !SpellingWords.word(term).equals(pair)
                                && !SpellingWords.word(term).equals(reading)) {
                            best.take(term, Spelling.SAME, bits, having);
                        }
                    });
        }
        return Optional.ofNullable(best.term).map(SpellingWords::word);
    }

    private Optional<Change> latin(int from, int to) throws IOException {
        String typed = letters.text(from, to);
        if (typed.length() < MIN_SLIP_CHARS || typed.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String term = Question.units(typed).getFirst().term();
        int having = having(term);
        Optional<String> kana = having > 0 ? Optional.empty() : Romaji.kana(typed);
        boolean isKnown = kana.isPresent() && isKnown(kana.get());
        if (having > FEW_DOCUMENTS || isKnown || !mayLook()) {
            return Optional.empty();
        }
        var best = new Best();
        if (kana.isPresent()) {
            compare(kana.get(), havingAll(kana.get()), true, best);
        }
        compare(term, having, false, best);
        return change(from, to, best);
    }

    private Optional<Change> kana(int from, int to, boolean isKatakana) throws IOException {
        String typed = letters.text(from, to);
        if (typed.length() < MIN_CHARS || typed.length() > MAX_CHARS) {
            return Optional.empty();
        }
        int having = isKatakana ? having(typed) : havingAll(typed);
        boolean isWord = isKatakana ? having > FEW_DOCUMENTS || isRead(typed) : isKnown(typed);
        if (isWord || !mayLook()) {
            return Optional.empty();
        }
        var best = new Best();
        compare(typed, having, !isKatakana, best);
        int last = typed.length() - 1;
        if (best.term != null
                || isKatakana
                || last < MIN_CHARS
                || Table.SHARED.particles().indexOf(typed.charAt(last)) < 0) {
            return change(from, to, best);
        }
        String shorter = typed.substring(0, last);
        if (!isKnown(shorter)) {
            compare(shorter, havingAll(shorter), true, best);
        }
        return change(from, to - 1, best);
    }

    private boolean mayLook() {
        return looked++ < MAX_WORDS;
    }

    private Optional<Change> change(int from, int to, Best best) throws IOException {
        String term = best.term;
        if (term == null) {
            return Optional.empty();
        }
        String word = SpellingWords.word(term);
        Optional<String> written = word.equals(term) ? index.written(term) : Optional.of(word);
        return written.map(each -> new Change(from, to, each));
    }

    /**
     * Compares what was typed with the frequent words that begin or end so.
     *
     * @param having how many documents have it
     * @param isSpoken whether it may be how a word in kanji is read; then the word with its long
     *     vowel has what was typed as a part of itself, and nobody has that alone
     */
    private void compare(String typed, int having, boolean isSpoken, Best best) {
        for (Map<String, Integer> words :
                List.of(index.words().begun(typed), index.words().ended(typed))) {
            words.forEach((term, bits) -> {
                String letters = SpellingWords.letters(term);
                int slip = Spelling.slip(typed, letters);
                if (slip == Spelling.LONG_VOWEL) {
                    best.take(term, slip, bits, isSpoken ? 0 : having);
                } else if (slip == Spelling.SLIP) {
                    boolean isRead = letters.length() < term.length();
                    if (isRead
                            ? isSpoken && typed.length() >= MIN_READ_CHARS
                            : typed.length() >= MIN_SLIP_CHARS) {
                        best.take(term, slip, bits, having);
                    }
                }
            });
        }
    }

    /** Whether kana are a word in katakana, or are how a word in kanji is read. */
    private boolean isKnown(String kana) throws IOException {
        return having(kana) > 0 || isRead(kana);
    }

    private boolean isRead(String kana) throws IOException {
        return !index.read(kana).isEmpty();
    }

    private int having(String term) throws IOException {
        Postings postings = index.postings(term);
        return postings == null ? 0 : postings.count();
    }

    /** How many documents have all pairs of some kana, but for those that are in no list. */
    private int havingAll(String kana) throws IOException {
        @Nullable BitSet all = null;
        for (int i = 0; i + 2 <= kana.length(); i++) {
            String pair = kana.substring(i, i + 2);
            Postings postings = index.postings(pair);
            boolean isUnlisted = postings != null && postings.listed() == 0;
            if (!isUnlisted && !Table.SHARED.isStop(pair)) {
                var having = new BitSet();
                for (int k = 0; postings != null && k < postings.listed(); k++) {
                    having.set(postings.documents()[k]);
                }
                if (all == null) {
                    all = having;
                } else {
                    all.and(having);
                }
            }
        }
        return all == null ? Integer.MAX_VALUE : all.cardinality();
    }

    /** The likeliest word so far. */
    private static final class Best {
        private @Nullable String term;
        private int slip;
        private int bits;

        /** Takes a word if it is frequent enough, and likelier than the one so far. */
        void take(String other, int slip, int bits, int having) {
            String known = term;
            boolean isFrequent = having == 0 || bits >= SpellingWords.bits(having) + RARER_BITS;
            boolean isLikelier =
                    known == null
                            || slip < this.slip
                            || (slip == this.slip
                                    && (bits > this.bits
                                            || (bits == this.bits && other.compareTo(known) < 0)));
            if (isFrequent && isLikelier) {
                term = other;
                this.slip = slip;
                this.bits = bits;
            }
        }
    }
}
