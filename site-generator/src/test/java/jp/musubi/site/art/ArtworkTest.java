package jp.musubi.site.art;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

/** Artwork that a city brings: what may be in it, what must be, and how it is drawn. */
class ArtworkTest {
    private static final String NEEDED =
            "<text x='10' y='30' font-size='12' fill='#ffffff'>{number}</text>"
                    + "<text x='10' y='50' font-size='10' fill='#ffffff'>{validity}</text>";
    private static final String GROUND = "<rect width='234' height='60' fill='#17457a'/>";
    private static final BannerWords ACTIVE = words("K-2026-0001", "");

    private static BannerWords words(String number, String word) {
        return new BannerWords(
                "協働パートナー <" + number + ">",
                List.of("見本市", "協働パートナー"),
                "協働",
                "第" + number + "号",
                number,
                "2029年3月31日まで有効",
                "2029/3/31",
                word,
                "蛍の会",
                "town.example/verify/" + number + "/");
    }

    private static String file(String inside) {
        return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'"
                + " viewBox='0 0 234 60'>"
                + inside
                + "</svg>";
    }

    private static Artwork read(String inside) throws UnusableArtwork {
        return Artwork.read(file(inside).getBytes(UTF_8));
    }

    private static UnusableArtwork refused(String svg) {
        return assertThrows(UnusableArtwork.class, () -> Artwork.read(svg.getBytes(UTF_8)), svg);
    }

