package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.UUID;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublicationApiTest {
    private static final String ENTRIES = "/api/v1/entries/";

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void publishingIsAcceptedWithAPublicationToLookAt() throws Exception {
        String id = api.create("group", "to-publish", "{\"title\":\"公開する会\"}");
        int woken = api.woken.get();
        HttpResponse<String> accepted =
                api.send("POST", ENTRIES + id + "/publication", api.staff, "");

        assertEquals(202, accepted.statusCode(), accepted.body());
        assertEquals(woken + 1, api.woken.get());
        String location = accepted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> shown = api.send("GET", location, api.reader, "");
        assertEquals("queued", RunningApi.json(shown).get("state").asText());
        assertEquals(id, RunningApi.json(shown).get("entry").asText());
        assertEquals(404, api.send("GET", location, api.editor, "").statusCode());
        assertEquals(401, api.get(location).statusCode());
    }

    @Test
    void anIncompleteDraftIsNotPublished() throws Exception {
        String id = api.create("group", "incomplete", "{\"summary\":\"名前がない\"}");
        HttpResponse<String> refused =
                api.send("POST", ENTRIES + id + "/publication", api.staff, "");

        assertEquals(422, refused.statusCode());
        assertEquals("title", RunningApi.json(refused).at("/problems/0/field").asText());
        assertEquals(404, api.get("/api/v1/groups/incomplete").statusCode());
    }

    @Test
    void onlyTheVersionThatWasSeenIsPublished() throws Exception {
        String id = api.create("group", "seen", "{\"title\":\"見た版\"}");
        HttpResponse<String> stale =
                api.send(
                        "POST",
                        ENTRIES + id + "/publication",
                        api.staff,
                        "",
                        "If-Match",
                        "\"v9.0\"");

        assertEquals(412, stale.statusCode());
        assertEquals(
                202,
                api.send(
                                "POST",
                                ENTRIES + id + "/publication",
                                api.staff,
                                "",
                                "If-Match",
                                "\"v1.0\"")
                        .statusCode());
    }

    @Test
    void aRepeatedPublicationIsAnsweredAsTheFirstTimeEvenAfterChanges() throws Exception {
        String id = api.create("group", "repeated", "{\"title\":\"一度だけ\"}");
        String path = ENTRIES + id + "/publication";
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first =
                api.send(
                        "POST",
                        path,
                        api.staff,
                        "",
                        "Idempotency-Key",
                        key,
                        "If-Match",
                        "\"v1.0\"");
        api.send(
                "PUT",
                ENTRIES + id + "/draft",
                api.staff,
                "{\"fields\":{}}",
                "If-Match",
                "\"v1.1\"");
        HttpResponse<String> again =
                api.send(
                        "POST",
                        path,
                        api.staff,
                        "",
                        "Idempotency-Key",
                        key,
                        "If-Match",
                        "\"v1.0\"");

        assertEquals(202, first.statusCode());
        assertEquals(202, again.statusCode(), again.body());
        assertEquals(first.body(), again.body());
    }

    @Test
    void whatIsNotPublicCannotBeTakenAway() throws Exception {
        String id = api.create("group", "never-public", "{\"title\":\"未公開\"}");

        assertEquals(
                409, api.send("DELETE", ENTRIES + id + "/publication", api.staff, "").statusCode());
    }

    @Test
    void aReferenceToADraftIsAWarningBefore() throws Exception {
        api.create("group", "hidden-target", "{\"title\":\"まだ下書き\"}");
        String report =
                api.create("report", "pointing", "{\"title\":\"報告\",\"group\":\"hidden-target\"}");
        HttpResponse<String> accepted =
                api.send("POST", ENTRIES + report + "/publication", api.staff, "");
        JsonNode warnings = RunningApi.json(accepted).get("warnings");

        assertEquals(202, accepted.statusCode(), accepted.body());
        assertEquals(1, warnings.size());
        assertEquals("group", warnings.get(0).get("field").asText());
    }

    @Test
    void anyRevisionIsComparedAndRestored() throws Exception {
        String id = api.publish("group", "history", "{\"title\":\"川の会\",\"body\":\"川を掃除します。\"}");
        HttpResponse<String> saved =
                api.send(
                        "PUT",
                        ENTRIES + id + "/draft",
                        api.staff,
                        "{\"fields\":{\"title\":\"川の会\",\"body\":\"川と海を掃除します。\"}}",
                        "If-Match",
                        "\"v1.1\"");
        assertEquals(200, saved.statusCode(), saved.body());

        JsonNode list =
                RunningApi.json(api.send("GET", ENTRIES + id + "/revisions", api.staff, ""));
        assertEquals(2, list.get("items").size());
        assertTrue(list.at("/items/1/live").asBoolean());

        JsonNode diff =
                RunningApi.json(
                        api.send(
                                "GET",
                                ENTRIES + id + "/revisions/2/diff?against=live",
                                api.staff,
                                ""));
        assertEquals(1, diff.get("fields").size());
        assertEquals("body", diff.at("/fields/0/field").asText());
        assertEquals("insert", diff.at("/fields/0/changes/1/op").asText());
        assertEquals("と海", diff.at("/fields/0/changes/1/text").asText());

        HttpResponse<String> restored =
                api.send(
                        "POST",
                        ENTRIES + id + "/restoration",
                        api.staff,
                        "{\"revision\":1}",
                        "If-Match",
                        saved.headers().firstValue("ETag").orElseThrow());
        assertEquals(200, restored.statusCode(), restored.body());
        assertEquals("川を掃除します。", RunningApi.json(restored).at("/fields/body").asText());
        assertEquals(3, RunningApi.json(restored).get("draftRevision").asInt());
        assertEquals(
                422,
                api.send("POST", ENTRIES + id + "/restoration", api.staff, "{\"revision\":99}")
                        .statusCode());
        for (String bad : new String[] {"0", "-1", "x", "99999999999"}) {
            assertEquals(
                    404,
                    api.send("GET", ENTRIES + id + "/revisions/" + bad + "/diff", api.staff, "")
                            .statusCode());
        }
        assertEquals(
                400,
                api.send("GET", ENTRIES + id + "/revisions/1/diff?against=yesterday", api.staff, "")
                        .statusCode());
    }
}
