package jp.musubi.cms.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whatever comes in, no answer says that the program broke. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
    private static final int MUTATIONS = 400;

    private static final List<String> STRINGS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "\u202Eabc\u200B\uFEFF",
                    "' or 1=1; drop table entry; --",
                    "\"><script>alert(1)</script>",
                    "{{ 7*7 }}{% raw %}",
                    "${jndi:ldap://x}",
                    "../../../../etc/passwd",
                    "%2e%2e%2f%00",
                    "\uD842\uDFB7野家👩‍👩‍👧‍👦",
                    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
                    "NaN",
                    "1e999999999",
                    "-0",
                    "9223372036854775808",
                    "true",
                    "null",
                    "[object Object]",
                    "ﷺ".repeat(300),
                    "a".repeat(999));

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1e400",
                    "1e-400",
                    "1E+2147483647",
                    "1e999999999",
                    "123456789012345678901234567890",
                    "0.1",
                    "[]",
                    "{}",
                    "[[[[]]]]",
                    "[null]",
                    "[{\"url\":1}]",
                    "{\"ja\":1}",
                    "{\"ja\":\"\\ud800\"}",
                    "{\"xx\":\"y\"}",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u0000\"",
                    "\"2026-13-45\"",
                    "\"" + "x".repeat(150_000) + "\"");

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static void assertNotBroken(HttpResponse<String> answer, String what) {
        assertTrue(answer.statusCode() < 500 || isHonest(answer), what + " " + answer.body());
        if (answer.statusCode() >= 400) {
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""),
                    what);
        }
    }

    /** The search of this server has no index, and says so. */
    private static boolean isHonest(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.request().uri().getPath().endsWith("/search");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void strangeTextsInEveryPlaceAndParameterOfEveryRoute() throws Exception {
        for (Route route : api.table.routes()) {
            String body = route.body() == null ? "" : "{}";
            for (String text : STRINGS) {
                String strange = encoded(text.isEmpty() ? " " : text).replace("+", "%20");
                String path =
                        route.path().replaceAll("[{<][a-z]+[}>]", strange.replace("%2F", "x"));
                assertNotBroken(
                        api.send(route.method().name(), path, api.staff, body),
                        route.method() + " " + path);
                List<Parameter> parameters = new ArrayList<>(route.parameters());
                parameters.removeIf(one -> one.place() != Parameter.Place.QUERY);
                for (Parameter parameter : parameters) {
                    String query = "?" + encoded(parameter.name()) + "=" + strange;
                    String plain = route.path().replaceAll("[{<][a-z]+[}>]", "x");
                    assertNotBroken(api.get(plain + query), plain + query);
                }
            }
        }
    }

    @Test
    void everyWrongValueInEveryFieldOfEveryType() throws Exception {
        var model = jp.musubi.content.model.ContentModels.bundled();
        for (var type : model.types().values()) {
            for (String value : VALUES) {
                var fields = new StringBuilder("{");
                for (String field : type.fields().keySet()) {
                    fields.append(fields.length() > 1 ? "," : "")
                            .append('"')
                            .append(field)
                            .append("\":")
                            .append(
                                    value.length() > 1_000
                                            ? "\"" + "x".repeat(5_000) + "\""
                                            : value);
                }
                String body = "{\"type\":\"" + type.name() + "\",\"fields\":" + fields.append("}}");
                HttpResponse<String> answer = api.send("POST", "/api/v1/entries", api.staff, body);
                assertNotBroken(answer, type.name() + " " + value);
                if (answer.statusCode() == 201) {
                    String id = RunningApi.json(answer).get("id").asText();
                    assertNotBroken(
                            api.send(
                                    "POST",
                                    "/api/v1/entries/" + id + "/publication",
                                    api.staff,
                                    ""),
                            "publishing " + value);
                }
            }
            assertNotBroken(api.get("/api/v1/" + type.plural() + "?select=*"), type.plural());
        }
        for (String member : List.of("type", "slug", "owner", "fields", "shown", "other")) {
            for (String value : VALUES) {
                String body =
                        "{\"type\":\"group\",\"fields\":{\"title\":\"x\"},\""
                                + member
                                + "\":"
                                + value;
                assertNotBroken(
                        api.send("POST", "/api/v1/entries", api.staff, body + "}"),
                        member + " " + value);
            }
        }
    }

    @Test
    void mutatedBytesAreNeverAFault() throws Exception {
        Random random = new Random(20_261_123);
        byte[] good =
                "{\"type\":\"group\",\"fields\":{\"title\":\"川の会\",\"members\":12,\"fields\":[\"culture\"]}}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < MUTATIONS; n++) {
            byte[] bytes = good.clone();
            for (int times = random.nextInt(4); times >= 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer =
                    api.send(
                            "POST",
                            "/api/v1/entries",
                            api.staff,
                            BodyPublishers.ofByteArray(bytes));
            assertNotBroken(answer, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAreNoUtf8AndOtherEncodingsAreMalformed() throws Exception {
        byte[] bad = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
        byte[] utf16 = "{\"type\":\"group\"}".getBytes(StandardCharsets.UTF_16);
        for (byte[] bytes : List.of(bad, overlong, utf16)) {
            assertEquals(
                    400,
                    api.send(
                                    "POST",
                                    "/api/v1/entries",
                                    api.staff,
                                    BodyPublishers.ofByteArray(bytes))
                            .statusCode());
        }
        for (String query : List.of("limit=%ff", "limit=%c3%28", "%", "limit=%4", "limit=%zz")) {
            String answer =
                    api.raw(
                            "GET /api/v1/groups?"
                                    + query
                                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), query + answer);
        }
        var raw = new ByteArrayOutputStream();
        raw.writeBytes("GET /api/v1/groups/".getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(new byte[] {(byte) 0xE3, (byte) 0x81});
        raw.writeBytes(
                " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertTrue(api.raw(raw.toByteArray()).startsWith("HTTP/1.1 40"));
    }

    @Test
    void strangeHeadersAreNeverAFault() throws Exception {
        for (String text : List.of("x", "*", "\"", "W/", "\"a\"\"b\"", ",,,", "a".repeat(5_000))) {
            for (String name :
                    List.of(
                            "If-Match",
                            "If-None-Match",
                            "If-Modified-Since",
                            "Range",
                            "Accept",
                            "Accept-Language",
                            "Authorization",
                            "Content-Encoding",
                            "Idempotency-Key",
                            "X-Forwarded-For")) {
                assertNotBroken(api.get("/api/v1/groups", name, text), name + ": " + text);
                assertNotBroken(
                        api.send(
                                "PUT",
                                "/api/v1/entries/" + java.util.UUID.randomUUID() + "/draft",
                                name.equals("Authorization") ? "" : api.staff,
                                "{\"fields\":{}}",
                                name,
                                text),
                        name + ": " + text);
            }
        }
    }
}
