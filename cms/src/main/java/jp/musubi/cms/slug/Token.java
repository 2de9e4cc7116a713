package jp.musubi.cms.slug;

/**
 * A piece of a folded text, as Kuromoji cuts it.
 *
 * @param script the writing that all of it is in
 * @param start index of its first character in the text
 * @param read in hiragana; empty if neither the dictionary nor the writing says it
 * @param spoken as {@code read} with ー where a vowel is only made longer, and particles as they are
 *     said
 * @param part part of speech, in the dictionary's words
 */
record Token(String written, Script script, int start, String read, String spoken, String part) {
    private static final String SPOKEN_SIGNS = "&@+×%#♭♯";

    /** Kana that no word begins with. */
    private static final String GOING_ON = "ぁぃぅぇぉっゃゅょゎんー";

    /** The same piece, said in another way than its kana are written. */
    Token spokenAs(String kana) {
        return new Token(written, script, start, read, kana, part);
    }

    int end() {
        return start + written.length();
    }

    /** Whether it is of a part of speech, or of one below it. */
    boolean is(String partOfSpeech) {
        return part.startsWith(partOfSpeech);
    }

    /** Whether it is one of these single characters. */
    boolean isOneOf(String characters) {
        return written.length() == 1 && characters.contains(written);
    }

    boolean isLetters() {
        return script == Script.LETTERS;
    }

    boolean endsInDigit() {
        return isLetters() && Character.isDigit(written.charAt(written.length() - 1));
    }

    boolean isHiragana() {
        return script == Script.HIRAGANA;
    }

    boolean isKatakana() {
        return script == Script.KATAKANA;
    }

    /** Whether it says nothing: a space, a bracket, an emoji. */
    boolean isSilent() {
        return script == Script.NONE;
    }

    /** Whether it is a sign that some people read aloud. */
    boolean isSign() {
        return isOneOf(SPOKEN_SIGNS);
    }

    /** Whether it is writing that nobody here can read. */
    boolean isUnreadable() {
        return read.isEmpty() && !isLetters() && !isSilent();
    }

    /** Whether a word could begin with this kana. */
    static boolean canBegin(char kana) {
        return GOING_ON.indexOf(kana) < 0;
    }

    /** Whether it shows what the word before it has to do with the sentence. */
    boolean isParticle() {
        return is("助詞") && !is("助詞-終助詞") && !isEnding() && !isOneOf("かや");
    }

    /** Whether it goes on with the verb or adjective before it. */
    boolean isEnding() {
        return is("助動詞")
                || is("動詞-非自立")
                || is("動詞-接尾")
                || is("形容詞-非自立")
                || (is("助詞-接続助詞") && isOneOf("てでば"));
    }

    /** Whether an ending can follow it. */
    boolean isInflected() {
        return is("動詞") || is("形容詞") || isEnding();
    }

    /** Whether it is だ or です, which stand behind nouns too. */
    boolean isCopula() {
        return is("助動詞") && (written.startsWith("だ") || written.startsWith("で"));
    }
}
