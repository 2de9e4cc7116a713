package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuriganaTest {
    private static final Furigana FURIGANA = Furigana.of(ContentModels.bundled());

    @ParameterizedTest
    @CsvSource({
        "子どもと食べる, 子(こ)どもと食(た)べる",
        "毎月第1日曜の朝に集まる, 毎月(まいつき)第(だい)1日曜(にちよう)の朝(あさ)に集(あつ)まる",
        "3月に川の道, 3月に川(かわ)の道(みち)",
        "ボランティア＆NPO, ボランティア＆NPO",
        "粟崎の海, 粟崎(あわがさき)の海(うみ)"
    })
    void onlyKanjiAreReadAndTheKanaBehindThemStayOutside(String text, String expected) {
        assertEquals(expected, plain(FURIGANA.over(Words.of(text))));
    }

    @Test
    void aRegisteredReadingWinsOverTheDictionary() {
        Words name = Words.of("上手の会");
        assertEquals("上手(うわて)の会(かい)", plain(FURIGANA.over(name, "うわてのかい")));
        assertEquals(
                "今日も上手(うわて)の会(かい)で".replace("今日", "今日(きょう)"),
                plain(FURIGANA.with("上手の会", "うわてのかい").over(Words.of("今日も上手の会で"))));
    }

    @Test
    void aNumberAndWhatItCountsStayBare() {
        assertEquals("7月1日、3人", plain(FURIGANA.over(Words.of("7月1日、3人"))));
    }

    @Test
    void browsersWithoutRubyAndThoseThatReadAloudFindTheReadingBehindTheKanji() {
        assertEquals(
                "<ruby class=\"yomi\">川<rp>（</rp><rt>かわ</rt><rp>）</rp></ruby>",
                FURIGANA.over(Words.of("川")).html());
    }

    @Test
    void markupKeepsItsTagsAndWhatIsCodeOrHasReadingsAlready() {
        String left = "<pre><code>川</code></pre><ruby>川<rt>せん</rt></ruby><img alt=\"川\">";
        assertEquals(left, FURIGANA.over(SafeHtml.ofTemplate(left)).html());
        SafeHtml prose = FURIGANA.over(SafeHtml.ofTemplate("<p title=\"川\">&lt;川&gt;</p>"));
        assertTrue(prose.html().startsWith("<p title=\"川\">&lt;<ruby"), prose.html());
        assertEquals("<川>", prose.text(100).strip());
    }

    @Test
    void wordsInAnotherLanguageAndPagesInOneHaveNoReadings() {
        assertFalse(FURIGANA.over(new Words("川", "zh")).html().contains("ruby"));
        assertFalse(Furigana.NONE.over(Words.of("川")).html().contains("ruby"));
    }

    private static String plain(SafeHtml html) {
        return html.html()
                .replaceAll("<rp>[^<]*</rp>", "")
                .replace("<rt>", "(")
                .replace("</rt>", ")")
                .replaceAll("<[^>]*>", "");
    }
}
