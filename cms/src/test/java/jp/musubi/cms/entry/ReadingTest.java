package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadingTest {
    private static final int GROUPS = 30;

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
        for (int n = 1; n <= GROUPS; n++) {
            String field = n % 2 == 0 ? "culture" : "health";
            api.publish(
                    "group",
                    "g%02d".formatted(n),
                    "{\"title\":\"団体%02d\",\"reading\":\"だんたい%02d\",\"fields\":[\"%s\"]}"
                            .formatted(n, n, field));
        }
        api.create("group", "only-a-draft", "{\"title\":\"下書き\"}");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode list(String query) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/groups" + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return RunningApi.json(answer);
    }

    @Test
    void aListHasItsFirstPageAndTheTotal() throws Exception {
        JsonNode page = list("");

        assertEquals(25, page.get("items").size());
        assertEquals(GROUPS, page.get("total").asInt());
        assertTrue(page.get("next").isTextual());
    }

    @Test
    void cursorsVisitEveryEntryOnce() throws Exception {
        List<String> slugs = new ArrayList<>();
        String query = "?limit=7&sort=-title";
        JsonNode page = list(query);
        page.get("items").forEach(item -> slugs.add(item.get("slug").asText()));
        while (page.get("next").isTextual()) {
            page = list(query + "&cursor=" + page.get("next").asText());
            page.get("items").forEach(item -> slugs.add(item.get("slug").asText()));
        }

        assertEquals(GROUPS, slugs.size());
        assertEquals(GROUPS, new HashSet<>(slugs).size());
        assertEquals("g30", slugs.getFirst());
        assertEquals("g01", slugs.getLast());
    }

    @Test
    void aTamperedCursorOrOneOfAnotherListIsRefused() throws Exception {
        String cursor = list("?limit=7").get("next").asText();
        String tampered = (cursor.charAt(6) == 'A' ? "B" : "A") + cursor.substring(1);

        assertEquals(400, api.get("/api/v1/groups?limit=7&cursor=" + tampered).statusCode());
        assertEquals(400, api.get("/api/v1/groups?cursor=nonsense").statusCode());
        assertEquals(400, api.get("/api/v1/groups?sort=-title&cursor=" + cursor).statusCode());
        assertEquals(
                400,
                api.get("/api/v1/groups?filter%5Bfields%5D=culture&cursor=" + cursor).statusCode());
    }

    @Test
    void filtersNarrowByFieldNameAndByVocabularyName() throws Exception {
        assertEquals(
                15,
                list("?filter[fields]=culture".replace("[", "%5B").replace("]", "%5D"))
                        .get("total")
                        .asInt());
        assertEquals(15, list("?filter%5Bfield%5D=culture").get("total").asInt());
        assertEquals(30, list("?filter%5Bfield%5D=culture,health").get("total").asInt());
        assertEquals(0, list("?filter%5Bfield%5D=nosuchterm").get("total").asInt());
    }

    @Test
    void unknownAndHiddenFieldsGetTheSameAnswer() throws Exception {
        for (String query : List.of("?filter%5B{}%5D=x", "?sort={}", "?select=title,{}", "?{}=1")) {
            HttpResponse<String> hidden =
                    api.get("/api/v1/groups" + query.replace("{}", "contact_name"));
            HttpResponse<String> unknown =
                    api.get("/api/v1/groups" + query.replace("{}", "nosuch_field"));

            assertEquals(400, hidden.statusCode());
            assertEquals(400, unknown.statusCode());
            assertEquals(
                    unknown.body().replace("nosuch_field", "?"),
                    hidden.body().replace("contact_name", "?"));
        }
    }

    @Test
    void selectGivesOnlyWhatWasAskedFor() throws Exception {
        JsonNode item = list("?select=title,slug&limit=1").get("items").get(0);

        assertEquals(2, item.size(), item.toString());
        assertTrue(item.has("slug"));
        assertEquals(1, item.get("fields").size());
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        for (String path :
                List.of("/api/v1/groups", "/api/v1/groups/g01", "/api/v1/openapi.json")) {
            HttpResponse<String> first = api.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertEquals(200, first.statusCode());
            assertEquals(304, api.get(path, "If-None-Match", tag).statusCode());
            assertEquals(304, api.get(path, "If-None-Match", "W/" + tag).statusCode());
            assertEquals(304, api.get(path, "If-None-Match", "\"x\", " + tag).statusCode());
            assertEquals(304, api.get(path, "If-None-Match", "*").statusCode());
            assertEquals("", api.get(path, "If-None-Match", tag).body());
            assertEquals(200, api.get(path, "If-None-Match", "\"other\"").statusCode());
        }
    }

    @Test
    void anAnswerIsNeverOlderThanThePublication() throws Exception {
        String before = api.get("/api/v1/groups/g02").headers().firstValue("ETag").orElseThrow();
        int total = list("").get("total").asInt();
        String id = api.publish("group", "fresh-one", "{\"title\":\"新しい団体\",\"reading\":\"あ\"}");

        assertEquals(200, api.get("/api/v1/groups/fresh-one").statusCode());
        assertEquals(total + 1, list("").get("total").asInt());
        assertEquals(304, api.get("/api/v1/groups/g02", "If-None-Match", before).statusCode());

        api.send("DELETE", "/api/v1/entries/" + id + "/publication", api.staff, "");
        assertEquals(404, api.get("/api/v1/groups/fresh-one").statusCode());
        assertEquals(total, list("").get("total").asInt());
    }

    @Test
    void draftsAreNotThereForAnybodyHere() throws Exception {
        assertEquals(404, api.get("/api/v1/groups/only-a-draft").statusCode());
        HttpResponse<String> asStaff =
                api.send("GET", "/api/v1/groups/only-a-draft", api.staff, "");
        assertEquals(404, asStaff.statusCode());
        assertFalse(asStaff.headers().firstValue("ETag").isPresent());
    }

    @Test
    void headIsAGetWithoutABody() throws Exception {
        HttpResponse<String> get = api.get("/api/v1/groups/g01");
        HttpResponse<String> head = api.send("HEAD", "/api/v1/groups/g01", "", "");

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(get.headers().firstValue("ETag"), head.headers().firstValue("ETag"));
        assertEquals(
                get.headers().firstValue("Content-Length"),
                head.headers().firstValue("Content-Length"));
    }

    @Test
    void otherSitesMayReadButNotWrite() throws Exception {
        assertEquals(
                "*",
                api.get("/api/v1/groups")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .orElse(""));
        HttpResponse<String> options = api.send("OPTIONS", "/api/v1/groups", "", "");
        assertEquals(204, options.statusCode());
        assertEquals("GET, HEAD, OPTIONS", options.headers().firstValue("Allow").orElse(""));
        HttpResponse<String> write = api.send("OPTIONS", "/api/v1/entries", "", "");
        assertTrue(write.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertTrue(
                api.send("POST", "/api/v1/entries", api.staff, "{}")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .isEmpty());
    }
}
