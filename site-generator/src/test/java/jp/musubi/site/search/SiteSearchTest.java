package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Words as people type them, over a small town. */
class SiteSearchTest {
    @TempDir private static Path folder;
    private static TownSearch town;

    @BeforeAll
    static void openTown() throws IOException {
        town = TownSearch.of(folder, groups(Town.inTwoLanguages()));
    }

    @AfterAll
    static void closeTown() throws IOException {
        town.close();
    }

    private static Town groups(Town town) {
        return town.with(
                        "group",
                        "hotaru",
                        """
                        "title":{"ja":"あさの川ほたる見守り隊","en":"Asano River Firefly Watch"},\
                        "reading":"あさのがわほたるみまもりたい","kind":"nini",\
                        "fields":["environment","children"],"district":"asanogawa",\
                        "summary":{"ja":"浅野川の岸を子どもたちと歩き、ほたるを数えます。","en":"We count fireflies."},\
                        "tags":["生きもの調査"],"recruiting":true,"confirmed_on":"2026-10-14"\
                        """)
                .with(
                        "group",
                        "satoyama",
                        """
                        "title":"NPO法人 里山の道なおし隊","reading":"さとやまのみちなおしたい","fields":["environment"],\
                        "summary":"自然の道を直すボランティアです。","body":"竹を切り、道を直します。自然が好きな方へ。"\
                        """)
                .with(
                        "group",
                        "ehon",
                        """
                        "title":"よみきかせ文庫もも","reading":"よみきかせぶんこもも","fields":["children"],\
                        "summary":"絵本を読んで貸します。","body":"金沢の民家で、子供と絵本を読みます。コンピューターはありません。"\
                        """)
                .with(
                        "group",
                        "koen",
                        """
                        "title":"緑の公園クラブ","reading":"みどりのこうえんくらぶ","body":"公園の花を育て、苗を配ります。"\
                        """)
                .with(
                        "group",
                        "koenkai",
                        """
                        "title":"朝の講演をきく会","reading":"あさのこうえんをきくかい","body":"澤田さんの話を聞きました。東京都から講師が来ます。"\
                        """)
                .with(
                        "report",
                        "r1",
                        """
                        "title":"川辺の夜","group":"%s","held_on":"2026-06-13","body":"ほたるほたるほたる、百匹。"\
                        """
                                .formatted(Town.id("group", "hotaru")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"蛍", "自然のボランティア", "朝の講演をきく会", "子ども 絵本", "npo"})
    void theReasonsOfAHitAddUpToItsScore(String text) {
        Answer answer = town.ask(text);
        List<Explanation> reasons = town.search().explain(new Query(text, Map.of(), 50, 0, "ja"));
        assertEquals(answer.hits().size(), reasons.size());
        for (int i = 0; i < reasons.size(); i++) {
            Explanation why = reasons.get(i);
            int sum = why.words().stream().mapToInt(Explanation.Word::points).sum();
            assertEquals(answer.hits().get(i).score(), sum + (why.isNamed() ? Ranking.NAMED : 0));
            assertEquals(answer.hits().get(i).score(), why.score());
        }
    }

    @Test
    void whatIsNamedAsWasAskedIsSaidToBe() {
        List<Explanation> reasons =
                town.search().explain(new Query("朝の講演をきく会", Map.of(), 50, 0, "ja"));
        assertTrue(reasons.getFirst().isNamed());
        assertFalse(reasons.getLast().isNamed() && reasons.size() > 1);
        assertEquals(List.of(), town.search().explain(new Query("", Map.of(), 50, 0, "ja")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"かなざわ", "カナザワ", "ｶﾅｻﾞﾜ", "金沢", "金澤", "　金沢！"})
    void aPlaceIsFoundHoweverItIsTyped(String text) {
        assertEquals(List.of("ehon"), town.slugs(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"子ども", "子供", "こども", "コドモ"})
    void childrenAreFoundInAllTheirSpellings(String text) {
        List<String> found = town.slugs(text);
        assertTrue(found.containsAll(List.of("hotaru", "ehon")), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"npo", "NPO", "ＮＰＯ", "ｎｐｏ法人"})
    void latinLettersAreFoundInAnyWidthAndSize(String text) {
        assertTrue(town.slugs(text).contains("satoyama"));
    }

    @Test
    void aHomophoneIsNotFoundByKanjiButByKana() {
        assertEquals(List.of("koen"), town.slugs("公園"));
        assertEquals(List.of("koenkai"), town.slugs("講演"));
        assertTrue(town.slugs("こうえん").containsAll(List.of("koen", "koenkai")));
    }

    @Test
    void anOldKanjiFindsItsNewForm() {
        assertEquals(List.of("koenkai"), town.slugs("沢田"));
    }

    @Test
    void aWordInKanjiIsFoundWhereItIsWrittenInKana() {
        assertTrue(town.slugs("蛍").contains("hotaru"));
    }

    @Test
    void theRegisteredReadingFindsTheGroupFirst() {
        assertEquals("hotaru", town.slugs("あさのがわほたる").getFirst());
        assertEquals("hotaru", town.slugs("アサノガワ").getFirst());
    }

    @Test
    void anExactNameComesFirstWithoutItsLegalForm() {
        assertEquals("satoyama", town.slugs("里山の道なおし隊").getFirst());
        assertEquals("ehon", town.slugs("よみきかせぶんこもも").getFirst());
    }

    @Test
    void aWordInTheNameOutweighsRepetitionInTheText() {
        assertEquals("hotaru", town.slugs("ほたる").getFirst());
        assertTrue(town.slugs("ほたる").contains("r1"));
    }

    @Test
    void aQuestionInOrdinaryWordsFindsWhatMatchesMostOfIt() {
        List<String> found = town.slugs("子どもと一緒にできる自然のボランティア");
        assertEquals("satoyama", found.getFirst());
        assertTrue(found.contains("hotaru"));
        assertFalse(found.contains("koenkai"), "only a way of asking matches");
    }

    @Test
    void aPartOfANameIsFoundThoughTheDictionaryCutsElsewhere() {
        assertEquals("hotaru", town.slugs("ほたる見").getFirst());
        assertEquals("hotaru", town.slugs("たる見守").getFirst());
    }

    @Test
    void anInflectedWordIsFoundByItsBaseForm() {
        assertEquals(List.of("koen"), town.slugs("育てる"));
        assertEquals(List.of("koen"), town.slugs("配りたい"));
    }

    @Test
    void termsAreFoundByLabelShortLabelAndReading() {
        assertTrue(town.slugs("環境の保全").containsAll(List.of("hotaru", "satoyama")));
        assertTrue(town.slugs("かんきょう").containsAll(List.of("hotaru", "satoyama")));
    }

    @Test
    void aTrailingLongVowelDoesNotMatter() {
        assertEquals(List.of("ehon"), town.slugs("コンピュータ"));
    }

    @Test
    void emptyWordsListEverythingByReading() {
        Answer all = town.ask("  ");
        assertEquals(6, all.total());
        assertEquals(
                List.of("hotaru", "koenkai", "r1", "satoyama", "koen", "ehon"),
                TownSearch.slugs(all));
    }

    @Test
    void aHitCarriesWhatResultsShow() {
        Hit hotaru = town.ask("ほたる").hits().getFirst();
        assertEquals("/groups/hotaru/", hotaru.url());
        assertEquals("団体", hotaru.typeLabel());
        assertEquals("ja", hotaru.lang());
        assertEquals("2026-10-14", hotaru.dates().get("confirmed_on"));
        HitTerm field =
                hotaru.terms().stream()
                        .filter(t -> t.facet().equals("field"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("environment", field.id());
        assertEquals("環境の保全", field.label());
        assertFalse(field.hue().isEmpty());
        assertTrue(hotaru.terms().stream().anyMatch(t -> t.facet().equals("recruiting")));

        Hit report =
                town.ask("百匹").hits().stream()
                        .filter(h -> h.slug().equals("r1"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("2026-06-13", report.dates().get("held_on"));
        assertEquals("あさの川ほたる見守り隊", report.references().get("group"));
    }

    @Test
    void anEnglishReaderGetsEnglishWhereThereIsSomeAndJapaneseElsewhere() {
        Hit english = town.askInEnglish("firefly").hits().getFirst();
        assertEquals("en", english.lang());
        assertEquals("/en/groups/hotaru/", english.url());
        assertEquals("Asano River Firefly Watch", english.title());
        assertEquals("We count <mark>fireflies</mark>.", english.excerpt());

        Hit japanese = town.askInEnglish("satoyama 里山").hits().getFirst();
        assertEquals("ja", japanese.lang());
        assertEquals("/groups/satoyama/", japanese.url());
        assertEquals(6, town.askInEnglish("").total(), "no entry twice");
    }

    @Test
    void termsAreFoundInTheReadersLanguage() {
        assertTrue(TownSearch.slugs(town.askInEnglish("environment")).contains("satoyama"));
    }

    @Test
    void aMistypedNameIsSuggested() {
        assertEquals("よみきかせ文庫もも", town.ask("よみきかせぶんこまま").didYouMean());
        assertEquals("NPO法人 里山の道なおし隊", town.ask("さとやまのみちなおしだい").didYouMean());
        assertNull(town.ask("ほたる").didYouMean());
        assertNull(town.ask("まったくちがうもののなまえ").didYouMean());
    }

    @Test
    void pagesOfAnAnswerJoinWithoutGapsAndWithoutOverlap() {
        var all = TownSearch.slugs(town.ask("ほたる 自然 公園 絵本"));
        var first = town.search().search(new Query("ほたる 自然 公園 絵本", Map.of(), 2, 0, "ja"));
        var second = town.search().search(new Query("ほたる 自然 公園 絵本", Map.of(), 2, 2, "ja"));
        assertEquals(all.subList(0, 2), TownSearch.slugs(first));
        assertEquals(all.subList(2, 4), TownSearch.slugs(second));
        assertEquals(all.size(), second.total());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "a AND (b", "title:*", "*", "?", "\\", "[a TO", "~~~",
                        "+-&&||!(){}[]^\"~*?:\\/",
                "\0", "\uD800", "𠮷𠮷𠮷", "の", "。", "❤️", "ﾞﾟ", "ーーーーーー",
                        "<script>alert(1)</script>",
                "{{ 7*7 }}", "' OR 1=1 --", "ａ\u0300\u0300\u0300", "\u202e子ども", "する", "できる できる"
            })
    void hostileWordsNeverFail(String text) {
        Answer answer = town.ask(text.repeat(300));
        assertTrue(answer.query().length() <= Query.MAX_TEXT_CHARS);
        assertTrue(town.ask(text).total() >= 0);
    }

    @Test
    void everyWordOfTheLongestQuestionIsBounded() {
        var words = new StringBuilder();
        for (char c = 'ぁ'; words.length() < 1000; c++) {
            words.append((char) ('一' + c)).append(' ').append(c).append("ほたる子ども見守り ");
        }
        assertTrue(town.ask(words.toString()).total() > 0);
    }

    @Test
    void limitsAreDrawnBackIntoTheirBounds() {
        var query = new Query("ほたる", Map.of(), 1_000_000, 1_000_000, "xx");
        assertEquals(Query.MAX_LIMIT_HITS, query.limit());
        assertEquals(Query.MAX_OFFSET_HITS, query.offset());
        assertEquals(List.of(), town.search().search(query).hits());
        Answer none = town.search().search(new Query("ほたる", Map.of(), -5, -5, ""));
        assertEquals(List.of(), none.hits());
        assertTrue(none.total() > 0);
    }

    @Test
    void aClosedSearchSaysSo(@TempDir Path other) throws IOException {
        var closed = TownSearch.of(other, Town.inJapanese().with("group", "a", "\"title\":\"あ\""));
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.ask("あ"));
    }
}
