package jp.musubi.cms.edit;

import static jp.musubi.cms.edit.Writers.draft;
import static jp.musubi.cms.edit.Writers.edit;
import static jp.musubi.cms.edit.Writers.then;
import static jp.musubi.cms.edit.Writers.with;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.asset.MadePictures;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.imageio.ImageIO;

/** A photograph as a telephone makes it, on its way from a group to the readers. */
final class PhotographOnTheSiteTest {
    private static final String PLACE = "GPS-36.5613N-136.6562E";

    /**
     * The reader that tests have goes astray further down in a tall file that browsers read well.
     */
    private static final int NEAR_THE_TOP_PX = 40;

    /** As near as lossy coding comes, all three channels together. */
    private static final int MAX_DISTANCE = 60;

    private static final String WORDS = "川べりにならぶ十人";

    @Test
    void readersGetItUprightInSizesThatFitAndNobodyLearnsWhereItWasTaken(@TempDir Path data)
            throws Exception {
        try (Writers writers = Writers.start(data)) {
            publish(writers, MadePictures.withExif(MadePictures.jpeg(3000, 2000), 6, PLACE));
            RunningCity city = writers.city();

            Element shown = picture(city, "/groups/kai-1/");
            assertEquals(WORDS, shown.attr("alt"));
            assertEquals("focus-x-30 focus-y-0", shown.className());
            assertEquals("1600", shown.attr("width"), "upright, and not larger than screens need");
            assertEquals("2400", shown.attr("height"));
            assertEquals("", shown.attr("loading"), "it is the first thing that readers see");
            assertFalse(shown.attr("sizes").isEmpty());
            Map<Integer, String> sizes = sizes(shown.attr("srcset"));
            assertEquals(List.of(480, 960, 1600), List.copyOf(sizes.keySet()));
            for (Map.Entry<Integer, String> size : sizes.entrySet()) {
                checkUpright(city, data, size.getKey(), size.getValue());
            }

            Element listed = picture(city, "/groups/");
            assertEquals("lazy", listed.attr("loading"));
            assertTrue(listed.hasClass("focus-y-0"), listed.outerHtml());
            String snapshot = city.get("/api/v1/snapshot").body();
            assertTrue(snapshot.contains("\"focus\":{\"x\":30,\"y\":0}"), snapshot);
            assertTrue(sizes.containsValue(listed.attr("src")), listed.outerHtml());
            assertFalse(listed.attr("width").isEmpty() || listed.attr("height").isEmpty());
            checkNothingTellsThePlace(data);
        }
    }

    /** An editor brings it and says what it shows, staff approve it. */
    private static void publish(Writers writers, byte[] photograph) throws Exception {
        String id = writers.group("柳の会");
        Visitor editor = writers.editor();
        editor.get(edit(id));
        Visitor.Page sent =
                editor.postFile(
                        "/admin/entries/" + id + "/pictures",
                        Visitor.Brought.of("IMG_0042.JPG", photograph),
                        false,
                        "field",
                        "image");
        assertEquals(303, sent.status(), sent.body());
        String picture = writers.text(id, "image");
        var described =
                with(
                        editor.open(edit(id)),
                        "f.image",
                        picture,
                        "f.image.alt.ja",
                        WORDS,
                        "f.image.focus",
                        "30-0");
        assertEquals(303, editor.post(draft(id), then(described, "submit")).status());
        String queue = writers.staff().get("/admin/reviews").body();
        int at = queue.indexOf("/admin/reviews/0");
        String waiting = queue.substring(at, queue.indexOf('"', at));
        writers.staff().get(waiting);
        String publication =
                writers.staff().post(waiting + "/approval").location().replaceAll(".*/|\\?.*", "");
        writers.city()
                .await(() ->
                        writers.city()
                                .publication(publication)
                                .path("state")
                                .asText()
                                .equals("done"));
    }

    private static Element picture(RunningCity city, String path) throws Exception {
        return Jsoup.parse(city.get(path).body()).expectFirst("main img[src*=/assets/]");
    }

    /** The addresses of a picture by their widths. */
    private static Map<Integer, String> sizes(String srcset) {
        var sizes = new TreeMap<Integer, String>();
        for (String one : srcset.split(", ", -1)) {
            String[] parts = one.split(" ", -1);
            sizes.put(Integer.parseInt(parts[1].replace("w", "")), parts[0]);
        }
        return sizes;
    }

    /** Turned as its telephone said, what was above is at the right. */
    private static void checkUpright(RunningCity city, Path data, int width, String address)
            throws Exception {
        var answer = city.get(address);
        assertEquals(200, answer.statusCode(), address);
        assertEquals("image/webp", answer.headers().firstValue("Content-Type").orElse(""));
        BufferedImage image = ImageIO.read(data.resolve(address.replaceFirst("^/", "")).toFile());
        assertEquals(width, image.getWidth(), address);
        assertEquals(width * 3 / 2, image.getHeight(), address);
        checkColour(MadePictures.TOP, image, width - 10);
        checkColour(MadePictures.BOTTOM, image, 10);
    }

    private static void checkColour(Color expected, BufferedImage image, int x) {
        Color found = new Color(image.getRGB(x, NEAR_THE_TOP_PX));
        int distance =
                Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue());
        assertTrue(
                distance < MAX_DISTANCE,
                expected + " expected at " + x + " of " + image.getWidth() + ", but was " + found);
    }

    /** Neither what is published nor anything that the program kept beside it. */
    private static void checkNothingTellsThePlace(Path data) throws IOException {
        int pictures = 0;
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(PLACE), file.toString());
                if (file.toString().endsWith(".webp")) {
                    pictures++;
                    for (String trace : Arrays.asList("EXIF", "Exif", "XMP ")) {
                        assertFalse(text.contains(trace), trace + " in " + file);
                    }
                }
            }
        }
        assertTrue(pictures >= 3, "the pictures are below " + data);
    }
}
