package jp.musubi.cms.asset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** What becomes of pictures that are taken. */
class PictureIntakeTest {
    private static final String MARKER = "GPS-36.5613N-136.6562E";

    @TempDir private Path data;
    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
    }

    @Test
    void aPhotoIsKeptInThreeWidthsAndTheLargestIsTheAsset() throws IOException {
        StoredAsset asset = intake.accepted("DSC_0001.JPG", MadePictures.jpeg(3000, 2000));

        assertEquals("image/webp", asset.mediaType());
        assertEquals(List.of(1600, 1067), List.of(asset.width(), asset.height()));
        assertEquals(
                List.of(480, 960),
                asset.variants().stream().map(StoredAsset.StoredVariant::width).toList());
        assertTrue(asset.file().matches("assets/([0-9a-f]{2})/\\1[0-9a-f]{30}-1600\\.webp"));
        for (StoredAsset.StoredVariant variant : asset.variants()) {
            BufferedImage picture = intake.picture(variant.file());
            assertEquals(variant.width(), picture.getWidth());
            assertEquals(variant.height(), picture.getHeight());
            assertEquals(variant.sizeBytes(), Files.size(data.resolve(variant.file())));
        }
    }

    @Test
    void aSmallPictureIsNeverMadeLarger() throws IOException {
        StoredAsset asset = intake.accepted("small.png", MadePictures.png(700, 300));

        assertEquals(List.of(700, 300), List.of(asset.width(), asset.height()));
        assertEquals(1, asset.variants().size());
        assertEquals(480, asset.variants().getFirst().width());
    }

    @Test
    void aSinglePixelIsAPictureToo() throws IOException {
        StoredAsset asset = intake.accepted("dot.png", MadePictures.png(1, 1));

        assertEquals(List.of(1, 1), List.of(asset.width(), asset.height()));
        assertEquals(List.of(), asset.variants());
    }

    @Test
    void aVeryLongPictureBecomesNarrowInsteadOfEndless() throws IOException {
        StoredAsset asset = intake.accepted("scroll.png", MadePictures.png(100, 40_000));

        assertEquals(List.of(8, 3200), List.of(asset.width(), asset.height()));
    }

    @Test
    void theSamePictureTwiceGivesTheSameFiles() throws IOException {
        byte[] photo = MadePictures.jpeg(1000, 800);
        StoredAsset first = intake.accepted("a.jpg", photo);
        var files = new HashSet<>(intake.files());
        StoredAsset second = intake.accepted("b.jpg", photo);

        assertEquals(first.file(), second.file());
        assertEquals(first.variants(), second.variants());
        assertFalse(first.id().equals(second.id()));
        assertEquals(files, new HashSet<>(intake.files()));
    }

    @Test
    void whereAPhotoWasTakenIsInNoPublishedByte() throws IOException {
        byte[] photo = MadePictures.withExif(MadePictures.jpeg(2000, 1000), 1, MARKER);
        photo =
                MadePictures.withSegment(
                        photo, 0xE1, MadePictures.latin("http://ns.adobe.com/xap/1.0/\0" + MARKER));
        photo = MadePictures.withSegment(photo, 0xFE, MadePictures.latin(MARKER));
        byte[] screenshot =
                MadePictures.withChunk(
                        MadePictures.png(600, 400), "tEXt", MadePictures.latin("Place\0" + MARKER));
        screenshot = MadePictures.withChunk(screenshot, "eXIf", MadePictures.exif(1, MARKER));
        intake.accepted("photo.jpg", photo);
        intake.accepted("screenshot.png", screenshot);

        assertFalse(intake.files().isEmpty());
        for (Path file : intake.files()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String trace : List.of(MARKER, "Exif", "EXIF", "ICCP", "XMP ", "xap")) {
                assertFalse(text.contains(trace), trace + " in " + file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 120, 80, top", "2, 120, 80, top", "3, 120, 80, bottom", "4, 120, 80, bottom",
        "5, 80, 120, left", "6, 80, 120, right", "7, 80, 120, right", "8, 80, 120, left"
    })
    void aTurnedPhotoStandsUpright(int orientation, int width, int height, String redSide)
            throws IOException {
        byte[] photo = MadePictures.withExif(MadePictures.jpeg(120, 80), orientation, MARKER);
        StoredAsset asset = intake.accepted("turned.jpg", photo);

        assertEquals(List.of(width, height), List.of(asset.width(), asset.height()));
        int x = redSide.equals("left") ? 10 : redSide.equals("right") ? width - 10 : width / 2;
        int y = redSide.equals("top") ? 10 : redSide.equals("bottom") ? height - 10 : height / 2;
        intake.assertColour(MadePictures.TOP, asset.file(), x, y);
    }

    @Test
    void inksBecomeColours() throws IOException {
        StoredAsset asset = intake.accepted("print.jpg", MadePictures.cmykJpeg(400, 300));

        Color upper = new Color(intake.picture(asset.file()).getRGB(200, 50));
        Color lower = new Color(intake.picture(asset.file()).getRGB(200, 250));
        assertTrue(upper.getBlue() > 200 && upper.getRed() < 60, upper.toString());
        assertTrue(lower.getRed() > 200 && lower.getBlue() < 60, lower.toString());
    }

    @Test
    void greyStaysAsLightAsItWas() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                image.getRaster().setSample(x, y, 0, 128);
            }
        }
        for (String format : List.of("png", "jpeg")) {
            StoredAsset asset = intake.accepted("grey", MadePictures.encoded(image, format));
            intake.assertColour(new Color(128, 128, 128), asset.file(), 50, 50);
        }
    }

    @Test
    void whatIsTransparentStaysTransparent() throws IOException {
        var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 100; x < 200; x++) {
                image.setRGB(x, y, MadePictures.BOTTOM.getRGB());
            }
        }
        StoredAsset asset = intake.accepted("logo.png", MadePictures.encoded(image, "png"));

        assertEquals(0, intake.picture(asset.file()).getRGB(20, 50) >>> 24);
        assertEquals(255, intake.picture(asset.file()).getRGB(180, 50) >>> 24);
        intake.assertColour(MadePictures.BOTTOM, asset.file(), 180, 50);
    }

    @Test
    void coloursOfAnotherProfileAreConverted() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(profile);
        }
        byte[] chunk =
                MadePictures.concat(MadePictures.latin("linear\0\0"), deflated.toByteArray());
        var image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2500; i++) {
            image.setRGB(i % 50, i / 50, 0x373737);
        }
        byte[] png = MadePictures.withChunk(MadePictures.encoded(image, "png"), "iCCP", chunk);
        StoredAsset asset = intake.accepted("linear.png", png);

        intake.assertColour(new Color(0x80, 0x80, 0x80), asset.file(), 25, 25);
    }

    @Test
    void ofAnAnimationTheFirstPictureIsKept() throws IOException {
        StoredAsset asset = intake.accepted("dance.gif", MadePictures.animatedGif(300, 200));

        assertEquals(List.of(300, 200), List.of(asset.width(), asset.height()));
        intake.assertColour(MadePictures.TOP, asset.file(), 150, 100);
    }

    @Test
    void aWebpIsWrittenAnewAsWell() throws IOException {
        StoredAsset first = intake.accepted("a.jpg", MadePictures.jpeg(1200, 800));
        byte[] webp = intake.bytes(first.file());
        byte[] exif = MadePictures.latin("EXIF\u0016\0\0\0" + MARKER);
        byte[] marked = MadePictures.concat(webp, exif);
        marked[4] += (byte) exif.length;
        StoredAsset second = intake.accepted("b.webp", marked);

        assertEquals(List.of(1200, 800), List.of(second.width(), second.height()));
        assertFalse(
                new String(intake.bytes(second.file()), StandardCharsets.ISO_8859_1)
                        .contains(MARKER));
        intake.assertColour(MadePictures.TOP, second.file(), 600, 100);
    }

    @Test
    void aProgressivePhotoLooksLikeAnyOther() throws IOException {
        StoredAsset asset = intake.accepted("web.jpg", MadePictures.progressiveJpeg(1000, 600));

        intake.assertColour(MadePictures.TOP, asset.file(), 500, 100);
        intake.assertColour(MadePictures.BOTTOM, asset.file(), 500, 500);
    }

    @Test
    void theNameSaysNothingAboutWhatAFileIs() throws IOException {
        byte[] photo = MadePictures.jpeg(500, 300);
        StoredAsset asset = intake.accepted("../../evil\u0000\u202Egpj.exe.svg", photo);

        assertEquals("image/webp", asset.mediaType());
        assertEquals("evilgpj.exe.svg", asset.fileName());
        assertArrayEquals(
                intake.bytes(asset.file()),
                intake.bytes(intake.accepted("photo.jpg", photo).file()));
    }
}
