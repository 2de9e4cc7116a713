package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningCity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Who has an old address of a page gets to the page, wherever it is by now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RenamedSiteTest {
    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private String published(String slug) throws Exception {
        JsonNode entry =
                city.post(
                        "/api/v1/entries",
                        "{\"type\":\"group\",\"slug\":\"%s\",\"fields\":{\"title\":\"川の会\"}}"
                                .formatted(slug));
        city.publishDraft(entry.path("id").asText());
        return entry.path("id").asText();
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(301, answer.statusCode());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void anOldAddressLeadsToThePageUntilThatIsNotPublicAnyMore() throws Exception {
        String id = published("first");
        assertEquals(200, city.get("/groups/first/").statusCode());
        assertEquals(409, city.rename(published("other"), "first").statusCode());

        city.move(id, "second");
        assertEquals(200, city.get("/groups/second/").statusCode());
        assertEquals("/groups/second/", location(city.get("/groups/first/")));
        assertEquals("/groups/second/?from=qr", location(city.get("/groups/first/?from=qr")));
        assertEquals("/groups/second/feed.xml", location(city.get("/groups/first/feed.xml")));
        assertEquals("/en/groups/second/", location(city.get("/en/groups/first/")));
        assertEquals("/api/v1/groups/second", location(city.get("/api/v1/groups/first")));
        assertTrue(
                city.get("/api/v1/snapshot")
                        .body()
                        .contains(
                                "{\"kind\":\"redirect\",\"from\":\"/groups/first/\",\"to\":{\"type\":\"group\",\"id\":\""
                                        + id
                                        + "\"}}"));
        assertFalse(city.get("/sitemap.xml").body().contains("/groups/first/"));

        city.move(id, "third");
        assertEquals("/groups/third/", location(city.get("/groups/first/")));
        assertEquals("/groups/third/", location(city.get("/groups/second/")));

        city.move(id, "first");
        assertEquals(200, city.get("/groups/first/").statusCode());
        assertEquals("/groups/first/", location(city.get("/groups/third/")));

        city.unpublish(id);
        assertEquals(404, city.get("/groups/third/").statusCode());
        assertEquals(404, city.get("/groups/first/").statusCode());
        assertEquals(404, city.get("/api/v1/groups/third").statusCode());
    }

    @Test
    void whatIsReleasedLeadsNowhereAndIsFree() throws Exception {
        String id = published("kept");
        city.move(id, "kept-on");
        HttpResponse<String> refused =
                city.tryPost(
                        "/api/v1/entries",
                        "{\"type\":\"group\",\"slug\":\"kept\",\"fields\":{\"title\":\"別の会\"}}");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("前のアドレス"), refused.body());

        assertEquals(
                "/groups/kept/",
                RunningCity.json(city.asStaff("GET", "/api/v1/entries/" + id + "/addresses").body())
                        .at("/former/0/path")
                        .asText());
        String address = "/api/v1/entries/" + id + "/addresses/kept";
        assertEquals(204, city.asStaff("DELETE", address).statusCode());
        assertEquals(409, city.asStaff("DELETE", address).statusCode());
        city.await(() -> city.get("/groups/kept/").statusCode() == 404);
        published("kept");
        assertEquals(200, city.get("/groups/kept/").statusCode());
    }
}