    private static String svg(
            Artwork artwork, BannerLook look, BannerWords words, BannerSize size) {
        return new String(
                new ArtworkPicture(artwork, null).svg(look, words, size).orElseThrow(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    element|<script>alert(1)</script>
                    element|<metadata><x:script/></metadata>
                    element|<foreignObject><p/></foreignObject>
                    element|<image width='1' height='1'/>
                    reference|<image x:href='data:image/png;base64,AA'/>
                    element|<style>text{fill:red}</style>
                    element|<a><path d='M0 0h1'/></a>
                    element|<animate attributeName='x'/>
                    element|<svg/>
                    element|<text>{number}<textPath>x</textPath></text>
                    attribute|<path d='M0 0h1' onclick='alert(1)'/>
                    attribute|<g onload='alert(1)'/>
                    reference|<rect x:href='https://evil.example/'/>
                    reference|<rect fill='url(#g)' width='1' height='1'/>
                    reference|<rect style='fill:u\\r\\l(https://evil.example)' width='1' height='1'/>
                    reference|<rect style='@import "x"' width='1' height='1'/>
                    colour|<rect fill='expression(1)' width='1' height='1'/>
                    number|<rect width='many' height='1'/>
                    number|<rect width='1e9' height='1'/>
                    number|<rect width='0x1p3' height='1'/>
                    number|<g transform='scale(0)'/>
                    number|<g transform='spin(3)'/>
                    too-many|<path d='M0 0H900000' stroke='#000' stroke-dasharray='0.02'/>
                    path|<path d='M0 0 J 1 1'/>
                    path|<path d='L 1 1'/>
                    path|<path d='M0 0 A 1 1 0 2 1 3 3'/>
                    """)
    void whatIsNotAllowedIsRefusedByName(String code, String inside) {
        UnusableArtwork refused = refused(file(GROUND + NEEDED + inside));
        assertEquals(code, refused.code(), refused.getMessage());
        assertFalse(refused.arguments().isEmpty(), "it says what and where");
    }

    @Test
    void nothingOfAnotherFileIsRead() {
        String outside =
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + file(GROUND + NEEDED + "<text>&x;</text>");
        assertEquals("entity", refused(outside).code());
        String bomb = "<!DOCTYPE svg [<!ENTITY a 'aa'>]>" + file(GROUND + NEEDED);
        assertEquals("entity", refused(bomb).code());
        String elsewhere =
                "<!DOCTYPE svg SYSTEM 'http://localhost:1/x.dtd'>" + file(GROUND + NEEDED + "&y;");
        assertTrue(List.of("entity", "broken").contains(refused(elsewhere).code()));
    }

    @Test
    void whatIsNoSvgOrTooMuchIsRefused() {
        assertEquals("broken", refused("<html/>").code());
        assertEquals("broken", refused("not even XML").code());
        assertEquals("broken", refused("<svg xmlns='http://www.w3.org/2000/svg'").code());
        assertEquals("size", refused(file("").replace("234 60", "0 60")).code());
        String much = GROUND + NEEDED + "<!--" + "x".repeat(Artwork.MAX_BYTES) + "-->";
        assertEquals("too-large", refused(file(much)).code());
        assertEquals("too-many", refused(file("<g>".repeat(60) + "</g>".repeat(60))).code());
    }

    @Test
    void brokenFilesNeverFailOtherwise() {
        byte[] whole = file(GROUND + NEEDED + "<path d='M1 1q2 2 3 3t4 4z'/>").getBytes(UTF_8);
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = whole.clone();
            for (int j = 0; j < 3; j++) {
                broken[random.nextInt(broken.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                Artwork.read(broken);
            } catch (UnusableArtwork e) {
                assertFalse(e.code().isEmpty());
            }
        }
    }

    @Test
    void itSaysWhichPlaceholdersLack() throws Exception {
        String number = "<text x='9' y='30'>{number}</text>";
        String validity = "<text x='9' y='50'>{validity}</text>";
        assertEquals(List.of("{validity}"), refused(file(GROUND + number)).arguments());
        assertEquals(List.of("{number} {validity}"), refused(file(GROUND)).arguments());
        for (String hidden :
                List.of(
                        "<g display='none'>" + validity + "</g>",
                        "<g opacity='0.1'>" + validity + "</g>",
                        "<g fill='none'>" + validity + "</g>",
                        "<g transform='translate(900 0)'>" + validity + "</g>",
                        "<g id='state-active'>" + validity + "</g>")) {
            UnusableArtwork refused = refused(file(GROUND + number + hidden));
            assertEquals(List.of("{validity}"), refused.arguments(), hidden);
        }
        read(GROUND + number + validity);
        read(GROUND + "<text x='9' y='30'>{number} <tspan>{validity}</tspan></text>");
    }

    @Test
    void wordsBecomeOutlinesAndNothingOfTheFileIsPassedOn() throws Exception {
        Artwork artwork =
                read(
                        GROUND
                                + NEEDED
                                + "<metadata><secret>who drew it</secret></metadata>"
                                + "<text x='117' y='14' text-anchor='middle' font-size='9'"
                                + " fill='#ffd43b' data-name='x'>{programme}・{group}</text>");
        String svg = svg(artwork, BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER);
        assertFalse(svg.contains("<text"), svg);
        assertFalse(svg.contains("{"), svg);
        assertFalse(svg.contains("secret") || svg.contains("data-name"), svg);
        assertTrue(svg.contains("<title>協働パートナー &lt;K-2026-0001&gt;</title>"), svg);
        assertTrue(svg.contains("fill=\"#ffd43b\""), svg);
        assertEquals(svg, svg(artwork, BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER));
        assertNotEquals(
                svg.replace("0001", "0002"),
                svg(artwork, BannerLook.ACTIVE, words("K-2026-0002", ""), BannerSize.BANNER),
                "the number is drawn into it");
    }

    @Test
    void aStateThatItDoesNotTellIsLaidOver() throws Exception {
        Artwork plain = read(GROUND + NEEDED);
        Artwork own =
                read(
                        GROUND
                                + NEEDED
                                + "<g id='state-revoked'><path d='M0 0 234 60' stroke='#a01c3a'"
                                + " stroke-width='3'/><text x='150' y='30' font-size='14'"
                                + " fill='#a01c3a'>{state}</text></g>");
        BannerWords revoked = words("K-2026-0001", "取消");
        assertTrue(own.tells(BannerLook.REVOKED));
        assertFalse(own.tells(BannerLook.SUSPENDED));
        assertFalse(
                read(GROUND + NEEDED + "<text id='state-expired' x='9' y='9'>{state}</text>")
                        .tells(BannerLook.EXPIRED),
                "a word alone is no shape");
        String edge = "fill=\"" + Inks.light(BannerLook.REVOKED).edge() + "\"";
        String band = "M0 26.4";
        String laid = svg(plain, BannerLook.REVOKED, revoked, BannerSize.BANNER);
        assertTrue(laid.contains(edge) && laid.contains(band), laid);
        assertFalse(
                svg(plain, BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER).contains(band),
                "a valid banner has none");
        String told = svg(own, BannerLook.REVOKED, revoked, BannerSize.BANNER);
        assertFalse(told.contains(band), told);
        assertTrue(told.contains("#a01c3a"), told);
        assertFalse(svg(own, BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER).contains("#a01c3a"));
        for (BannerLook look : List.of(BannerLook.SUSPENDED, BannerLook.EXPIRED)) {
            assertNotEquals(svg(plain, look, words("K-2026-0001", "停止中"), BannerSize.BANNER), laid);
        }
    }

    @Test
    void whatWouldBeTooSmallToReadIsNotDrawn() throws Exception {
        var picture = new ArtworkPicture(read(GROUND + NEEDED), null);
        assertTrue(picture.svg(BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER).isPresent());
        assertTrue(picture.svg(BannerLook.ACTIVE, ACTIVE, BannerSize.BUTTON).isEmpty());
        assertTrue(picture.png(BannerLook.ACTIVE, ACTIVE, BannerSize.BUTTON).isEmpty());
    }

    @Test
    void darkScreensHaveTheirOwn() throws Exception {
        Artwork light = read(GROUND + NEEDED);
        Artwork dark = read(GROUND.replace("#17457a", "#102f55") + NEEDED);
        String svg =
                new String(
                        new ArtworkPicture(light, dark)
                                .svg(BannerLook.ACTIVE, ACTIVE, BannerSize.BANNER)
                                .orElseThrow(),
                        UTF_8);
        assertTrue(svg.contains("prefers-color-scheme:dark"), svg);
        assertTrue(svg.indexOf("#17457a") < svg.indexOf("display=\"none\""), svg);
        assertTrue(svg.indexOf("display=\"none\"") < svg.indexOf("#102f55"), svg);
    }

    @Test
    void inPixelsItIsFittedAndTheRestIsClear() throws Exception {
        var picture = new ArtworkPicture(read(GROUND + NEEDED), null);
        byte[] png = picture.png(BannerLook.ACTIVE, ACTIVE, BannerSize.SQUARE).orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(300, image.getWidth());
        assertEquals(300, image.getHeight());
        assertEquals(0xff17457a, image.getRGB(295, 150));
        assertEquals(0, image.getRGB(150, 20) >>> 24);
        assertArrayEquals(
                png, picture.png(BannerLook.ACTIVE, ACTIVE, BannerSize.SQUARE).orElseThrow());
        byte[] print = picture.png(BannerLook.ACTIVE, ACTIVE, BannerSize.PRINT).orElseThrow();
        assertTrue(
                new String(print, java.nio.charset.StandardCharsets.ISO_8859_1).contains("pHYs"));
        assertEquals(709, ImageIO.read(new ByteArrayInputStream(print)).getWidth());
    }

    @Test
    void outlinesAreReadAsSvgMeansThem() throws Exception {
        same("M10 10h5v5h-5z", "M10,10L15,10 15,15 10,15Z");
        same("m10 10 5 0 0 5-5 0z", "M10 10H15V15H10Z");
        same("M0 0C0 5 5 5 5 0S10-5 10 0", "M0 0c0 5 5 5 5 0c0-5 5-5 5 0");
        same("M0 0Q5 5 10 0T20 0", "M0 0q5 5 10 0q5-5 10 0");
        same("M1.5.5.5.5z", "M1.5 0.5L0.5 0.5Z");
        Path2D circle = PathReader.read("M0 5a5 5 0 0 1 10 0A5 5 0 0 1 0 5Z");
        var difference = new Area(circle);
        difference.exclusiveOr(new Area(new Ellipse2D.Double(0, 0, 10, 10)));
        assertTrue(difference.getBounds2D().getWidth() < 11, "nothing bulges");
        for (double[] at : new double[][] {{5, 0.1}, {5, 9.9}, {0.1, 5}, {9.9, 5}, {5, 5}}) {
            assertTrue(circle.contains(at[0], at[1]), at[0] + " " + at[1]);
        }
        assertFalse(circle.contains(0.5, 0.5));
        Path2D turned = PathReader.read("M0 0A10 5 30 1 0 12 9");
        assertEquals(12, turned.getCurrentPoint().getX(), 1e-6);
        assertEquals(9, turned.getCurrentPoint().getY(), 1e-6);
    }

    private static void same(String one, String other) throws UnusableArtwork {
        assertEquals(
                SvgPath.of(PathReader.read(one), 3), SvgPath.of(PathReader.read(other), 3), one);
    }
}
