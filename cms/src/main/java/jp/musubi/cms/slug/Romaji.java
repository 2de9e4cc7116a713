package jp.musubi.cms.slug;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Kana in Latin letters by the Hepburn system as passports and road signs have it: long o and u are
 * written once ({@code kotsu} for こうつう), ー is left out, ん is always {@code n}.
 */
final class Romaji {
    private static final int MAX_MORA_CHARS = 2;

    private static final Map<String, String> MORAE =
            morae(
                    """
                    あ a い i う u え e お o か ka き ki く ku け ke こ ko
                    さ sa し shi す su せ se そ so た ta ち chi つ tsu て te と to
                    な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho
                    ま ma み mi む mu め me も mo や ya ゆ yu よ yo
                    ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n
                    が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu ぜ ze ぞ zo
                    だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo
                    ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu
                    ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa ゕ ka ゖ ga
                    きゃ kya きゅ kyu きょ kyo しゃ sha しゅ shu しょ sho
                    ちゃ cha ちゅ chu ちょ cho にゃ nya にゅ nyu にょ nyo
                    ひゃ hya ひゅ hyu ひょ hyo みゃ mya みゅ myu みょ myo
                    りゃ rya りゅ ryu りょ ryo ぎゃ gya ぎゅ gyu ぎょ gyo
                    じゃ ja じゅ ju じょ jo ぢゃ ja ぢゅ ju ぢょ jo
                    びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo
                    いぇ ye うぃ wi うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo ゔゅ vyu
                    くぁ kwa くぃ kwi くぇ kwe くぉ kwo くゎ kwa ぐぁ gwa ぐゎ gwa
                    しぇ she じぇ je ちぇ che すぃ si ずぃ zi
                    つぁ tsa つぃ tsi つぇ tse つぉ tso てぃ ti でぃ di てゅ tyu でゅ dyu
                    とぅ tu どぅ du ふぁ fa ふぃ fi ふぇ fe ふぉ fo ふゅ fyu
                    """);

    /** Kana whose vowel a following う or お makes longer, rather than adding a sound. */
    private static final String ENDS_IN_O = "おこそとのほもよろごぞどぼぽょぉを";

    private static final String ENDS_IN_U = "うくすつぬふむゆるぐずづぶぷゅゔ";

    private Romaji() {}

    /**
     * Kana in Latin letters.
     *
     * @param spoken hiragana with ー for long vowels (see {@link #spoken}); letters stay
     */
    static String of(String spoken) {
        StringBuilder latin = new StringBuilder(spoken.length() * 2);
        boolean doubled = false;
        int at = 0;
        while (at < spoken.length()) {
            char kana = spoken.charAt(at);
            String mora = mora(spoken, at);
            if (mora == null) {
                doubled = kana == 'っ';
                if (Script.of(String.valueOf(kana)) == Script.LETTERS) {
                    latin.append(kana);
                }
                at++;
            } else {
                String sound = MORAE.getOrDefault(mora, "");
                if (doubled) {
                    latin.append(twin(sound));
                    doubled = false;
                }
                latin.append(sound);
                at += mora.length();
            }
        }
        return latin.toString();
    }

    private static @Nullable String mora(String kana, int at) {
        for (int chars = Math.min(MAX_MORA_CHARS, kana.length() - at); chars > 0; chars--) {
            String mora = kana.substring(at, at + chars);
            if (MORAE.containsKey(mora)) {
                return mora;
            }
        }
        return null;
    }

    /** The letter that っ puts before a sound: {@code tch} as in matcha, none before a vowel. */
    private static String twin(String sound) {
        char first = sound.charAt(0);
        return switch (first) {
            case 'a', 'i', 'u', 'e', 'o', 'n' -> "";
            case 'c' -> "t";
            default -> String.valueOf(first);
        };
    }

    /** Hiragana as they are said, if they are one word: ー where a vowel is only made longer. */
    static String spoken(String kana) {
        StringBuilder spoken = new StringBuilder(kana);
        for (int at = 1; at < spoken.length(); at++) {
            char before = spoken.charAt(at - 1);
            char vowel = spoken.charAt(at);
            boolean isLonger =
                    ((vowel == 'う' || vowel == 'お') && ENDS_IN_O.indexOf(before) >= 0)
                            || (vowel == 'う' && ENDS_IN_U.indexOf(before) >= 0);
            if (isLonger) {
                spoken.setCharAt(at, 'ー');
            }
        }
        return spoken.toString();
    }

    private static Map<String, String> morae(String table) {
        var morae = new HashMap<String, String>();
        String[] cells = table.strip().split("\\s+", -1);
        for (int at = 0; at + 1 < cells.length; at += 2) {
            morae.put(cells[at], cells[at + 1]);
        }
        return Map.copyOf(morae);
    }
}
