package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/** Single words that were mistyped, in a town whose groups say some words often. */
class CorrectionTest {
    private static final int GROUPS = 20;

    @TempDir private static Path folder;
    private static TownSearch town;

    @BeforeAll
    static void openTown() throws IOException {
        Town groups = Town.inTwoLanguages();
        for (int i = 0; i < GROUPS; i++) {
            groups =
                    groups.with(
                            "group",
                            "g" + i,
                            """
                            "title":{"ja":"第%d会","en":"Group %d"},\
                            "body":{"ja":"環境を守るボランティアです。公園で花を育て、旅行もします。","en":"Volunteers welcome."}\
                            """
                                    .formatted(i, i));
        }
        groups =
                groups.with(
                        "group", "rare", "\"title\":\"カメラの会\",\"body\":\"学校の後援で、ほたるとカヌーを写します。\"");
        town = TownSearch.of(folder, groups);
    }

    @AfterAll
    static void closeTown() throws IOException {
        town.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ボランテア, ボランティア",
        "ボランティヤ, ボランティア",
        "ボランィテア, ボランティア",
        "ﾎﾞﾗﾝﾃｨｱｱ, ボランティア",
        "ポランティア, ボランティア",
        "ぼらんてあ, ボランティア",
        "borantea, ボランティア",
        "かんきょ, 環境",
        "かんきゅう, 環境",
        "kankyo, 環境",
        "りょこ, 旅行",
        "りょこうう, 旅行",
        "環鏡, 環境",
        "歓境, 環境",
        "講園, 公園",
        "自然　ボランテア, 自然　ボランティア",
        "環鏡の保全, 環境の保全",
        "環鏡とボランテアを, 環境とボランティアを"
    })
    void aMistypedWordIsOfferedAsMostEntriesWriteIt(String typed, String meant) {
        assertEquals(meant, town.ask(typed).didYouMean());
        assertTrue(town.ask(meant).total() >= GROUPS);
    }

    @Test
    void aMistypedWordOfAnotherLanguageIsOfferedToItsReaders() {
        assertEquals("Volunteers", town.askInEnglish("volanteers").didYouMean());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ボランティア",
                "ぼらんてぃあ",
                "boranteia",
                "環境",
                "かんきょう",
                "公園で",
                "カメラ",
                "カヌー",
                "ほたる",
                "一緒に",
                "まったくちがうもの",
                "zzzz",
                "12345",
                "の"
            })
    void aWordThatIsThereOrThatNoOtherResemblesIsLeftAlone(String typed) {
        assertNull(town.ask(typed).didYouMean());
    }

    @Test
    void aRareWordIsOnlyCorrectedByOneThatManyMoreEntriesHave() {
        assertEquals("公園", town.ask("後援").didYouMean());
        assertNull(town.ask("学校").didYouMean());
    }

    @Test
    void aSentenceIsNotCorrected() {
        assertNull(town.ask("ボランテア" + "という言葉をどこかで聞きました".repeat(3)).didYouMean());
    }

    @ParameterizedTest
    @CsvSource({
        "きよう, きよう, 0",
        "きよ, きよう, 1",
        "きようう, きよう, 1",
        "きよあ, きよう, 2",
        "きうよ, きよう, 2",
        "きよ, きよか, 2",
        "あきよう, きよう, 2",
        "き, きよう, 3",
        "あいう, うえお, 3",
        "きよううう, きよう, 3"
    })
    void wordsAreTheSameOneSlipApartOrFurther(String typed, String word, int slip) {
        assertEquals(slip, Spelling.slip(typed, word));
        assertEquals(slip, Spelling.slip(word, typed));
    }
}
