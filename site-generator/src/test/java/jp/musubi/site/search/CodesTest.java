package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;

/** The two codes of the published index say what was written, in few bytes. */
class CodesTest {
    private static final int CONTEXTS = 5;

    @Test
    void numbersAreReadAsTheyWereWritten() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var numbers = new ArrayList<Integer>();
            var writer = new NumberWriter();
            for (int i = random.nextInt(3000); i > 0; i--) {
                int number = Math.min(random.nextInt() >>> random.nextInt(1, 32), 0x7ffffffe);
                numbers.add(number);
                writer.number(number % CONTEXTS, number).impact(number % CONTEXTS, number & 7);
                writer.unit(number >>> 3 & 0xffff, number & 0xffff);
            }
            var reader = new NumberReader(writer.bytes());
            for (int number : numbers) {
                assertEquals(number, reader.number(number % CONTEXTS));
                assertEquals(number & 7, reader.impact(number % CONTEXTS));
                assertEquals(number & 0xffff, reader.unit(number >>> 3 & 0xffff));
            }
        }
    }

    @Test
    void whatIsLikelyTakesAlmostNoBytes() {
        var writer = new NumberWriter();
        for (int i = 0; i < 10_000; i++) {
            writer.number(0, 1);
        }
        int bytes = writer.bytes().length;
        assertTrue(bytes < 200, bytes + " bytes for ten thousand times the same");
    }

    @Test
    void anyTextIsReadAsItWasWritten() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(200); k > 0; k--) {
                text.append((char) random.nextInt(0x10000));
            }
            assertEquals(text.toString(), TextCode.text(TextCode.of(text.toString())));
        }
    }

    @Test
    void japaneseTextIsShorterThanInUtf8() {
        String text = "町内の公園で、毎月だい二土曜日に花を植えています。";
        int bytes = TextCode.of(text).length;
        assertTrue(bytes * 2 <= text.getBytes(StandardCharsets.UTF_8).length + 4, bytes + " bytes");
    }

    @Test
    void whatStoodBeforeIsNotSaidAgain() throws IOException {
        byte[] before = "公園で花を植えています".getBytes(StandardCharsets.UTF_8);
        byte[] packed = Packing.packed(before, before);
        assertTrue(packed.length < Packing.packed(before, new byte[0]).length / 2);
        assertArrayEquals(before, Packing.unpacked(packed, before));
    }
}
