package jp.musubi.content.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class CheckerTest {
    private static final int LEAST_WORDS = 150;

    private final CheckerRules rules = CheckerRules.bundled();
    private final Checker checker = new Checker(rules);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    可及的速やかにお送りします,  hard-word,         可及的速やかに, できるだけ早く
                    ①と②を持って,              character,         ①,             (1)
                    ㈱山田と,                    character,         ㈱,             株式会社
                    面積は30㎡です,              character,         ㎡,             平方メートル
                    第Ⅲ期,                      character,         Ⅲ,             3
                    ﾎﾞﾗﾝﾃｨｱの会,              half-kana,         ﾎﾞﾗﾝﾃｨｱ,     ボランティア
                    電話０７６と,                full-alphanumeric, ０７６,         076
                    ＮＰＯの会,                  full-alphanumeric, ＮＰＯ,         NPO
                    2026.11.3に集まる,           date,              2026.11.3,      2026年11月3日
                    2026/04/05に集まる,          date,              2026/04/05,     2026年4月5日
                    令和8年の夏,                 era,               令和8年,        令和8年（2026年）
                    平成元年度の予算,            era,               平成元年度,     平成元年度（1989年度）
                    日　時 は朝9時,              spaced-word,       日　時,         日時
                    """)
    void wordsAreFoundWithAReplacement(String text, String rule, String found, String offer) {
        Finding finding = checker.checkMarkdown(text).getFirst();
        assertEquals(
                List.of(rule, found, List.of(offer), Severity.HINT),
                List.of(finding.rule(), finding.found(), finding.offers(), finding.severity()));
        assertEquals(found, text.substring(finding.from(), finding.to()));
        assertEquals(checker.checkMarkdown(text), checker.checkPlain(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和8年（2026年）の夏",
                "2026年（令和8年）の夏",
                "https://example.jp/2026/11/3/及び",
                "`及び 2026.11.3 ①`",
                "192.168.10.20",
                "![夜の川](/assets/a.webp)",
                "[川歩きの申し込み](/x)からどうぞ",
                "## 題\n\n### 小さな題\n\n## 次の題",
                "| 年 | 数 |\n|---|---|\n| 2025 | 63 |",
                "川を歩いて、調べて、直す。",
            })
    void whatIsWellWrittenIsLeftAlone(String text) {
        assertEquals(List.of(), checker.checkMarkdown(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"![](/a.webp)", "![ ](/a.webp)", "![IMG_0123.JPG](/a.webp)"})
    void aPictureWithoutADescriptionIsAMistake(String text) {
        Finding finding = checker.checkMarkdown(text).getFirst();
        assertEquals("missing-alt", finding.rule());
        assertEquals(Severity.ERROR, finding.severity());
    }

    @Test
    void aLinkThatOnlySaysHereIsOfferedWhatTheSentenceIsAbout() {
        Finding finding = checker.checkMarkdown("会です。参加の申し込みは[こちら](/x)から").getFirst();
        assertEquals("link-text", finding.rule());
        assertEquals(List.of("参加の申し込み"), finding.offers());
        assertEquals(List.of(), checker.checkMarkdown("[ここ](/x)").getFirst().offers());
    }

    @Test
    void aSkippedLevelOfHeadingsIsOfferedTheRightOne() {
        Finding finding = checker.checkMarkdown("## 題\n\n#### 細部").getFirst();
        assertEquals(
                List.of("heading-order", 1, List.of("3")),
                List.of(finding.rule(), finding.passage(), finding.offers()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| 一 |\n|---|\n| 二 |",
                "| 一 | 二 |\n|---|---|",
                "|  |  |\n|---|---|\n| a | b |",
            })
    void aTableThatComparesNothingIsALayout(String text) {
        assertEquals(
                List.of("layout-table"),
                checker.checkMarkdown(text).stream().map(Finding::rule).toList());
    }

    @Test
    void aLongSentenceIsFoundAndTwoShortOnesAreNot() {
        String part = "川を歩いて調べて直す仕事をしている".repeat(3);
        assertEquals(List.of(), checker.checkPlain(part + "。" + part + "。"));
        Finding finding = checker.checkPlain("はい。" + part + "、" + part + "。").getFirst();
        assertEquals(List.of("long-sentence", 3), List.of(finding.rule(), finding.from()));
    }

    @Test
    void placesAreCountedInLinesOfPlainText() {
        Finding finding = checker.checkPlain("一行目\n二行目の①").getFirst();
        assertEquals(List.of(1, 4, 5), List.of(finding.passage(), finding.from(), finding.to()));
    }

    @Test
    void theRulesAreMany() {
        assertTrue(rules.words().size() >= LEAST_WORDS, rules.words().size() + " words");
        assertTrue(rules.characters().size() >= LEAST_WORDS, "characters");
    }

    @Test
    void noOfferIsItselfHardOrTheSame() {
        Set<String> strange = new HashSet<>();
        rules.words()
                .forEach((word, easier) -> {
                    if (easier.isBlank() || easier.equals(word)) {
                        strange.add(word);
                    }
                    for (Finding finding : checker.checkPlain(easier)) {
                        strange.add(word + " → " + finding.found());
                    }
                });
        assertEquals(Set.of(), strange);
    }
}
