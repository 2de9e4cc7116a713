package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningApi;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.Scope;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;

/** Reviews for programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewApiTest {
    private static final String ENTRIES = "/api/v1/entries/";
    private static final String REVIEWS = "/api/v1/reviews";

    private RunningApi api;
    private String other;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
        other = api.token("other@example.jp", Role.MEMBER, Scope.WRITE);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String group(String slug) throws Exception {
        String id = api.create("group", slug, "{\"title\":\"" + slug + " の会\"}");
        api.database.write(tx -> {
            api.accounts.join(tx, api.editorId, UUID.fromString(id), Membership.Part.EDITOR);
            return id;
        });
        return id;
    }

    private JsonNode submit(String group) throws Exception {
        HttpResponse<String> answer =
                api.send("POST", ENTRIES + group + "/review", api.editor, "{\"note\":\"急ぎです\"}");
        assertEquals(201, answer.statusCode(), answer.body());
        return RunningApi.json(answer);
    }

    @Test
    void aGroupHandsInStaffApproveAndThePublicReadsIt() throws Exception {
        String group = group("handed-in");
        JsonNode review = submit(group);
        String path = REVIEWS + "/" + review.get("id").asText();

        assertEquals("waiting", review.get("state").asText());
        assertEquals(403, api.send("POST", path + "/approval", api.editor, "").statusCode());
        assertEquals(404, api.get("/api/v1/groups/handed-in").statusCode());
        HttpResponse<String> approved = api.send("POST", path + "/approval", api.staff, "");
        assertEquals(202, approved.statusCode(), approved.body());
        assertEquals("approved", RunningApi.json(approved).get("state").asText());
        String publication = approved.headers().firstValue("Location").orElseThrow();
        assertEquals(200, api.send("GET", publication, api.editor, "").statusCode());
        assertEquals(200, api.get("/api/v1/groups/handed-in").statusCode());
        assertEquals(409, api.send("POST", path + "/approval", api.staff, "").statusCode());
    }

    @Test
    void aTextWithAnErrorIsNotHandedInButStaffMayPublishIt() throws Exception {
        String id =
                api.create("group", "no-alt", "{\"title\":\"写真の会\",\"body\":\"![](/a.jpg) 川で\"}");
        api.database.write(tx -> {
            api.accounts.join(tx, api.editorId, UUID.fromString(id), Membership.Part.EDITOR);
            return id;
        });

        HttpResponse<String> refused =
                api.send("POST", ENTRIES + id + "/review", api.editor, "{\"note\":\"\"}");
        assertEquals(422, refused.statusCode(), refused.body());
        JsonNode fault = RunningApi.json(refused).get("problems").get(0);
        assertEquals("body", fault.get("field").asText());
        assertEquals("checker_missing_alt", fault.get("code").asText());
        assertTrue(refused.body().contains("川で"), refused.body());

        HttpResponse<String> published =
                api.send("POST", ENTRIES + id + "/publication", api.staff, "");
        assertEquals(202, published.statusCode(), published.body());
    }

    @Test
    void returningNeedsAReasonAndASecondTimeIsAConflict() throws Exception {
        String path = REVIEWS + "/" + submit(group("returned")).get("id").asText() + "/return";

        assertEquals(422, api.send("POST", path, api.staff, "{\"reason\":\" \"}").statusCode());
        assertEquals(422, api.send("POST", path, api.staff, "{}").statusCode());
        HttpResponse<String> returned =
                api.send("POST", path, api.staff, "{\"reason\":\"番地を書いてください\"}");
        assertEquals("番地を書いてください", RunningApi.json(returned).get("reason").asText());
        assertEquals(409, api.send("POST", path, api.staff, "{\"reason\":\"もう一度\"}").statusCode());
    }

    @Test
    void aGroupTakesBackWhatItHandedIn() throws Exception {
        String group = group("taken-back");
        submit(group);

        HttpResponse<String> withdrawn =
                api.send("DELETE", ENTRIES + group + "/review", api.editor, "");
        assertEquals("withdrawn", RunningApi.json(withdrawn).get("state").asText());
        assertEquals(
                409, api.send("DELETE", ENTRIES + group + "/review", api.editor, "").statusCode());
    }

    @Test
    void othersSeeNothingOfIt() throws Exception {
        String group = group("not-theirs");
        String id = submit(group).get("id").asText();

        assertEquals(404, api.send("GET", REVIEWS + "/" + id, other, "").statusCode());
        assertEquals(404, api.send("POST", ENTRIES + group + "/review", other, "").statusCode());
        assertEquals(404, api.send("DELETE", ENTRIES + group + "/review", other, "").statusCode());
        assertEquals(0, RunningApi.json(api.send("GET", REVIEWS, other, "")).get("items").size());
        assertTrue(api.send("GET", REVIEWS, api.editor, "").body().contains(id));
        assertTrue(
                api.send("GET", REVIEWS + "?filter[state]=waiting", api.reader, "")
                        .body()
                        .contains(id));
        assertEquals(
                400, api.send("GET", REVIEWS + "?filter[state]=lost", api.reader, "").statusCode());
    }

    @Test
    void theListIsReadPageByPage() throws Exception {
        for (int at = 0; at < 3; at++) {
            submit(group("page-" + at));
        }
        JsonNode first = RunningApi.json(api.send("GET", REVIEWS + "?limit=2", api.reader, ""));
        JsonNode second =
                RunningApi.json(
                        api.send(
                                "GET",
                                REVIEWS + "?limit=2&cursor=" + first.get("next").asText(),
                                api.reader,
                                ""));

        assertEquals(2, first.get("items").size());
        assertTrue(
                first.at("/items/1/id").asText().compareTo(second.at("/items/0/id").asText()) > 0);
    }

    @Test
    void aRepeatedRequestHandsInOnce() throws Exception {
        String path = ENTRIES + group("once") + "/review";
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = api.send("POST", path, api.editor, "", "Idempotency-Key", key);
        HttpResponse<String> again = api.send("POST", path, api.editor, "", "Idempotency-Key", key);

        assertEquals(201, again.statusCode());
        assertEquals(first.body(), again.body());
    }

    @Test
    void onlyWhatWasSeenIsHandedInOrDecided() throws Exception {
        String group = group("seen");
        assertEquals(
                412,
                api.send(
                                "POST",
                                ENTRIES + group + "/review",
                                api.editor,
                                "",
                                "If-Match",
                                "\"v9.0\"")
                        .statusCode());
        String path = REVIEWS + "/" + submit(group).get("id").asText();
        assertEquals(
                412,
                api.send("POST", path + "/approval", api.staff, "", "If-Match", "\"waiting.9\"")
                        .statusCode());
        assertEquals(
                202,
                api.send("POST", path + "/approval", api.staff, "", "If-Match", "\"waiting.1\"")
                        .statusCode());
        assertEquals(
                409, api.send("POST", ENTRIES + group + "/review", api.editor, "").statusCode());
    }

    @Test
    void aGroupLeavesWhatTheCityWritesAsItIs() throws Exception {
        String group = group("city-writes");
        String draft = ENTRIES + group + "/draft";
        api.send(
                "PUT",
                draft,
                api.staff,
                "{\"fields\":{\"title\":\"会\",\"confirmed_on\":\"2026-04-01\"}}",
                "If-Match",
                "\"v1.0\"");
        HttpResponse<String> refused =
                api.send(
                        "PUT",
                        draft,
                        api.editor,
                        "{\"fields\":{\"title\":\"会\",\"confirmed_on\":\"2026-11-01\"}}",
                        "If-Match",
                        "\"v2.0\"");
        HttpResponse<String> kept =
                api.send(
                        "PUT",
                        draft,
                        api.editor,
                        "{\"fields\":{\"title\":\"新しい会\"}}",
                        "If-Match",
                        "\"v2.0\"");

        assertEquals(422, refused.statusCode());
        assertEquals("confirmed_on", RunningApi.json(refused).at("/problems/0/field").asText());
        assertEquals(200, kept.statusCode(), kept.body());
        assertEquals("2026-04-01", RunningApi.json(kept).at("/fields/confirmed_on").asText());
        HttpResponse<String> restored =
                api.send("POST", ENTRIES + group + "/restoration", api.editor, "{\"revision\":1}");
        assertEquals("2026-04-01", RunningApi.json(restored).at("/fields/confirmed_on").asText());
    }

    @Test
    void theDifferenceAgainstWhatIsPublicIsToldFieldByField() throws Exception {
        String group = group("diff");
        String path = REVIEWS + "/" + submit(group).get("id").asText();
        api.send("POST", path + "/approval", api.staff, "");
        api.send(
                "PUT",
                ENTRIES + group + "/draft",
                api.editor,
                "{\"fields\":{\"title\":\"diff の会\",\"summary\":\"川を歩く\"}}",
                "If-Match",
                "\"v1.1\"");
        JsonNode diff =
                RunningApi.json(
                        api.send(
                                "GET",
                                ENTRIES + group + "/revisions/2/diff?against=live",
                                api.editor,
                                ""));

        assertEquals(1, diff.get("fields").size(), diff.toString());
        assertEquals("summary", diff.at("/fields/0/field").asText());
    }

    @Test
    void whatIsThrownAwayIsGoneUntilItIsTakenBack() throws Exception {
        String id = api.publish("group", "thrown", "{\"title\":\"捨てる会\"}");

        assertEquals(403, api.send("DELETE", ENTRIES + id, api.editor, "").statusCode());
        assertEquals(204, api.send("DELETE", ENTRIES + id, api.staff, "").statusCode());
        assertEquals(404, api.send("GET", ENTRIES + id, api.staff, "").statusCode());
        assertEquals(404, api.get("/api/v1/groups/thrown").statusCode());
        assertEquals(204, api.send("DELETE", ENTRIES + id + "/trash", api.staff, "").statusCode());
        assertEquals(
                "draft",
                RunningApi.json(api.send("GET", ENTRIES + id, api.staff, ""))
                        .get("state")
                        .asText());
        assertEquals(409, api.send("DELETE", ENTRIES + id + "/trash", api.staff, "").statusCode());
    }
}
