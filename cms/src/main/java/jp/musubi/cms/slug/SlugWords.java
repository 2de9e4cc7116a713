package jp.musubi.cms.slug;

import jp.musubi.cms.slug.Morpheme.Kind;

import java.util.ArrayList;
import java.util.List;

/** Puts the pieces of a title together as a slug. */
final class SlugWords {
    /** Longest slug that is made, in characters; a short id still fits behind it. */
    static final int MAX_CHARS = 60;

    private final List<Morpheme> pieces;
    private final List<Word> words = new ArrayList<>();
    private int readableChars;
    private int unreadableChars;

    private SlugWords(List<Morpheme> pieces) {
        this.pieces = pieces;
    }

    /** A word in Latin letters. */
    private record Word(String letters, boolean isParticle) {}

    /**
     * The readable words of a title with hyphens between them, as many as fit; empty if most of the
     * title cannot be read.
     */
    static String of(List<Morpheme> pieces) {
        var slug = new SlugWords(pieces);
        slug.findWords();
        return slug.readableChars > slug.unreadableChars ? slug.cut() : "";
    }

    private void findWords() {
        boolean isAfterGap = false;
        int at = 0;
        while (at < pieces.size()) {
            int end = at + 1;
            while (end < pieces.size() && pieces.get(end).isJoined()) {
                end++;
            }
            List<Morpheme> word = pieces.subList(at, end);
            boolean isParticle = word.getLast().is(Kind.PARTICLE);
            if (word.stream().anyMatch(piece -> piece.is(Kind.UNREADABLE))) {
                unreadableChars += chars(word);
                isAfterGap = true;
            } else if (!(isParticle && isAfterGap)) {
                readableChars += chars(word);
                isAfterGap = false;
                addWord(letters(word), isParticle);
            }
            at = end;
        }
    }

    private void addWord(String letters, boolean isParticle) {
        if (!letters.isEmpty()) {
            words.add(new Word(letters, isParticle));
        }
    }

    private static int chars(List<Morpheme> word) {
        return word.stream().mapToInt(piece -> piece.written().length()).sum();
    }

    private static String letters(List<Morpheme> word) {
        StringBuilder letters = new StringBuilder();
        StringBuilder kana = new StringBuilder();
        for (Morpheme piece : word) {
            if (piece.is(Kind.LETTERS)) {
                letters.append(Romaji.of(kana.toString())).append(piece.written());
                kana.setLength(0);
            } else {
                kana.append(piece.spoken());
            }
        }
        return letters.append(Romaji.of(kana.toString())).toString();
    }

    /** Whole words, none of those that would be the last and only join others. */
    private String cut() {
        StringBuilder slug = new StringBuilder();
        int end = 0;
        for (Word word : words) {
            slug.append(slug.isEmpty() ? "" : "-").append(word.letters());
            if (slug.length() > MAX_CHARS) {
                slug.setLength(end == 0 ? MAX_CHARS : end);
                return slug.toString();
            }
            end = word.isParticle() ? end : slug.length();
        }
        return slug.toString();
    }
}
