package jp.musubi.cms.credential.bake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** Pictures carry credentials, look the same, and give them back. */
final class BakedTest {
    private static final String JSON = "{\"name\":\"協働パートナー 𠮷\",\"note\":\"a]]>b <&\"}";
    private static final String OTHER = "{\"name\":\"その他\"}";
    private static final String SVG =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- 結び <svg> -->
            <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>結び 𠮷</title>
              <path d="M0 0h1"/></svg>
            """;

    private static byte[] png() throws IOException {
        var picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(3, 4, 0xff336699);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int count(byte[] bytes, String what) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.split(what, -1).length - 1;
    }

    private static String refused(byte[] bytes) {
        var refused = assertThrows(BadPicture.class, () -> Baked.bake(bytes, JSON));
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
        return sentence;
    }

    @Test
    void aPngHasItsCredentialRightAfterTheHeaderAndLooksTheSame() throws Exception {
        byte[] png = png();
        byte[] baked = Baked.bake(png, JSON);
        assertTrue(Baked.isPicture(baked));
        assertEquals(Optional.of(JSON), Baked.extract(baked));
        assertEquals(Optional.empty(), Baked.extract(png));
        int header = 8 + 25;
        assertArrayEquals(Arrays.copyOf(png, header), Arrays.copyOf(baked, header));
        String chunk = new String(baked, header + 4, 24 + 4, StandardCharsets.ISO_8859_1);
        assertEquals("iTXtopenbadgecredential\0\0\0\0\0", chunk);
        assertArrayEquals(
                Arrays.copyOfRange(png, header, png.length),
                Arrays.copyOfRange(baked, baked.length - png.length + header, baked.length));
        var picture = ImageIO.read(new ByteArrayInputStream(baked));
        assertEquals(0xff336699, picture.getRGB(3, 4));
    }

    @Test
    void aPngKeepsOneCredentialTheLast() throws Exception {
        byte[] baked = Baked.bake(Baked.bake(png(), OTHER), JSON);
        assertEquals(1, count(baked, "openbadgecredential"));
        assertEquals(Optional.of(JSON), Baked.extract(baked));
        assertArrayEquals(Baked.bake(png(), JSON), baked);
    }

    @Test
    void aPngThatIsCutShortOrDamagedIsRefused() throws Exception {
        byte[] png = png();
        for (int length = 8; length < png.length; length++) {
            assertTrue(refused(Arrays.copyOf(png, length)).contains("cut short"));
        }
        for (int at : new int[] {17, 30, png.length - 14, png.length - 2}) {
            byte[] damaged = png.clone();
            damaged[at] ^= 1;
            assertTrue(refused(damaged).contains("damaged"));
        }
        byte[] long_ = png.clone();
        long_[8] = (byte) 0x80;
        assertTrue(refused(long_).contains("cut short"));
    }

    @Test
    void aPngWithTwoCredentialsOrACompressedOneGivesNone() throws Exception {
        byte[] baked = Baked.bake(png(), JSON);
        int header = 8 + 25;
        int added = baked.length - png().length;
        var twice = new ByteArrayOutputStream();
        twice.write(baked, 0, header + added);
        twice.write(baked, header, baked.length - header);
        var refused = assertThrows(BadPicture.class, () -> Baked.extract(twice.toByteArray()));
        assertTrue(String.valueOf(refused.getMessage()).contains("more than one"));
        assertEquals(Optional.of(JSON), Baked.extract(Baked.bake(twice.toByteArray(), JSON)));
    }

    @Test
    void anSvgHasItsCredentialAsItsFirstElementAndKeepsTheRest() throws Exception {
        byte[] baked = Baked.bake(utf8(SVG), JSON);
        assertTrue(Baked.isPicture(baked));
        String credential = Baked.extract(baked).orElseThrow();
        assertEquals(JSON.replace("]]>", "]]\\u003e"), credential);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(baked))
                        .getDocumentElement();
        var first = root.getFirstChild();
        assertNotNull(first);
        assertEquals("openbadges:credential", first.getNodeName());
        assertEquals("https://purl.imsglobal.org/ob/v3p0", first.getNamespaceURI());
        assertEquals(credential, first.getTextContent());
        String without =
                text(baked)
                        .replace(" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"", "")
                        .replaceAll("(?s)<openbadges:credential>.*</openbadges:credential>", "");
        assertEquals(SVG, without);
        assertEquals(Optional.empty(), Baked.extract(utf8(SVG)));
    }

    @Test
    void anSvgKeepsOneCredentialTheLast() throws Exception {
        byte[] baked = Baked.bake(Baked.bake(utf8(SVG), OTHER), JSON);
        assertEquals(text(Baked.bake(utf8(SVG), JSON)), text(baked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1' />",
                "<svg\n xmlns='http://www.w3.org/2000/svg'\n a='>'><g/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><a"
                        + " xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential"
                        + " verify='a.b.c'/></a></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'"
                        + " xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:openbadges='http://openbadges.org'/>"
            })
    void anSvgOfAnyFormTakesOne(String svg) throws Exception {
        byte[] baked = Baked.bake(utf8(svg), OTHER);
        assertEquals(Optional.of(OTHER), Baked.extract(baked), text(baked));
        assertEquals(text(baked), text(Baked.bake(baked, OTHER)));
    }

    @Test
    void anSvgWithACredentialOfTheOtherKindGivesThat() throws Exception {
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg'"
                        + " xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'>"
                        + "<openbadges:credential verify='a.b.c'/></svg>";
        assertEquals(Optional.of("a.b.c"), Baked.extract(utf8(svg)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
                "<html><svg xmlns='http://www.w3.org/2000/svg'/></html>",
                "<svg/>",
                "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
                "GIF89a",
                ""
            })
    void whatIsNoPictureForCredentialsIsRefused(String text) {
        refused(utf8(text));
    }

    @Test
    void anSvgOfAnotherEncodingIsRefused() {
        assertTrue(refused("<svg>é</svg>".getBytes(StandardCharsets.ISO_8859_1)).contains("UTF-8"));
        assertFalse(Baked.isPicture(utf8("{\"name\":\"<svg\"}")));
    }
}
