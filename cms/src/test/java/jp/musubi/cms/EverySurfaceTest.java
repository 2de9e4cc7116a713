package jp.musubi.cms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One entry on its way through everything: API, snapshot, page, search, feeds and open data. */
class EverySurfaceTest {
    private static final String MARKER = "MARKERhimitsu";

    @TempDir private Path folder;

    @Test
    void aTypeAddedAsYamlIsThereOnEverySurface() throws Exception {
        Path content = folder.resolve("content");
        Files.createDirectories(content.resolve("types"));
        Files.createDirectories(content.resolve("vocabularies"));
        Files.writeString(
                content.resolve("types/course.yml"),
                """
                type: course
                plural: courses
                label: {ja: 講座, en: Course}
                path: /courses/{slug}/
                list: /courses/
                jsonld: Course
                fields:
                  title: {kind: text, label: 講座名, required: true, search_weight: 8, list_column: true}
                  level: {kind: choice, vocabulary: level, label: 段階, facet: true, list_column: true}
                  seats: {kind: number, label: 定員, list_column: true}
                  teacher_phone: {kind: phone, label: 講師の電話, visibility: staff}
                """);
        Files.writeString(
                content.resolve("vocabularies/level.csv"),
                "id,label_ja,label_en\nfirst,はじめて,First\nnext,つづき,Next\n");
        try (var city = RunningCity.start(folder.resolve("data"), content, false)) {
            city.publish(
                    """
                    {"type":"course","slug":"mizuhiki","fields":{"title":"水引入門講座","level":"first","seats":12,"teacher_phone":"076-299-0099"}}
                    """);
            assertHas(city, "/api/v1/courses?filter%5Blevel%5D=first", "水引入門講座");
            assertHas(city, "/api/v1/courses/mizuhiki", "\"seats\":12");
            assertHas(city, "/api/v1/snapshot", "\"type\":\"course\"");
            assertHas(city, "/courses/", "水引入門講座");
            assertHas(city, "/courses/mizuhiki/", "はじめて");
            assertHas(city, "/api/v1/search?q=" + encoded("みずひき"), "水引入門講座");
            assertHas(city, "/api/v1/search?q=" + encoded("水引") + "&level=first", "はじめて");
            assertHas(city, "/opendata/courses.csv", "水引入門講座");
            assertHas(city, "/opendata/courses.json", "水引入門講座");
            assertHas(city, "/sitemap.xml", "/courses/mizuhiki/");
            assertHas(city, "/api/v1/openapi.json", "/api/v1/courses");
            assertNowhere(folder.resolve("data/site"), "076-299-0099");
        }
    }

    @Test
    void whatIsNotPublicIsOnNoSurface() throws Exception {
        try (var city = RunningCity.start(folder.resolve("data"), null, false)) {
            city.publish(
                    """
                    {"type":"group","slug":"himitsu","fields":{"title":"見える会","fields":["culture"],"contact_name":"%1$s","consent_by":"%1$s","representative":"%1$s","address":"%1$s","contact_email":"%1$s@example.org","contact_phone":"076-288-1234"}}
                    """
                            .formatted(MARKER));
            for (String path :
                    List.of(
                            "/api/v1/groups",
                            "/api/v1/groups/himitsu",
                            "/api/v1/snapshot",
                            "/api/v1/search?q=" + MARKER,
                            "/groups/himitsu/",
                            "/groups/",
                            "/search/?q=" + MARKER.substring(0, 6),
                            "/feed.xml",
                            "/groups/himitsu/feed.xml",
                            "/groups/himitsu/feed.json",
                            "/fields/culture/feed.json",
                            "/light/",
                            "/opendata/groups.csv",
                            "/opendata/groups.json")) {
                String body = city.get(path).body();
                assertFalse(body.contains("076-288-1234"), path);
                assertFalse(body.replace("\"query\":\"" + MARKER, "").contains(MARKER), path);
            }
            assertHas(city, "/groups/himitsu/", "見える会");
            assertNowhere(folder.resolve("data/site"), MARKER);
            assertNowhere(folder.resolve("data/site"), "076-288-1234");
        }
    }

    @Test
    void anOptionalFieldIsShownWhenItsOwnerSaysSo() throws Exception {
        try (var city = RunningCity.start(folder.resolve("data"), null, false)) {
            city.publish(
                    """
                    {"type":"group","slug":"denwa","fields":{"title":"電話の会","contact_phone":"076-277-4321"},"shown":["contact_phone"]}
                    """);
            assertHas(city, "/api/v1/groups/denwa", "076-277-4321");
            assertHas(city, "/groups/denwa/", "076-277-4321");
            assertHas(city, "/api/v1/snapshot", "076-277-4321");
        }
    }

    @Test
    void textOfATemplateLanguageIsShownAsItIs() throws Exception {
        try (var city = RunningCity.start(folder.resolve("data"), null, false)) {
            city.publish(
                    """
                    {"type":"page","slug":"template","fields":{"title":"{{ 173*191 }}","body":"{{ 173*191 }} {% raw %}"}}
                    """);
            String page = city.get("/guide/template/").body();
            String text = page.replaceAll("<[^>]*>", "");
            assertTrue(text.contains("{{ 173*191 }} {% raw %}"), text);
            // No part of a time can be that number.
            assertFalse(text.matches("(?s).*\\b33043\\b.*"), text);
        }
    }

    @Test
    void anEntryWithoutASlugHasAReadableAddress() throws Exception {
        try (var city = RunningCity.start(folder.resolve("data"), null, false)) {
            city.publish(
                    """
                    {"type":"group","fields":{"title":"浅野川ほたるの会","reading":"あさのがわほたるのかい"}}
                    """);
            assertHas(city, "/groups/asanogawa-hotaru-no-kai/", "浅野川ほたるの会");
            assertHas(city, "/api/v1/groups/asanogawa-hotaru-no-kai", "浅野川ほたるの会");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertHas(RunningCity city, String path, String text)
            throws IOException, InterruptedException {
        var answer = city.get(path);
        assertEquals(200, answer.statusCode(), path + " " + answer.body());
        assertTrue(answer.body().contains(text), path + " lacks " + text + ": " + answer.body());
    }

    /** Bytes of all files, the search index too. */
    private static void assertNowhere(Path site, String secret) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(secret), file.toString());
            }
        }
    }
}
