package jp.musubi.cms.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.Ids;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** An intake over a temporary folder, and what tests want to know of it. */
final class Intake {
    private static final long MAX_MILLISECONDS = 2_000;

    /** Time of work, so that a busy machine fails no test. */
    static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Path data;
    private final AssetIntake intake;

    Intake(Path data) throws IOException {
        this.data = data;
        Clock clock = Clock.systemUTC();
        this.intake = new AssetIntake(data, List.of("ja", "en"), new Ids(clock), clock);
    }

    IntakeOutcome take(String name, byte[] bytes, Map<String, String> alt) throws IOException {
        return intake.take(new Upload(name, new ByteArrayInputStream(bytes), alt, null, null));
    }

    StoredAsset accepted(String name, byte[] bytes) throws IOException {
        var outcome = take(name, bytes, Map.of());
        return assertInstanceOf(IntakeOutcome.Accepted.class, outcome, outcome::toString).asset();
    }

    /** Takes a file that must be refused, quickly, with that code and words in both languages. */
    void refused(IntakeOutcome.Reason reason, String code, byte[] bytes) throws IOException {
        long start = CLOCK.getCurrentThreadCpuTime();
        var outcome = take("photo.jpg", bytes, Map.of());
        long milliseconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000;
        var refused = assertInstanceOf(IntakeOutcome.Refused.class, outcome, outcome::toString);
        assertEquals(code, refused.problems().getFirst().code());
        assertEquals(reason, refused.reason());
        assertEquals("file", refused.problems().getFirst().field());
        for (String language : List.of("ja", "en")) {
            assertTrue(refused.problems().getFirst().message(language).length() > 20);
        }
        assertTrue(milliseconds < MAX_MILLISECONDS, "it took " + milliseconds + " ms");
        assertEquals(List.of(), files(), "nothing is kept of what is refused");
    }

    byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(data.resolve(file));
    }

    BufferedImage picture(String file) throws IOException {
        return ImageIO.read(data.resolve(file).toFile());
    }

    /** Checks a pixel's colour, as near as lossy coding comes. */
    void assertColour(Color expected, String file, int x, int y) throws IOException {
        Color found = new Color(picture(file).getRGB(x, y));
        int distance =
                Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue());
        assertTrue(distance < 36, expected + " expected, but was " + found);
    }

    List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        try (var files = Files.walk(data)) {
            files.filter(Files::isRegularFile).forEach(all::add);
        }
        return all;
    }
}
