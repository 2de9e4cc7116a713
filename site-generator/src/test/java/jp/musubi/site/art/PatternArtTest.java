package jp.musubi.site.art;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/** The golden files were written by the prototype's pattern.js under node. */
class PatternArtTest {
    private static final int LARGEST_PICTURE_BYTES = 64 * 1024;

    @ParameterizedTest
    @CsvSource({
        "asano-hotaru, asano-hotaru, kusa",
        "nukumori-shokudo, nukumori-shokudo, enji",
        "machiya-engawa, machiya-engawa, oudo",
        "yuki-tomo, yuki-tomo, ai",
        "ginrin, ginrin, murasaki",
        "a, a, ai",
        "musubi, 結び, kusa"
    })
    void theSameSlugAndHueGiveTheBytesOfThePrototype(String file, String slug, String hue)
            throws IOException {
        assertEquals(
                golden("pattern-" + file + "-" + hue + ".svg"),
                PatternArt.svg(slug, Hue.named(hue)));
    }

    @Test
    void sixHundredPicturesHaveTheDigestsOfThePrototype() throws Exception {
        for (String line : golden("pattern-digests.tsv").lines().toList()) {
            String[] columns = line.split("\t", -1);
            assertEquals(
                    columns[2], digest(PatternArt.svg(columns[0], Hue.named(columns[1]))), line);
        }
    }

    @Test
    void aPictureIsSmallAndFollowsDarkMode() {
        for (int i = 0; i < 200; i++) {
            String svg = PatternArt.svg("small-" + i, Hue.AI);
            assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= LARGEST_PICTURE_BYTES);
            assertTrue(svg.contains("@media(prefers-color-scheme:dark)"));
        }
    }

    @Test
    void aNeutralFieldIsDrawnInAi() {
        assertEquals(PatternArt.svg("x", Hue.AI), PatternArt.svg("x", Hue.named("")));
    }

    private static String golden(String name) throws IOException {
        try (var in =
                Objects.requireNonNull(PatternArtTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String digest(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
