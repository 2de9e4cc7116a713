package jp.musubi.site.art;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

class ShareCardTest {
    private static final int LARGEST_BYTES = 60_000;

    @Test
    void aCardHasTheSizeThatOpenGraphWantsAndTheSameBytesEachTime() throws IOException {
        byte[] card = card("あさの川ほたる見守り隊");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(card));
        assertEquals(1200, image.getWidth());
        assertEquals(630, image.getHeight());
        assertEquals(0xfffdfcfa, image.getRGB(5, 5), "paper up to the edge");
        assertTrue(card.length < LARGEST_BYTES, "bytes: " + card.length);
        assertArrayEquals(card, card("あさの川ほたる見守り隊"));
        assertFalse(Arrays.equals(card, card("別の会")));
    }

    @Test
    void aLongNameIsBrokenIntoEvenLinesWhereJapaneseMayBeBroken() {
        List<String> lines =
                ShareCard.lines("金沢市中央地区こどもと高齢者のふれあいサポートセンター", text -> 80.0 * text.length(), 3);
        assertEquals(3, lines.size(), lines::toString);
        int longest = lines.stream().mapToInt(String::length).max().orElseThrow();
        int shortest = lines.stream().mapToInt(String::length).min().orElseThrow();
        assertTrue(longest - shortest <= 4, lines::toString);
        lines.forEach(line -> assertFalse(line.startsWith("ー") || line.startsWith("ゃ"), line));
    }

    @Test
    void aNameOfAnyLengthLeavesARoomForWhatStandsBelowIt() throws IOException {
        String longest = "とても長い名前の会".repeat(40);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(card(longest)));
        for (int x = 0; x < 80; x++) {
            assertEquals(0xfffdfcfa, image.getRGB(x, 350), "the margin is empty");
        }
        for (int x = 80; x < 600; x++) {
            assertEquals(0xfffdfcfa, image.getRGB(x, 488), "a gap above the fields");
        }
    }

    @Test
    void aNameThatNoFontHasLeavesTheCardOfTheSite() throws IOException {
        assertTrue(ImageIO.read(new ByteArrayInputStream(card("会\uE000"))) != null);
        assertArrayEquals(card(""), card("\uE000"));
    }

    private static byte[] card(String name) {
        return ShareCard.png(
                new ShareCard.Words(
                        "むすびの広場", "金沢市", name, "環境・あさの川地区", "example.jp/groups/hotaru/"));
    }
}
