package jp.musubi.cms.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomajiTest {
    @ParameterizedTest
    @CsvSource({
        "しちつふじ, shichitsufuji",
        "ぢづをゐゑ, jizuoie",
        "きゃくしゅちょじゃ, kyakushuchoja",
        "がっこ, gakko",
        "まっちゃ, matcha",
        "ざっし, zasshi",
        "あっ, a",
        "しんぶん, shinbun",
        "しんいち, shinichi",
        "さーくる, sakuru",
        "ぱーてぃー, pati",
        "ゔぁいおりん, vaiorin",
        "ふぇすた, fesuta",
        "じゅういちや, juichiya",
        "npo2, npo2",
    })
    void kanaBecomeHepburn(String kana, String latin) {
        assertEquals(latin, Romaji.of(Romaji.spoken(kana)));
    }

    @ParameterizedTest
    @CsvSource({
        "こうつう, こーつー",
        "おおさか, おーさか",
        "ゆうき, ゆーき",
        "にいがた, にいがた",
        "えいが, えいが",
        "いのうえ, いのーえ",
        "かう, かう",
    })
    void onlyLongOAndUAreLengthened(String kana, String spoken) {
        assertEquals(spoken, Romaji.spoken(kana));
    }
}
