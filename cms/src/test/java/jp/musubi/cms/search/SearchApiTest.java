package jp.musubi.cms.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningApi;
import jp.musubi.cms.publish.SiteBuild;
import jp.musubi.cms.release.Releases;
import jp.musubi.content.model.ContentModels;
import jp.musubi.site.Progress;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

final class SearchApiTest {
    private static final String SEARCH = "/api/v1/search?q=";

    private final List<String> counted = new CopyOnWriteArrayList<>();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private RunningApi api(Path data, Releases releases) throws Exception {
        return new RunningApi(
                data,
                ContentModels.bundled(),
                published ->
                        new PublishedSearch(
                                releases::now,
                                published::read,
                                Theme.bundled(),
                                (text, language, found) ->
                                        counted.add(text + " " + language + " " + found)),
                new LinkedHashMap<>());
    }

    private static SiteBuild build(RunningApi api, Releases releases) {
        return new SiteBuild(
                api.published::read, _ -> Optional.empty(), api.data, Theme.bundled(), releases);
    }

    @Test
    void eachQuestionIsCountedOnceWithWhatItFound(@TempDir Path data) throws Exception {
        var releases = new Releases(data.resolve("site"), Clock.systemUTC());
        try (var api = api(data, releases)) {
            api.publish("group", "river", "{\"title\":\"犀川を守る会\"}");
            build(api, releases).run(Progress.silent());
            api.get(SEARCH + encoded("犀川"));
            assertEquals(List.of("犀川 ja 1"), counted);
            api.get(SEARCH + encoded("犀川") + "&field=culture");
            api.get(SEARCH + encoded("犀川") + "&offset=10");
            assertEquals(1, counted.size(), "conditions and further pages are no questions");
            assertEquals(204, told(api, "{\"q\":\"ほたる\",\"language\":\"ja\"}"));
            assertEquals("ほたる ja 0", counted.getLast());
            assertEquals(204, told(api, "{\"q\":\"ほたる\",\"language\":\"xx\"}"));
            assertEquals(204, told(api, "{}"));
            assertEquals(2, counted.size());
        }
    }

    private static int told(RunningApi api, String json) throws Exception {
        return api.send(
                        "POST",
                        "/api/v1/search/questions",
                        "",
                        json,
                        "Content-Type",
                        "application/json")
                .statusCode();
    }

    @Test
    void theReleasesIndexIsSearchedAndTheNextOneAsSoonAsItIsShown(@TempDir Path data)
            throws Exception {
        var releases = new Releases(data.resolve("site"), Clock.systemUTC());
        try (var api = api(data, releases)) {
            SiteBuild build = build(api, releases);
            assertEquals(503, api.get(SEARCH + "x").statusCode());

            api.publish(
                    "group",
                    "river",
                    "{\"title\":\"犀川を守る会\",\"fields\":[\"environment\"],"
                            + "\"contact_name\":\"ひみつ\",\"contact_phone\":\"090-0000-7770\"}");
            build.run(Progress.silent());
            HttpResponse<String> answer = api.get(SEARCH + encoded("犀川"));
            JsonNode found = RunningApi.json(answer);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(1, found.get("total").asInt(), answer.body());
            assertEquals("river", found.at("/hits/0/slug").asText());
            assertEquals("/groups/river/", found.at("/hits/0/url").asText());
            assertTrue(found.at("/facets/field").isArray());
            assertTrue(found.has("didYouMean"));
            assertEquals(
                    304,
                    api.get(
                                    SEARCH + encoded("犀川"),
                                    "If-None-Match",
                                    answer.headers().firstValue("ETag").orElseThrow())
                            .statusCode());
            assertEquals(
                    0,
                    RunningApi.json(api.get(SEARCH + encoded("犀川") + "&field=culture"))
                            .get("total")
                            .asInt());
            assertEquals(
                    1,
                    RunningApi.json(api.get(SEARCH + encoded("犀川") + "&freshness=never,old"))
                            .get("total")
                            .asInt());
            assertEquals(
                    0,
                    RunningApi.json(api.get(SEARCH + encoded("犀川") + "&freshness=fresh"))
                            .get("total")
                            .asInt());
            assertEquals(400, api.get(SEARCH + "x&language=xx").statusCode());
            assertEquals(400, api.get(SEARCH + "x&contact_name=y").statusCode());
            for (String hidden : new String[] {"ひみつ", "7770", "090-0000-7770"}) {
                String body = api.get(SEARCH + encoded(hidden)).body();
                assertFalse(body.contains("river"), body);
            }

            api.publish("group", "second", "{\"title\":\"犀川の朝市\"}");
            build.run(Progress.silent());
            assertEquals(2, RunningApi.json(api.get(SEARCH + encoded("犀川"))).get("total").asInt());
        }
    }
}
