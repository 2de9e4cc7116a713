package jp.musubi.cms.slug;

import jp.musubi.cms.slug.Morpheme.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words among tokens. Endings, suffixes and counters belong to the word before them.
 * Kuromoji tears names in kana apart (さ, と, やま), so inside kana its cuts are believed only where
 * they look sound.
 */
final class Morphemes {
    /** Kana of a word that a particle can stand beside; shorter ones are mostly torn names. */
    private static final int MIN_HIRAGANA = 2;

    /** Kana of a loan word that is a word of its own. */
    private static final int MIN_KATAKANA = 3;

    private final List<Token> tokens;
    private final List<Morpheme> found = new ArrayList<>();

    private Morphemes(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The pieces of a title, without what nobody says. */
    static List<Morpheme> of(List<Token> tokens) {
        var morphemes = new Morphemes(tokens);
        int at = 0;
        while (at < tokens.size()) {
            at = morphemes.addFrom(at);
        }
        return morphemes.found;
    }

    /** Adds what begins at a token, and says where the next begins. */
    private int addFrom(int at) {
        Token token = tokens.get(at);
        Token before = before(at);
        if (token.isSilent()) {
            if (token.isSign()) {
                found.add(new Morpheme(Kind.SIGN, token.written(), "", "", false));
            }
            return at + 1;
        }
        if (token.isHiragana() || token.isKatakana()) {
            boolean counts = token.isOneOf("つ") && before != null && before.endsInDigit();
            int end = counts ? at + 1 : endOfKana(at);
            addKana(at, end, counts);
            return end;
        }
        add(at, isJoined(at));
        return at + 1;
    }

    private void addKana(int from, int end, boolean counts) {
        Token token = tokens.get(from);
        if (counts) {
            add(from, true);
        } else if (token.isKatakana()) {
            addKatakana(from, end);
        } else if (isSound(from, end)) {
            for (int at = from; at < end; at++) {
                add(at, isJoined(at) || isInsideKana(from, at));
            }
        } else {
            addTorn(from, end);
        }
    }

    /** Where the kana end that a token begins, hiragana or katakana. */
    private int endOfKana(int from) {
        Script script = tokens.get(from).script();
        int end = from + 1;
        while (end < tokens.size()
                && (tokens.get(end).script() == script || tokens.get(end).isOneOf("ー"))) {
            end++;
        }
        return end;
    }

    /** Two words of hiragana side by side may be a name that was torn. */
    private boolean isInsideKana(int from, int at) {
        return at > from && !tokens.get(at - 1).isParticle() && !tokens.get(at).isParticle();
    }

    private void add(int at, boolean joined) {
        Token token = tokens.get(at);
        Token before = before(at);
        if (token.isOneOf("月") && before != null && before.endsInDigit()) {
            found.add(new Morpheme(Kind.KANJI, token.written(), "がつ", "がつ", true));
        } else if (token.isOneOf("々") && before != null && before.written().length() == 1) {
            found.add(morpheme(before, true));
        } else {
            found.add(morpheme(token, joined));
        }
    }

    private static Morpheme morpheme(Token token, boolean joined) {
        return new Morpheme(kind(token), token.written(), token.read(), token.spoken(), joined);
    }

    private static Kind kind(Token token) {
        if (token.isLetters()) {
            return Kind.LETTERS;
        }
        if (token.isUnreadable()) {
            return Kind.UNREADABLE;
        }
        if (token.isHiragana() || token.isKatakana()) {
            return token.isParticle() ? Kind.PARTICLE : Kind.KANA;
        }
        return Kind.KANJI;
    }

    private void addKatakana(int from, int end) {
        boolean joined = isJoined(from);
        int start = from;
        for (int at = from + 1; at < end; at++) {
            if (isLoan(at - 1) && isLoan(at)) {
                addWhole(start, at, joined);
                joined = false;
                start = at;
            }
        }
        addWhole(start, end, joined);
    }

    private boolean isLoan(int at) {
        String written = tokens.get(at).written();
        return written.length() >= MIN_KATAKANA && Token.canBegin(tokens.get(at).read().charAt(0));
    }

    /** Of the cuts in a torn name only those around の and を are kept. */
    private void addTorn(int from, int end) {
        Token before = before(from);
        boolean joined =
                before != null
                        && (before.isUnreadable()
                                || (before.isInflected() && tokens.get(from).isEnding()));
        int start = from;
        for (int at = from; at < end; at++) {
            if (isSureParticle(from, at, end)) {
                addWhole(start, at, joined);
                add(at, false);
                joined = false;
                start = at + 1;
            }
        }
        addWhole(start, end, joined);
    }

    private boolean isSureParticle(int from, int at, int end) {
        int ahead = kana(from, at);
        int after = kana(at + 1, end);
        return tokens.get(at).isParticle()
                && tokens.get(at).isOneOf("のを")
                && (ahead >= MIN_HIRAGANA || (ahead == 0 && before(at) != null))
                && (after == 0 || after >= MIN_HIRAGANA);
    }

    /** How many characters stand in kana that hold no sign. */
    private int kana(int from, int end) {
        return from >= end ? 0 : tokens.get(end - 1).end() - tokens.get(from).start();
    }

    private void addWhole(int from, int end, boolean joined) {
        if (end == from + 1 && !tokens.get(from).isParticle()) {
            add(from, joined);
        } else if (from < end) {
            StringBuilder read = new StringBuilder();
            tokens.subList(from, end).forEach(token -> read.append(token.read()));
            found.add(Morpheme.kana(read.toString(), joined));
        }
    }

    /** Whether the cuts in a stretch of hiragana look like words and not like a torn name. */
    private boolean isSound(int from, int end) {
        boolean particlesOnly = true;
        for (int at = from; at < end; at++) {
            Token token = tokens.get(at);
            boolean fits =
                    token.isParticle()
                            ? isParticleThere(from, at, particlesOnly)
                            : isWordThere(at, end);
            boolean isEnding = token.isEnding() && before(at) != null;
            if (!fits || !(isEnding || Token.canBegin(token.written().charAt(0)))) {
                return false;
            }
            particlesOnly &= token.isParticle();
        }
        return true;
    }

    private boolean isParticleThere(int from, int at, boolean particlesOnly) {
        Token token = tokens.get(at);
        if (at == from) {
            return before(at) != null;
        }
        Token before = tokens.get(at - 1);
        if (before.isParticle()) {
            boolean isLong = before.written().length() > 1;
            return token.isOneOf(isLong ? "はもがのを" : "はもの") && (isLong || before.isOneOf("にでとへ"));
        }
        boolean endsTitle = at == tokens.size() - 1;
        return particlesOnly
                || (kana(from, at) >= MIN_HIRAGANA
                        && !(endsTitle && token.written().length() == 1));
    }

    private boolean isWordThere(int at, int end) {
        Token token = tokens.get(at);
        Token before = before(at);
        Token after = at + 1 < end ? tokens.get(at + 1) : null;
        boolean isInflectedBefore = before != null && before.isInflected();
        if (token.isCopula()) {
            return before != null;
        }
        if (token.isEnding() || token.is("助詞")) {
            return isInflectedBefore && !token.is("助詞-終助詞");
        }
        if (token.is("フィラー") || token.is("感動詞")) {
            return false;
        }
        return token.written().length() >= MIN_HIRAGANA
                || (token.is("接頭詞") && after == null)
                || (token.is("動詞") && after != null && after.isEnding())
                || ((token.is("名詞-接尾") || token.is("名詞-非自立")) && isInflectedBefore);
    }

    /** The token before, unless a space or a sign parts them. */
    private @Nullable Token before(int at) {
        return at == 0 || tokens.get(at - 1).isSilent() ? null : tokens.get(at - 1);
    }

    private boolean isJoined(int at) {
        Token before = before(at);
        Token token = tokens.get(at);
        if (before == null || before.isParticle() || token.isParticle()) {
            return false;
        }
        if (before.isUnreadable() || token.isUnreadable()) {
            return true;
        }
        boolean isNumber = token.endsInDigit() || token.is("名詞-数");
        return token.isEnding()
                || (token.is("名詞-接尾") && (before.endsInDigit() || !before.isLetters()))
                || (before.is("接頭詞") && (isNumber || !before.is("接頭詞-数接続")))
                || (before.is("名詞-数") && token.is("名詞-数"))
                || (before.isLetters() && token.isLetters());
    }
}
