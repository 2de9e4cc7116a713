package jp.musubi.cms.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

class TransformsTest {
    private final List<Sentence> complaints = new ArrayList<>();

    @Test
    void widthAndKanaAreFolded() {
        assertEquals(List.of("CAジャパン 12"), plain("width", "ＣＡｼﾞｬﾊﾟﾝ　１２"));
        assertEquals(List.of("ＣＡジャパン　１２"), plain("kana", "ＣＡｼﾞｬﾊﾟﾝ　１２"));
        assertEquals(List.of("ヴェルデ"), plain("kana", "ウ゛ェルデ"));
    }

    @Test
    void everySignForAHyphenBecomesOneButLongVowelsStay() {
        assertEquals(List.of("2-20-1 3-4-5-6 サークル"), plain("hyphens", "2－20−1 3‐4ー5―6 サークル"));
    }

    @Test
    void listsArePartedAtEverySignTheyAreWrittenWith() {
        assertEquals(List.of("学習", "食事", "相談", "居場所"), plain("split", "学習；食事・相談、\u00A0居場所;学習"));
        assertEquals(
                List.of("a・b", "c"), Transforms.split("/").apply(List.of("a・b/c"), complain()));
    }

    @Test
    void severalDatesAreReportedUnlessTheMappingChooses() {
        String term = "平成19年11月1日から平成21年10月31日まで";
        assertEquals(List.of(), plain("date", term));
        assertTrue(complaints.getFirst().in("ja").contains(term));
        assertEquals(
                List.of("2009-10-31"),
                Transforms.date(Transforms.Which.LAST).apply(List.of(term), complain()));
        assertEquals(List.of(), plain("date", "不詳"));
    }

    @Test
    void yearsTimesAndNumbers() {
        assertEquals(List.of("2007"), plain("year", "2007-11-01"));
        assertEquals(List.of("17:30"), plain("time", "１７時３０分"));
        assertEquals(List.of("17:00"), plain("time", "17:00:00"));
        assertEquals(List.of("夕方"), plain("time", "夕方"));
        assertEquals(List.of("1200"), plain("number", "１，２００人"));
        assertEquals(List.of(), plain("number", "約百人"));
        assertEquals(
                List.of("300円", "無料"),
                Transforms.unit("円").apply(List.of("300", "無料"), complain()));
    }

    @Test
    void yesAndNoInEveryWriting() {
        for (String yes : List.of("○", "◯", "〇", "はい", "有", "あり", "TRUE", "1", "✓", "レ")) {
            assertEquals(List.of("true"), plain("yes_no", yes), yes);
        }
        for (String no : List.of("×", "いいえ", "無", "なし", "ＮＯ", "0", "－")) {
            assertEquals(List.of("false"), plain("yes_no", no), no);
        }
        assertEquals(List.of(), plain("yes_no", "△"));
        assertEquals(1, complaints.size());
    }

    @Test
    void namesAreLookedUpInVocabularies() {
        var fields = ContentModels.bundled().vocabulary("field").orElseThrow();
        Transform lookup = Transforms.lookup(fields);
        assertEquals(
                List.of("culture", "children"),
                lookup.apply(List.of("学術、文化、芸術又はスポーツの振興を図る活動", "子どもの健全育成"), complain()));
        assertEquals(List.of("health"), lookup.apply(List.of("health", "宇宙開発"), complain()));
        assertTrue(complaints.getFirst().in("ja").contains("宇宙開発"));
    }

    @Test
    void wordsPatternsAndWhatStandsForNothing() {
        assertEquals(
                List.of("npo"),
                Transforms.words(Map.of("ＮＰＯ法人", "npo")).apply(List.of("NPO 法人", "会"), complain()));
        assertEquals(1, complaints.size());
        var choices = new LinkedHashMap<Pattern, String>();
        choices.put(Pattern.compile("^一般社団"), "ippan_shadan");
        choices.put(Pattern.compile(".+"), "other");
        assertEquals(
                List.of("ippan_shadan", "other"),
                Transforms.choose(choices).apply(List.of("一般社団法人川の会", "川の会"), complain()));
        assertEquals(
                List.of("川の会"),
                Transforms.blank(List.of("非公開", "なし"))
                        .apply(List.of("非公開", "な し", "川の会"), complain()));
        assertEquals(
                List.of("3"),
                Transforms.keep(Pattern.compile("第([0-9])")).apply(List.of("第3土曜"), complain()));
        assertEquals(
                List.of("土"),
                Transforms.remove(Pattern.compile("曜日?")).apply(List.of("土曜日"), complain()));
    }

    @Test
    void signsOfARegisterAreNoMarkdown() {
        assertEquals(List.of("\\*無料\\* \\[川\\](x) \\<b\\>"), plain("markdown", "*無料* [川](x) <b>"));
    }

    private List<String> plain(String step, String value) {
        return Objects.requireNonNull(Transforms.PLAIN.get(step)).apply(List.of(value), complain());
    }

    private java.util.function.Consumer<Sentence> complain() {
        return complaints::add;
    }
}
