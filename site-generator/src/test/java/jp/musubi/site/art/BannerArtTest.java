package jp.musubi.site.art;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.output.Piece;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class BannerArtTest {
    private static final Map<BannerLook, String> WORDS =
            Map.of(
                    BannerLook.ACTIVE, "",
                    BannerLook.SUSPENDED, "停止中",
                    BannerLook.EXPIRED, "期限切れ",
                    BannerLook.REVOKED, "取消");
    private static final double READABLE = 4.5;
    private static final int LARGEST_SVG_BYTES = 32 * 1024;

    /** How much two pictures without colours must differ, of all their pixels. */
    private static final double CLEARLY_DIFFERENT = 0.04;

    @ParameterizedTest
    @EnumSource
    void everyStateIsAWellFormedDrawingOfOutlinesInEverySize(BannerLook look) throws Exception {
        for (BannerSize size : BannerSize.values()) {
            String svg = svg(look, words(look, "ほたるの会"), size);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new org.xml.sax.InputSource(new StringReader(svg)));
            Document drawing = parse(svg);
            assertEquals(
                    "", drawing.select("text, script, image, use, a, foreignObject").toString());
            assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("http"), svg);
            assertFalse(svg.contains("url("), svg);
            assertEquals("金沢市協働パートナー 第K-2023-0003号", drawing.select("svg > title").text());
            assertTrue(svg.contains("@media (prefers-color-scheme:dark){.f"), svg);
            assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= LARGEST_SVG_BYTES, size.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPictureInPixelsHasTheSizeOfItsNameAndTheSameBytesEachTime(BannerSize size)
            throws Exception {
        byte[] png = BannerArt.png(BannerLook.ACTIVE, words(BannerLook.ACTIVE, "会"), size);
        BufferedImage image = image(png);
        assertEquals(size.width(), image.getWidth());
        assertEquals(size.height(), image.getHeight());
        Drawing again = BannerArt.drawing(BannerLook.ACTIVE, words(BannerLook.ACTIVE, "会"), size);
        int density = size.isForPaper() ? BannerSize.PRINT_DOTS_A_METRE : 0;
        Painting shared = Painting.shared(again, size.width(), size.height());
        assertArrayEquals(png, shared.with(again).png(density));
    }

    @ParameterizedTest
    @EnumSource
    void aPictureThatSharesMostWithOthersIsThatOfThePaintedWhole(BannerSize size) throws Exception {
        for (BannerLook look : BannerLook.values()) {
            Drawing drawing = BannerArt.drawing(look, words(look, "ほたるの会"), size);
            var whole =
                    new Drawing(
                            drawing.width(),
                            drawing.height(),
                            drawing.light(),
                            drawing.dark(),
                            drawing.parts().toList(),
                            List.of());
            BufferedImage one =
                    image(
                            Painting.shared(drawing, size.width(), size.height())
                                    .with(drawing)
                                    .png(0));
            BufferedImage other = image(Painting.shared(whole, size.width(), size.height()).png(0));
            for (int i = 0; i < size.width() * size.height(); i++) {
                int x = i % size.width();
                int y = i / size.width();
                assertEquals(other.getRGB(x, y), one.getRGB(x, y), look + " " + x + " " + y);
            }
        }
    }

    /** Or else the first banner that is drawn would decide what all others say. */
    @ParameterizedTest
    @EnumSource
    void whatBannersShareDependsOnNothingThatIsOfOneAlone(BannerSize size) {
        for (BannerLook look : BannerLook.values()) {
            String word = WORDS.getOrDefault(look, "");
            var name = List.of("金沢市", "協働パートナー");
            var one = new BannerWords("一", name, "p", "一", "1", "春", "夏", word, "会", "a.example");
            var none = new BannerWords("", name, "p", "", "", "", "", word, "", "");
            assertEquals(
                    SvgText.shared(BannerArt.drawing(look, one, size)),
                    SvgText.shared(BannerArt.drawing(look, none, size)));
        }
    }

    @Test
    void whatIsForPaperIsSixtyMillimetresWideAtThreeHundredDotsAnInch() {
        byte[] png =
                BannerArt.png(BannerLook.ACTIVE, words(BannerLook.ACTIVE, ""), BannerSize.PRINT);
        ByteBuffer file = ByteBuffer.wrap(png);
        int width = file.getInt(16);
        assertEquals("pHYs", new String(png, 37, 4, StandardCharsets.US_ASCII));
        int dotsAMetre = file.getInt(41);
        assertEquals(300, Math.round(dotsAMetre * 0.0254));
        assertEquals(60, Math.round(1000.0 * width / dotsAMetre));
    }

    @ParameterizedTest
    @EnumSource
    void statesDifferWithoutTheirColours(BannerSize size) throws Exception {
        for (BannerLook one : BannerLook.values()) {
            for (BannerLook other : BannerLook.values()) {
                if (one.compareTo(other) < 0) {
                    // The same words on all: what differs is ground, outline and sign.
                    assertTrue(
                            difference(ink(one, size), ink(other, size)) > CLEARLY_DIFFERENT,
                            one + " " + other + " " + size.id());
                }
            }
        }
    }

    @Test
    void wordsCanBeReadOnTheirGroundInLightAndDark() {
        for (BannerLook look : BannerLook.values()) {
            for (Inks inks : List.of(Inks.light(look), Inks.dark(look))) {
                assertTrue(contrast(inks.text(), inks.ground()) >= READABLE, inks::toString);
                assertTrue(contrast(inks.sign(), inks.ground()) >= READABLE, inks::toString);
                assertTrue(contrast(inks.onPlate(), inks.plate()) >= READABLE, inks::toString);
            }
        }
    }

    @Test
    void theNumberIsDrawnInEverySizeHoweverLongTheNames() {
        String longest = "とても長い名前の制度".repeat(6);
        for (BannerSize size : BannerSize.values()) {
            for (BannerLook look : BannerLook.values()) {
                var one = named(look, longest, "K-2023-0003");
                var other = named(look, longest, "K-2023-0004");
                assertFalse(svg(look, one, size).equals(svg(look, other, size)), size.id());
            }
        }
    }

    @Test
    void theTermIsDrawnInEverySize() {
        for (BannerSize size : BannerSize.values()) {
            String with = svg(BannerLook.ACTIVE, words(BannerLook.ACTIVE, ""), size);
            BannerWords bare =
                    new BannerWords(
                            "金沢市協働パートナー 第K-2023-0003号",
                            List.of("金沢市", "協働パートナー"),
                            "協働パートナー",
                            "第K-2023-0003号",
                            "K-2023-0003",
                            "",
                            "",
                            "",
                            "",
                            "city.example/verify/K-2023-0003/");
            assertFalse(with.equals(svg(BannerLook.ACTIVE, bare, size)), size.id());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Kanazawa Collaboration Partner, Kanazawa Collaboration Supporter",
        "とても長い名前の制度をささえる市民の会, まったくべつの名前の制度をささえる市民の会"
    })
    void ofANameThatIsTooLongForTheSmallestBannerAPartIsDrawn(String one, String other) {
        assertFalse(smallest(one).equals(smallest(other)));
    }

    private static String smallest(String name) {
        var words = new BannerWords("t", List.of(name), name, "第K-1号", "K-1", "", "", "", "会", "");
        return svg(BannerLook.ACTIVE, words, BannerSize.BUTTON);
    }

    @Test
    void theWordOfAStateIsDrawnInEverySize() {
        for (BannerSize size : BannerSize.values()) {
            String svg = svg(BannerLook.REVOKED, words(BannerLook.REVOKED, ""), size);
            var word = new StringBuilder();
            SvgText.append(word, Letters.bundled().line("取消").orElseThrow());
            assertTrue(svg.contains(word), size.id());
        }
    }

    @Test
    void aRareKanjiIsDrawnAndWhatNoFontHasIsLeftOutWithItsLine() {
        assertTrue(Letters.bundled().line("𠮷野川の会").isPresent());
        assertTrue(Letters.bundled().line("髙﨑 葛󠄀城").isPresent());
        assertTrue(Letters.bundled().line("か\u3099くえん").isPresent());
        assertTrue(Letters.bundled().line("会\uE000").isEmpty());
        String without = svg(BannerLook.ACTIVE, words(BannerLook.ACTIVE, ""), BannerSize.CARD);
        assertEquals(
                without,
                svg(BannerLook.ACTIVE, words(BannerLook.ACTIVE, "会\uE000"), BannerSize.CARD));
    }

    @Test
    void theSignOfBannersIsThatOfTheSite() throws IOException {
        String icon =
                parse(Files.readString(Path.of("../themes/default/icons/knot.svg")))
                        .select("path")
                        .attr("d");
        String banner =
                new String(
                        Objects.requireNonNull(Knot.class.getResourceAsStream("knot.txt"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        assertEquals(banner.strip(), icon);
    }

    @Test
    void titlesAreEscaped() {
        var words = words(BannerLook.ACTIVE, "");
        var svg =
                parse(
                        svg(
                                BannerLook.ACTIVE,
                                new BannerWords(
                                        "<b>&\"",
                                        words.name(),
                                        words.shortName(),
                                        words.number(),
                                        words.bareNumber(),
                                        "",
                                        "",
                                        "",
                                        "<script>",
                                        ""),
                                BannerSize.CARD));
        assertEquals("<b>&\"", svg.select("title").text());
        assertTrue(svg.select("script, b").isEmpty());
    }

    private static BannerWords words(BannerLook look, String group) {
        return new BannerWords(
                "金沢市協働パートナー 第K-2023-0003号",
                List.of("金沢市", "協働パートナー"),
                "協働パートナー",
                "第K-2023-0003号",
                "K-2023-0003",
                "有効期限 2029年3月31日まで",
                "2029年3月31日まで有効",
                WORDS.getOrDefault(look, ""),
                group,
                "city.example/verify/K-2023-0003/");
    }

    private static BannerWords named(BannerLook look, String name, String number) {
        return new BannerWords(
                "t",
                List.of(name),
                "協働パートナー",
                "第" + number + "号",
                number,
                "",
                "",
                WORDS.getOrDefault(look, ""),
                name,
                "");
    }

    /** A picture as how dark each pixel is on white paper. */
    private static double[] ink(BannerLook look, BannerSize size) throws IOException {
        BufferedImage image = image(BannerArt.png(look, named(look, "会", "K-1"), size));
        double[] ink = new double[image.getWidth() * image.getHeight()];
        for (int i = 0; i < ink.length; i++) {
            int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
            var colour = new Color(pixel, true);
            double grey =
                    0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue();
            ink[i] = (1 - grey / 255) * colour.getAlpha() / 255;
        }
        return ink;
    }

    /** The share of pixels that clearly differ. */
    private static double difference(double[] one, double[] other) {
        int different = 0;
        for (int i = 0; i < one.length; i++) {
            different += Math.abs(one[i] - other[i]) > 0.15 ? 1 : 0;
        }
        return (double) different / one.length;
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** WCAG 2's relative luminance. */
    private static double luminance(String colour) {
        float[] parts = Color.decode(colour).getRGBColorComponents(null);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = parts[i];
            sum +=
                    weights[i]
                            * (part <= 0.04045
                                    ? part / 12.92
                                    : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Document parse(String svg) {
        return Jsoup.parse(svg, "", Parser.xmlParser());
    }

    @Test
    void picturesAreKeptOnlyUpToALimit() {
        var kept = Kept.files(100);
        byte[] first = kept.get("a", () -> new byte[60]);
        assertSame(first, kept.get("a", () -> new byte[60]));
        kept.get("b", () -> new byte[60]);
        assertNotSame(first, kept.get("a", () -> new byte[60]));
        kept.get("c", () -> new byte[200]);
        assertArrayEquals(new byte[10], kept.get("c", () -> new byte[10]));
    }

    private static String svg(BannerLook look, BannerWords words, BannerSize size) {
        return new String(Piece.join(BannerArt.svg(look, words, size)), StandardCharsets.UTF_8);
    }
}
