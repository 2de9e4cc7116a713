package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Bad days: the old site stays, the message is clear, and nothing is lost. */
final class FaultsTest {
    private static final String PAGE =
            "{\"type\":\"page\",\"slug\":\"%s\",\"fields\":{\"title\":\"%s\",\"body\":\"%s\"}}";

    @TempDir private Path folder;

    /** A small disk of its own for the site; skipped aloud where one may not mount any. */
    private static final class SmallDisk implements AutoCloseable {
        private final Path place;

        SmallDisk(Path place, String size) throws IOException {
            this.place = place;
            Files.createDirectories(place);
            int exit = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
            if (exit != 0) {
                System.err.println(
                        "\n*** No disk could be mounted: a full disk was NOT tested ***\n");
            }
            Assumptions.assumeTrue(exit == 0, "mounting needs root");
        }

        private static int run(String... command) throws IOException {
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        void fill() throws IOException {
            try (OutputStream out = Files.newOutputStream(place.resolve("filler"))) {
                byte[] block = new byte[4_096];
                while (true) {
                    out.write(block);
                }
            } catch (IOException e) {
                // It is full now.
            }
        }

        void makeRoom() throws IOException {
            Files.delete(place.resolve("filler"));
        }

        @Override
        public void close() throws IOException {
            run("umount", "-l", place.toString());
        }
    }

    @Test
    void aFullDiskKeepsTheOldSiteAndTheNextTryPublishes() throws Exception {
        Path data = folder.resolve("data");
        try (var disk = new SmallDisk(data.resolve("site"), "48m");
                RunningCity city = RunningCity.start(data, null, false)) {
            city.publish(PAGE.formatted("one", "はじめの頁", "本文"));
            disk.fill();
            String id =
                    city.post("/api/v1/entries", PAGE.formatted("two", "次の頁", "本文"))
                            .path("id")
                            .asText();
            String publication =
                    city.post("/api/v1/entries/" + id + "/publication", "").path("id").asText();
            String message = "";
            while (message.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(50);
                message =
                        city.publication(publication).path("state").asText().equals("failed")
                                ? city.publication(publication).path("message").asText()
                                : "";
            }
            assertTrue(message.contains("The disk is full"), message);
            HttpResponse<String> old = city.get("/guide/one/");
            assertEquals(200, old.statusCode());
            assertTrue(old.body().contains("はじめの頁"));
            assertFalse(city.get("/feed.xml").body().contains("次の頁"));
            disk.makeRoom();
            awaitDone(city, publication);
            assertTrue(city.get("/feed.xml").body().contains("次の頁"));
            assertTrue(city.get("/guide/two/").body().contains("</html>"));
        }
    }

    private static void awaitDone(RunningCity city, String publication) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!city.publication(publication).path("state").asText().equals("done")) {
            assertTrue(System.nanoTime() < end, city.publication(publication).toString());
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void aHugeTextIsRefusedByTheApiOrPublishedButHoldsUpNobody() throws Exception {
        try (RunningCity city = RunningCity.start(folder.resolve("data"), null, false)) {
            city.publish(PAGE.formatted("one", "はじめの頁", "本文"));
            String huge = "大きな文。\\n\\n".repeat(5_000_000 / 19);
            var refused = city.tryPost("/api/v1/entries", PAGE.formatted("huge", "大きな頁", huge));
            assertEquals(413, refused.statusCode(), refused.body());
            String deep = "> ".repeat(20_000) + "深い";
            var answer = city.tryPost("/api/v1/entries", PAGE.formatted("deep", "深い頁", deep));
            if (answer.statusCode() == 201) {
                String id = RunningCity.json(answer.body()).path("id").asText();
                city.tryPost("/api/v1/entries/" + id + "/publication", "");
            }
            city.publish(PAGE.formatted("two", "次の頁", "本文"));
            assertTrue(city.get("/feed.xml").body().contains("次の頁"));
            assertTrue(city.get("/feed.xml").body().contains("はじめの頁"));
        }
    }

    @Test
    void aTermThatIsDeletedWhileEntriesCarryItIsLeftOutAndBreaksNothing() throws Exception {
        Path content = folder.resolve("content");
        Files.createDirectories(content.resolve("types"));
        Files.createDirectories(content.resolve("vocabularies"));
        Files.writeString(
                content.resolve("types/course.yml"),
                """
                type: course
                plural: courses
                label: {ja: 講座, en: Course}
                label_plural: {ja: 講座, en: Courses}
                path: /courses/{slug}/
                list: /courses/
                title: title
                sort: title
                fields:
                  title:
                    kind: text
                    label: {ja: 名, en: Title}
                    required: true
                  level:
                    kind: choices
                    label: {ja: 段階, en: Level}
                    vocabulary: level
                    term_pages: /levels/{term}/
                    facet: true
                """);
        Path levels = content.resolve("vocabularies/level.csv");
        Files.write(
                levels,
                List.of(
                        "id,label_ja,label_en,short_ja,short_en,reading,order",
                        "first,はじめて,First,,,はじめて,1",
                        "next,つぎ,Next,,,つぎ,2"));
        Path data = folder.resolve("data");
        try (RunningCity city = RunningCity.start(data, content, false)) {
            city.publish(
                    "{\"type\":\"course\",\"slug\":\"go\",\"fields\":{\"title\":\"囲碁\","
                            + "\"level\":[\"first\",\"next\"]}}");
            assertEquals(200, city.get("/levels/next/").statusCode());
        }
        Files.write(
                levels,
                List.of(
                        "id,label_ja,label_en,short_ja,short_en,reading,order",
                        "first,はじめて,First,,,はじめて,1"));
        try (RunningCity city = RunningCity.start(data, content, false)) {
            assertEquals(404, city.get("/levels/next/").statusCode(), "its list is gone");
            assertTrue(city.get("/courses/go/").body().contains("囲碁"));
            city.publish(
                    "{\"type\":\"course\",\"slug\":\"shogi\",\"fields\":{\"title\":\"将棋\","
                            + "\"level\":[\"first\"]}}");
            assertTrue(city.get("/levels/first/").body().contains("囲碁"));
            assertTrue(
                    city.get("/api/v1/courses/go").body().contains("\"next\""),
                    "what was written is not lost");
        }
    }
}
