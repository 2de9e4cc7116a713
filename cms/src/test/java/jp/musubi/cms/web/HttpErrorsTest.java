package jp.musubi.cms.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.RunningApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpErrorsTest {
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private void assertProblem(int status, String answer) throws Exception {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("Content-Type: application/problem+json"), answer);
        int body = answer.indexOf("\r\n\r\n") + 4;
        JsonNode problem = new ObjectMapper().readTree(answer.substring(body));
        assertEquals(status, problem.get("status").asInt(), answer);
        assertTrue(problem.get("type").asText().startsWith("/api/v1/docs#"), answer);
        assertFalse(answer.contains("marker"), answer);
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemThatRepeatsNothing() throws Exception {
        assertProblem(400, api.raw("GET /api/v1/groups?x=marker%zz HTTP/1.1\r\n" + HOST + "\r\n"));
        assertProblem(400, api.raw("GET /api/v1/groups HTTP/1.1\r\n\r\n"));
        assertProblem(400, api.raw("GET /marker\u0001 HTTP/1.1\r\n" + HOST + "\r\n"));
        assertProblem(
                400,
                api.raw(
                        "POST /api/v1/entries HTTP/1.1\r\n"
                                + HOST
                                + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"));
        assertProblem(
                431,
                api.raw(
                        "GET / HTTP/1.1\r\n"
                                + HOST
                                + "X-M: "
                                + "marker".repeat(4_000)
                                + "\r\n\r\n"));
        assertProblem(
                414, api.raw("GET /" + "marker".repeat(4_000) + " HTTP/1.1\r\n" + HOST + "\r\n"));
        assertProblem(505, api.raw("GET / HTTP/9.9\r\n" + HOST + "\r\n"));
    }

    @Test
    void methodsThatNobodyKnowsAreNotDone() throws Exception {
        String answer = api.raw("MARKERED /api/v1/groups HTTP/1.1\r\n" + HOST + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        String trace = api.raw("TRACE /api/v1/groups HTTP/1.1\r\n" + HOST + "X-A: marker\r\n\r\n");
        assertTrue(trace.startsWith("HTTP/1.1 405 "), trace);
        assertFalse(trace.contains("marker"), trace);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        HttpResponse<String> answer = api.send("DELETE", "/api/v1/groups", api.staff, "");

        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
        assertEquals(
                "PUT, OPTIONS",
                api.get("/api/v1/entries/x/draft").headers().firstValue("Allow").orElse(""));
    }

    @Test
    void otherKindsOfBodiesAreNotUnderstood() throws Exception {
        for (String type :
                new String[] {"text/plain", "application/xml", "x", "application/jsonp"}) {
            HttpResponse<String> answer =
                    api.send("POST", "/api/v1/entries", api.staff, "{}", "Content-Type", type);
            assertEquals(415, answer.statusCode(), type);
        }
        assertEquals(
                422,
                api.send(
                                "POST",
                                "/api/v1/entries",
                                api.staff,
                                "{}",
                                "Content-Type",
                                "Application/JSON; charset=utf-8")
                        .statusCode());
    }

    @Test
    void bodiesHaveBounds() throws Exception {
        String long_ = "{\"a\":\"" + "x".repeat(WebLimits.MAX_JSON_BYTES) + "\"}";
        assertEquals(413, api.send("POST", "/api/v1/entries", api.staff, long_).statusCode());
        var chunked =
                BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(
                                long_.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals(413, api.send("POST", "/api/v1/entries", api.staff, chunked).statusCode());
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertEquals(400, api.send("POST", "/api/v1/entries", api.staff, deep).statusCode());
        String number = "{\"a\":" + "9".repeat(100_000) + "}";
        assertEquals(400, api.send("POST", "/api/v1/entries", api.staff, number).statusCode());
        assertEquals(
                414,
                api.get("/api/v1/groups?sort=" + "x".repeat(WebLimits.MAX_QUERY_CHARS))
                        .statusCode());
        assertEquals(400, api.get("/api/v1/groups?" + "limit=1&".repeat(100)).statusCode());
    }

    @Test
    void aClientThatSendsItsWholeBodyBeforeItReadsSeesWhyItWasRefused() throws Exception {
        int bytes = 8 * WebLimits.MAX_JSON_BYTES;
        String head =
                "POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + api.staff
                        + "\r\nContent-Type: application/json\r\nContent-Length: ";
        String answer = api.raw(head + bytes + "\r\n\r\n" + "x".repeat(bytes));

        assertProblem(413, answer);
        assertTrue(answer.contains("Connection: close"), answer);
    }

    @Test
    void answersCarryTheHeadersThatKeepBrowsersInBounds() throws Exception {
        for (String path :
                new String[] {"/api/v1/groups", "/api/v1/nothing", "/", "/api/v1/docs"}) {
            var headers = api.get(path).headers();
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
            assertTrue(headers.firstValue("Content-Security-Policy").isPresent(), path);
            assertFalse(
                    headers.firstValue("Content-Security-Policy").get().contains("unsafe-inline"));
            assertTrue(headers.firstValue("Server").isEmpty(), path);
        }
    }

    @Test
    void wrongTokensAreSlowedDownWhileValidOnesPass() throws Exception {
        int refused = 0;
        HttpResponse<String> last = api.get("/api/v1/groups");
        for (int n = 0; n < 2 * WebLimits.MAX_FAILED_SIGN_INS_PER_ADDRESS_PER_MINUTE; n++) {
            HttpResponse<String> answer = api.send("GET", "/api/v1/entries/x", "musubi_w" + n, "");
            refused += answer.statusCode() == 429 ? 1 : 0;
            last = answer.statusCode() == 429 ? answer : last;
        }

        assertTrue(refused > 0);
        assertTrue(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()) >= 1);
        assertEquals(404, api.send("GET", "/api/v1/entries/x", api.staff, "").statusCode());
        assertEquals(200, api.get("/api/v1/groups").statusCode());
    }
}
