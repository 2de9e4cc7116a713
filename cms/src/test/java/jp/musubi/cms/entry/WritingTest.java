package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WritingTest {
    private static final String ENTRIES = "/api/v1/entries";
    private static final String GROUP = "{\"type\":\"group\",\"fields\":{\"title\":\"%s\"}}";

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> create(String title, String... headers) throws Exception {
        return api.send("POST", ENTRIES, api.staff, GROUP.formatted(title), headers);
    }

    private static String title(String text) {
        return "{\"fields\":{\"title\":\"%s\"}}".formatted(text);
    }

    @Test
    void aNewEntryIsADraftAtItsLocation() throws Exception {
        HttpResponse<String> created = create("川の会");
        String location = created.headers().firstValue("Location").orElseThrow();

        assertEquals(201, created.statusCode());
        assertEquals("draft", RunningApi.json(created).get("state").asText());
        HttpResponse<String> shown = api.send("GET", location, api.reader, "");
        assertEquals(200, shown.statusCode());
        assertEquals(tag(created), tag(shown));
        assertEquals("川の会", RunningApi.json(shown).at("/fields/title").asText());
    }

    @Test
    void anEntryWithoutASlugIsCalledAsItIsRead() throws Exception {
        String group =
                """
                {"type":"group","fields":{"title":"特定非営利活動法人 浅野川ほたるの会","reading":"あさのがわほたるのかい"}}
                """;
        assertEquals("asanogawa-hotaru-no-kai", slug(api.send("POST", ENTRIES, api.staff, group)));
        String second = slug(api.send("POST", ENTRIES, api.staff, group));
        assertTrue(second.matches("asanogawa-hotaru-no-kai-[0-9a-z]{8}"), second);
        String report = "{\"type\":\"report\",\"fields\":{\"title\":\"用水の草刈りをしました\"}}";
        assertEquals(
                "yosui-no-kusakari-o-shimashita",
                slug(api.send("POST", ENTRIES, api.staff, report)));
        String banner = "{\"type\":\"banner\",\"fields\":{\"number\":\"K-2026-0099\"}}";
        assertEquals("k-2026-0099", slug(api.send("POST", ENTRIES, api.staff, banner)));
        String unreadable = slug(create("🌸🌸"));
        assertTrue(unreadable.matches("group-[0-9a-z]{8}"), unreadable);
    }

    private static String slug(HttpResponse<String> created) throws Exception {
        assertEquals(201, created.statusCode(), created.body());
        return RunningApi.json(created).get("slug").asText();
    }

    @Test
    void anotherTitleLaterLeavesTheSlug() throws Exception {
        HttpResponse<String> created = create("蛍を見る会");
        String location = created.headers().firstValue("Location").orElseThrow();
        api.send("PUT", location + "/draft", api.staff, title("月を見る会"), "If-Match", tag(created));
        assertEquals(
                "hotaru-o-miru-kai",
                RunningApi.json(api.send("GET", location, api.staff, "")).get("slug").asText());
    }

    @Test
    void savingNeedsTheVersionItWasMadeFrom() throws Exception {
        HttpResponse<String> created = create("版の会");
        String draft = created.headers().firstValue("Location").orElseThrow() + "/draft";

        assertEquals(428, api.send("PUT", draft, api.staff, title("x")).statusCode());
        assertEquals(
                428, api.send("PUT", draft, api.staff, title("x"), "If-Match", "*").statusCode());
        HttpResponse<String> saved =
                api.send("PUT", draft, api.staff, title("新"), "If-Match", tag(created));
        assertEquals(200, saved.statusCode());
        assertFalse(tag(saved).equals(tag(created)));
    }

    @Test
    void aStaleSaveIsRefusedWithTheCurrentVersionAndNothingIsLost() throws Exception {
        HttpResponse<String> created = create("競合の会");
        String location = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> first =
                api.send(
                        "PUT",
                        location + "/draft",
                        api.staff,
                        title("先"),
                        "If-Match",
                        tag(created));
        HttpResponse<String> second =
                api.send(
                        "PUT",
                        location + "/draft",
                        api.staff,
                        title("後"),
                        "If-Match",
                        tag(created));

        assertEquals(412, second.statusCode());
        assertEquals("先", RunningApi.json(second).at("/current/fields/title").asText());
        assertEquals(tag(first), tag(second));
        assertEquals(
                "先",
                RunningApi.json(api.send("GET", location, api.staff, ""))
                        .at("/fields/title")
                        .asText());
        assertEquals(
                412,
                api.send(
                                "PUT",
                                location + "/draft",
                                api.staff,
                                title("弱"),
                                "If-Match",
                                "W/" + tag(first))
                        .statusCode());
    }

    @Test
    void everyProblemIsNamedInTheLanguageAskedFor() throws Exception {
        String body =
                """
                {"type":"group","slug":"Not A Slug","colour":1,"shown":["title"],
                 "fields":{"founded":"2026-02-30","nosuch":1,"website":"javascript:alert(1)"}}
                """;
        HttpResponse<String> ja = api.send("POST", ENTRIES, api.staff, body);
        HttpResponse<String> en =
                api.send("POST", ENTRIES, api.staff, body, "Accept-Language", "en-GB,en;q=0.9");

        assertEquals(422, ja.statusCode());
        assertEquals("application/problem+json", ja.headers().firstValue("Content-Type").get());
        List<String> fields = new ArrayList<>();
        RunningApi.json(ja).get("problems").forEach(one -> fields.add(one.get("field").asText()));
        for (String field : List.of("slug", "colour", "shown", "founded", "nosuch", "website")) {
            assertTrue(fields.contains(field), field + " in " + fields);
        }
        assertEquals("ja", ja.headers().firstValue("Content-Language").get());
        assertEquals("Some fields need correcting", RunningApi.json(en).get("title").asText());
    }

    @Test
    void theSameKeyIsDoneOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = create("一度の会", "Idempotency-Key", key);
        HttpResponse<String> again = create("一度の会", "Idempotency-Key", key);
        HttpResponse<String> other = create("別の会", "Idempotency-Key", key);

        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(first.body(), again.body());
        assertEquals(tag(first), tag(again));
        assertEquals(
                first.headers().firstValue("Location"), again.headers().firstValue("Location"));
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
        assertEquals(422, other.statusCode());
        assertEquals(400, create("x", "Idempotency-Key", "k".repeat(256)).statusCode());
    }

    @Test
    void theSameKeyAtTheSameTimeMakesOneEntry() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> request = () -> create("同時の会", "Idempotency-Key", key);
            for (int n = 0; n < 8; n++) {
                answers.add(threads.submit(request));
            }
        }
        String body = answers.getFirst().get().body();
        for (Future<HttpResponse<String>> answer : answers) {
            assertEquals(201, answer.get().statusCode());
            assertEquals(body, answer.get().body());
        }
    }

    @Test
    void aTakenSlugIsAConflict() throws Exception {
        api.create("group", "taken", "{\"title\":\"一\"}");
        HttpResponse<String> second =
                api.send(
                        "POST",
                        ENTRIES,
                        api.staff,
                        "{\"type\":\"group\",\"slug\":\"taken\",\"fields\":{\"title\":\"二\"}}");

        assertEquals(409, second.statusCode());
    }

    @Test
    void aTokenForReadingDoesNotWriteAndNobodyIsNobody() throws Exception {
        HttpResponse<String> nobody = api.send("POST", ENTRIES, "", GROUP.formatted("x"));
        assertEquals(401, nobody.statusCode());
        assertTrue(nobody.headers().firstValue("WWW-Authenticate").isPresent());
        assertEquals(403, api.send("POST", ENTRIES, api.reader, GROUP.formatted("x")).statusCode());
        assertEquals(401, api.send("GET", "/api/v1/groups", "musubi_wrong", "").statusCode());
    }

    @Test
    void aGroupsEditorWorksOnItsOwnGroupOnly() throws Exception {
        String own = api.create("group", "own-group", "{\"title\":\"自分の会\"}");
        String other = api.create("group", "other-group", "{\"title\":\"よその会\"}");
        api.database.write(tx -> {
            api.accounts.join(tx, api.editorId, UUID.fromString(own), Membership.Part.EDITOR);
            return own;
        });

        HttpResponse<String> mine = api.send("GET", ENTRIES + "/" + own, api.editor, "");
        HttpResponse<String> theirs = api.send("GET", ENTRIES + "/" + other, api.editor, "");
        HttpResponse<String> nobodys =
                api.send("GET", ENTRIES + "/" + UUID.randomUUID(), api.editor, "");

        assertEquals(200, mine.statusCode());
        assertEquals(404, theirs.statusCode());
        assertEquals(nobodys.body(), theirs.body());
        assertTrue(theirs.headers().firstValue("ETag").isEmpty());
        for (String child : List.of("/revisions", "/revisions/1/diff")) {
            assertEquals(
                    404,
                    api.send("GET", ENTRIES + "/" + other + child, api.editor, "").statusCode());
        }
        String draft = ENTRIES + "/" + own + "/draft";
        assertEquals(
                200,
                api.send("PUT", draft, api.editor, title("直した"), "If-Match", tag(mine))
                        .statusCode());
        assertEquals(
                404,
                api.send(
                                "PUT",
                                ENTRIES + "/" + other + "/draft",
                                api.editor,
                                title("x"),
                                "If-Match",
                                "\"v1.0\"")
                        .statusCode());
        assertEquals(
                403,
                api.send("POST", ENTRIES + "/" + own + "/publication", api.editor, "")
                        .statusCode());
    }

    @Test
    void anEditorWritesReportsForItsGroupButNothingOfTheCity() throws Exception {
        String group = api.create("group", "reporting", "{\"title\":\"報告の会\"}");
        String token = api.token("owner@example.jp", Role.MEMBER, Scope.WRITE);
        UUID owner = api.accounts.findByEmail("owner@example.jp").orElseThrow().id();
        api.database.write(tx -> {
            api.accounts.join(tx, owner, UUID.fromString(group), Membership.Part.EDITOR);
            return group;
        });
        HttpResponse<String> report =
                api.send(
                        "POST",
                        ENTRIES,
                        token,
                        "{\"type\":\"report\",\"fields\":{\"title\":\"清掃をしました\"}}");
        JsonNode created = RunningApi.json(report);

        assertEquals(201, report.statusCode(), report.body());
        assertEquals(group, created.get("owner").asText());
        assertEquals(
                403,
                api.send(
                                "POST",
                                ENTRIES,
                                token,
                                "{\"type\":\"page\",\"fields\":{\"title\":\"市の頁\"}}")
                        .statusCode());
        assertEquals(403, api.send("POST", ENTRIES, token, GROUP.formatted("新しい会")).statusCode());
    }
}
