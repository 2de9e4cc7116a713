package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Texts that are shortened for cards and descriptions. */
class CutTextTest {
    @Test
    void aTextThatFitsStaysWhole() {
        assertEquals("Come along", EntryViews.cut("Come along", 10));
    }

    @Test
    void noEnglishWordIsCutInTwo() {
        assertEquals("Somebody has to…", EntryViews.cut("Somebody has to mind the fire", 18));
        assertEquals("Somebody has…", EntryViews.cut("Somebody has to mind the fire", 15));
        assertEquals("一緒に歩く…", EntryViews.cut("一緒に歩くNPOです", 7));
    }

    @Test
    void japaneseAndWordsLongerThanTheRoomAreCutWhereTheRoomEnds() {
        assertEquals("冬の薪運びを…", EntryViews.cut("冬の薪運びを手伝う", 7));
        assertEquals("abcdef…", EntryViews.cut("abcdefghijkl", 7));
    }

    @Test
    void linesAreJoinedTheWayTheirScriptIsWritten() {
        assertEquals("番があります。軽トラックも", EntryViews.cut("番があります。\n軽トラックも", 90));
        assertEquals("One day. Or two.", EntryViews.cut("One day.\n\nOr two.", 90));
    }
}
