package jp.musubi.cms.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The table is the only way in: every route, in every spelling, for every sort of caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteTableTest {
    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String path(Route route) {
        return route.path()
                .replace("{id}", UUID.randomUUID().toString())
                .replaceAll("[{<][a-z]+[}>]", "1");
    }

    private HttpResponse<String> send(Route route, String path, String token) throws Exception {
        String body = route.body() == null ? "" : "{}";
        return api.send(route.method().name(), path, token, body);
    }

    @Test
    void nobodyPassesARouteThatNeedsSomebody() throws Exception {
        for (Route route : api.table.routes()) {
            int nobody = send(route, path(route), "").statusCode();
            int reader = send(route, path(route), api.reader).statusCode();
            int editor = send(route, path(route), api.editor).statusCode();
            String name = route.method() + " " + route.path();
            switch (route.permission()) {
                case ANYONE -> assertTrue(nobody != 401 && nobody != 403, name);
                case READER, BROWSER -> assertEquals(401, nobody, name);
                case WRITER -> {
                    assertEquals(401, nobody, name);
                    assertEquals(403, reader, name);
                    assertTrue(editor != 401, name);
                }
                case STAFF -> {
                    assertEquals(401, nobody, name);
                    assertTrue(reader != 401 && reader != 403, name);
                    assertEquals(403, editor, name);
                }
                case PUBLISHER, ADMINISTRATOR -> {
                    assertEquals(401, nobody, name);
                    assertEquals(403, reader, name);
                    assertEquals(403, editor, name);
                }
            }
        }
    }

    @Test
    void noOtherSpellingOfAPathOpensIt() throws Exception {
        for (Route route : api.table.routes()) {
            String path = path(route);
            List<String> spellings = new ArrayList<>();
            spellings.add(path + "/");
            spellings.add("/" + path);
            spellings.add(path.replaceFirst("/v1/", "//v1/"));
            spellings.add(path.toUpperCase(Locale.ROOT));
            spellings.add(path + "%2f");
            spellings.add(path.replaceFirst("/v1/", "%2fv1%2f"));
            spellings.add(path.replaceFirst("/v1/", "/x/../v1/"));
            spellings.add(path.replaceFirst("/v1/", "/x/%2e%2e/v1/"));
            spellings.add(path.replaceFirst("/v1/", "/v1;x=1/"));
            spellings.add(path + "%00");
            spellings.add(path + ".json");
            for (String spelling : spellings) {
                if (spelling.equals(path) || route.path().contains("<")) {
                    continue;
                }
                String answer =
                        api.raw(
                                route.method()
                                        + " "
                                        + spelling
                                        + " HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "Connection: close\r\n\r\n");
                int status = Integer.parseInt(answer.substring(9, 12));
                boolean same = route.path().contains("{") && spelling.contains("/" + "1");
                assertTrue(
                        (status >= 400 && status < 500) || (same && status == 200),
                        route.method() + " " + spelling + " " + answer);
            }
        }
    }

    @Test
    void aRouteWithoutAPermissionCannotBeMade() {
        assertThrows(
                IllegalStateException.class,
                () -> Route.get("/x", "あ", "a").by(request -> Answer.of(200)));
    }

    @Test
    void twoRoutesOfOneShapeAreRefused() {
        Route one =
                Route.get("/x/{a}", "あ", "a")
                        .allowing(Permission.ANYONE)
                        .by(request -> Answer.of(200));
        Route two =
                Route.get("/x/{b}", "あ", "a")
                        .allowing(Permission.ANYONE)
                        .by(request -> Answer.of(200));

        assertThrows(IllegalArgumentException.class, () -> new RouteTable(List.of(one, two)));
    }

    @Test
    void everyRouteIsDescribedInOpenApiAndOnThePage() throws Exception {
        JsonNode openApi = RunningApi.json(api.get("/api/v1/openapi.json"));
        String ja = api.get("/api/v1/docs").body();
        String en = api.get("/api/v1/docs?language=en").body();

        assertEquals("3.1.0", openApi.get("openapi").asText());
        for (Route route : api.table.routes()) {
            String path = route.path().replace('<', '{').replace('>', '}');
            JsonNode operation =
                    openApi.path("paths")
                            .path(path)
                            .path(route.method().name().toLowerCase(Locale.ROOT));
            assertTrue(operation.isObject(), path);
            assertEquals(
                    route.permission() == Permission.ANYONE,
                    operation.get("security").isEmpty(),
                    path);
            assertTrue(ja.contains(route.summary().in("ja")), path);
            assertTrue(en.contains(route.summary().in("en").replace("\"", "&quot;")), path);
        }
        assertTrue(ja.startsWith("<!doctype html>\n<html lang=\"ja\">"));
        assertFalse(ja.contains("<script"));
    }

    @Test
    void everyReferenceOfTheDescriptionLeadsSomewhere() throws Exception {
        JsonNode openApi = RunningApi.json(api.get("/api/v1/openapi.json"));

        for (JsonNode reference : openApi.findValues("$ref")) {
            assertFalse(
                    openApi.at(reference.asText().substring(1)).isMissingNode(),
                    reference.asText());
        }
    }
}
