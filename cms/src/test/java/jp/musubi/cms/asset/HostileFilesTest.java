package jp.musubi.cms.asset;

import static jp.musubi.cms.asset.IntakeOutcome.Reason.TOO_LARGE;
import static jp.musubi.cms.asset.IntakeOutcome.Reason.UNREADABLE;
import static jp.musubi.cms.asset.IntakeOutcome.Reason.UNSUPPORTED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What becomes of files that are broken, enormous, disguised or not wanted. */
class HostileFilesTest {
    private static final String SCRIPT = "alert(document.domain)";
    private static final long MAX_HEAP_GROWTH_BYTES = 256L << 20;

    @TempDir private Path data;
    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
    }

    @Test
    void aHeaderThatClaimsTooManyPixelsIsEnough() throws IOException {
        byte[] data = MadePictures.deflatedZeros(1_000);
        intake.refused(
                UNREADABLE, "picture_too_many_pixels", MadePictures.pngOf(7_200, 7_000, data));
        intake.refused(UNREADABLE, "picture_too_many_pixels", MadePictures.pngOf(100_000, 1, data));
        byte[] gif = MadePictures.animatedGif(10, 10);
        gif[6] = gif[7] = gif[8] = gif[9] = (byte) 0xFF;
        intake.refused(UNREADABLE, "picture_too_many_pixels", gif);
        byte[] jpeg = MadePictures.jpeg(16, 16);
        int frame = indexOf(jpeg, 0xFF, 0xC0);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFE);
        intake.refused(UNREADABLE, "picture_too_many_pixels", jpeg);
    }

    @Test
    void dataThatInflatesWithoutEndIsStopped() throws IOException {
        intake.refused(
                UNREADABLE,
                "picture_broken",
                MadePictures.pngOf(100, 100, MadePictures.deflatedZeros(64L << 20)));
    }

    @Test
    void anArchiveCalledAPictureIsAnArchive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("picture.png"));
            zip.write(new byte[10 << 20]);
        }
        intake.refused(UNSUPPORTED, "upload_office", bytes.toByteArray());
    }

    @Test
    void aTextThatInflatesWithoutEndIsNeverLookedAt() throws IOException {
        byte[] bomb =
                MadePictures.concat(
                        MadePictures.latin("t\0\0"), MadePictures.deflatedZeros(256L << 20));
        byte[] png = MadePictures.withChunk(MadePictures.png(300, 200), "zTXt", bomb);
        byte[] profile = MadePictures.withChunk(MadePictures.png(301, 200), "iCCP", bomb);

        assertEquals(300, intake.accepted("a.png", png).width());
        assertEquals(301, intake.accepted("b.png", profile).width());
    }

    @Test
    void aPhotoOfThousandsOfPassesIsRefused() throws IOException {
        byte[] jpeg = MadePictures.progressiveJpeg(5_000, 4_000);
        int scan = indexOf(jpeg, 0xFF, 0xDA);
        // The passes of the fine detail again and again, each of them a few bytes long.
        byte[] pass = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 5, 2, 0x3F};
        var all = new ByteArrayOutputStream();
        all.write(jpeg, 0, scan);
        for (int i = 0; i < 5_000; i++) {
            all.write(pass);
        }
        all.write(jpeg, scan, jpeg.length - scan);
        intake.refused(UNREADABLE, "picture_too_slow", all.toByteArray());
    }

    @Test
    void whatEndsTooEarlyIsSaidToBeIncomplete() throws IOException {
        byte[] jpeg = MadePictures.jpeg(600, 400);
        byte[] png = MadePictures.png(600, 400);
        byte[] gif = MadePictures.animatedGif(600, 400);
        for (byte[] whole : new byte[][] {jpeg, png}) {
            for (int tenth = 1; tenth <= 9; tenth++) {
                intake.refused(
                        UNREADABLE,
                        "picture_incomplete",
                        Arrays.copyOf(whole, whole.length * tenth / 10));
            }
        }
        intake.refused(UNREADABLE, "picture_incomplete", Arrays.copyOf(gif, gif.length / 4));
        intake.refused(
                UNREADABLE,
                "picture_incomplete",
                MadePictures.pngOf(400, 400, MadePictures.deflatedZeros(1_000)));
        intake.refused(UNREADABLE, "upload_empty", new byte[0]);
    }

    @Test
    void aWebpThatEndsTooEarlyIsSaidToBeIncomplete(@TempDir Path other) throws IOException {
        var maker = new Intake(other);
        byte[] webp = maker.bytes(maker.accepted("a", MadePictures.jpeg(600, 400)).file());
        for (int half = 1; half <= 4; half++) {
            intake.refused(
                    UNREADABLE,
                    "picture_incomplete",
                    Arrays.copyOf(webp, webp.length - webp.length / (half + 1)));
        }
    }

    @Test
    void damageOfAnyKindNeverGetsFurtherThanAProblem(@TempDir Path other) throws IOException {
        var maker = new Intake(other);
        byte[] webp = maker.bytes(maker.accepted("a", MadePictures.jpeg(60, 40)).file());
        var random = new Random(1583);
        byte[][] pictures = {
            MadePictures.jpeg(60, 40),
            MadePictures.progressiveJpeg(60, 40),
            MadePictures.cmykJpeg(60, 40),
            MadePictures.withExif(MadePictures.jpeg(60, 40), 6, "x"),
            MadePictures.png(60, 40),
            MadePictures.animatedGif(60, 40),
            webp
        };
        for (int round = 0; round < 60; round++) {
            for (byte[] picture : pictures) {
                byte[] damaged = picture.clone();
                for (int i = random.nextInt(1, 8); i > 0; i--) {
                    damaged[random.nextInt(12, damaged.length)] = (byte) random.nextInt();
                }
                long start = Intake.CLOCK.getCurrentThreadCpuTime();
                intake.take("damaged", damaged, Map.of());
                assertTrue(Intake.CLOCK.getCurrentThreadCpuTime() - start < 2_000_000_000L);
            }
        }
    }

    @Test
    void drawingsPagesProgramsAndOfficeFilesAreRefusedWithTheirCure() throws IOException {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>" + SCRIPT + "</script></svg>";
        intake.refused(UNSUPPORTED, "upload_svg", MadePictures.latin(svg));
        intake.refused(
                UNSUPPORTED, "upload_svg", MadePictures.latin("<?xml version=\"1.0\"?>\n" + svg));
        intake.refused(
                UNSUPPORTED,
                "upload_text",
                MadePictures.latin("<!DOCTYPE html><html><script>" + SCRIPT + "</script>"));
        intake.refused(UNSUPPORTED, "upload_text", MadePictures.latin("plain words, many of them"));
        intake.refused(
                UNSUPPORTED,
                "upload_heic",
                MadePictures.latin("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
        intake.refused(
                UNSUPPORTED, "upload_other_picture", MadePictures.latin("II*\0\u0008\0\0\0\0\0"));
        intake.refused(
                UNSUPPORTED,
                "upload_unknown",
                MadePictures.latin("\u007FELF\u0002\u0001\u0001\0\0\0"));
        intake.refused(
                UNSUPPORTED,
                "upload_unknown",
                MadePictures.latin("MZ\u0090\0\u0003\0\0\0\u0004\0"));
        intake.refused(UNSUPPORTED, "upload_unknown", new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    }

    @Test
    void aPictureThatIsAlsoAScriptIsOnlyAPictureAfterwards() throws IOException {
        byte[] gif = MadePictures.animatedGif(10_799, 30);
        byte[] gifScript = MadePictures.concat(gif, MadePictures.latin("*/=1;" + SCRIPT));
        byte[] jpegPage =
                MadePictures.concat(
                        MadePictures.withSegment(
                                MadePictures.jpeg(400, 300),
                                0xFE,
                                MadePictures.latin("<html><script>" + SCRIPT + "</script>")),
                        MadePictures.latin("<script>" + SCRIPT + "</script>"));
        byte[] pngPage =
                MadePictures.concat(
                        MadePictures.png(200, 100), MadePictures.latin("<?php " + SCRIPT + ";"));
        intake.accepted("a.js", gifScript);
        intake.accepted("b.html", jpegPage);
        intake.accepted("c.php", pngPage);

        for (Path file : intake.files()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains(SCRIPT), file.toString());
            assertTrue(text.startsWith("RIFF"), file.toString());
        }
    }

    @Test
    void aFileBeyondTheLimitIsRefusedWithoutReadingItAll() throws IOException {
        byte[] huge = Arrays.copyOf(MadePictures.jpeg(10, 10), AssetLimits.MAX_UPLOAD_BYTES + 1);
        intake.refused(TOO_LARGE, "upload_too_large", huge);
    }

    @Test
    void manyLargePicturesAtOnceStayWithinBounds() throws Exception {
        byte[] large =
                MadePictures.pngOf(7_000, 7_000, MadePictures.deflatedZeros(7_000L * 21_001));
        byte[] photo = MadePictures.progressiveJpeg(4_000, 3_000);
        var peak = new Peak();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            byte[] bytes = i % 2 == 0 ? large : photo;
            threads[i] =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    assertEquals(1600, intake.accepted("x", bytes).width());
                                } catch (IOException | AssertionError e) {
                                    failures.add(e);
                                }
                            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(failures.isEmpty(), failures.toString());
        long growth = peak.stop();
        assertTrue(growth < MAX_HEAP_GROWTH_BYTES, (growth >> 20) + " MiB");
    }

    /** Watches how much the heap in use grows, collecting what is no longer needed. */
    private static final class Peak {
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;
        private final long before;
        private volatile long most;

        Peak() {
            before = used();
            thread =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    most = Math.max(most, used());
                                    LockSupport.parkNanos(100_000_000);
                                }
                            });
        }

        long stop() throws InterruptedException {
            over.set(true);
            thread.join();
            return most - before;
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    private static int indexOf(byte[] bytes, int first, int second) {
        for (int i = 2; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == first && (bytes[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }
}
