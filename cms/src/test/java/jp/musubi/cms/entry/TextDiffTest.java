package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.entry.TextDiff.Change;
import jp.musubi.cms.entry.TextDiff.Operation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

final class TextDiffTest {
    @Test
    void aJapaneseSentenceIsComparedCharacterByCharacter() {
        assertEquals(
                List.of(
                        new Change(Operation.EQUAL, "毎週"),
                        new Change(Operation.DELETE, "土"),
                        new Change(Operation.INSERT, "日"),
                        new Change(Operation.EQUAL, "曜に𠮷田川で集まります")),
                TextDiff.between("毎週土曜に𠮷田川で集まります", "毎週日曜に𠮷田川で集まります"));
    }

    @Test
    void theScriptAlwaysMakesOneTextIntoTheOther() {
        Random random = new Random(20_261_123);
        for (int n = 0; n < 2_000; n++) {
            String before = text(random);
            String after = text(random);
            var old = new StringBuilder();
            var now = new StringBuilder();
            for (Change change : TextDiff.between(before, after)) {
                assertTrue(!change.text().isEmpty());
                if (change.operation() != Operation.INSERT) {
                    old.append(change.text());
                }
                if (change.operation() != Operation.DELETE) {
                    now.append(change.text());
                }
            }
            assertEquals(before, old.toString());
            assertEquals(after, now.toString());
        }
    }

    @Test
    void wholeNewTextsAreNotComparedForEver() {
        String before = "あいうえお".repeat(20_000);
        String after = "かきくけこ".repeat(20_000);

        assertEquals(2, TextDiff.between(before, after).size());
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(30);
        for (int n = 0; n < length; n++) {
            text.appendCodePoint(random.nextBoolean() ? 'あ' + random.nextInt(3) : 0x20BB7);
        }
        return text.toString();
    }
}
