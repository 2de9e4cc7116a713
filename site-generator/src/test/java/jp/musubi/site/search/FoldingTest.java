package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** One form for what people write in several, with the way back to the original. */
class FoldingTest {
    @Test
    void widthSizeAndOldKanjiAreFolded() {
        assertEquals("npo 金沢 ガラス (株)", Folding.fold("ＮＰＯ　金澤　ｶﾞﾗｽ　㈱"));
    }

    @Test
    void katakanaIsFoldedOnlyWhenAskedFor() {
        assertEquals("ガラス", Folding.fold("ガラス"));
        assertEquals("がらす", Folding.kana("ガラス"));
        assertEquals("さーくる", Folding.kana("サークル"));
    }

    @Test
    void everyFoldedCharacterKnowsWhereItCameFrom() {
        String original = "ｶﾞ㈱川";
        Folding folding = Folding.of(original);
        assertEquals("ガ(株)川", folding.text());
        assertEquals(0, folding.start(0));
        assertEquals(2, folding.end(1));
        assertEquals(2, folding.start(2));
        assertEquals(3, folding.end(2), "half of ㈱ is all of it");
        assertEquals(3, folding.start(4));
        assertEquals(4, folding.end(5));
        assertEquals(0, folding.end(0));
    }

    @Test
    void aKeyIsWhatSpellingsOfANameHaveInCommon() {
        assertEquals(Folding.key("NPO法人 サークル・はな"), Folding.key("ＮＰＯ法人サークルハナ"));
    }
}
