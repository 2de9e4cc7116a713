package jp.musubi.cms.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The nginx configuration that we ship answers as our own server does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxTest {
    private static final List<String> FIELDS =
            List.of(
                    "Content-Type",
                    "Cache-Control",
                    "Content-Security-Policy",
                    "X-Content-Type-Options",
                    "X-Frame-Options",
                    "Referrer-Policy",
                    "Content-Encoding",
                    "Content-Disposition",
                    "Vary",
                    "Location");

    private static final List<String> FIELDS_OF_ERRORS =
            List.of("Location", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy");

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningCity city;
    private RunningNginx nginx;
    private Path site = Path.of("");

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path own) throws Exception {
        site = data.resolve("site/current");
        city = RunningCity.start(data, null, true);
        nginx = new RunningNginx(own, site, URI.create(city.address("/")).getPort());
    }

    @AfterAll
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (city != null) {
            city.close();
        }
    }

    private HttpResponse<byte[]> ask(String server, String path, String... fields)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> ours(String path, String... fields) throws Exception {
        return ask(city.address("/").replaceAll("/$", ""), path, fields);
    }

    private HttpResponse<byte[]> theirs(String path, String... fields) throws Exception {
        return ask(nginx.address(), path, fields);
    }

    private static Map<String, String> told(HttpResponse<?> answer) {
        var told = new TreeMap<String, String>();
        told.put("status", "" + answer.statusCode());
        for (String field : answer.statusCode() == 200 ? FIELDS : FIELDS_OF_ERRORS) {
            answer.headers()
                    .firstValue(field)
                    .ifPresent(value -> told.put(field, value.replace("; ", ";")));
        }
        return told;
    }

    @Test
    void everyKindOfFileIsAnsweredAlike() throws Exception {
        List<String> paths =
                Stream.of(
                                "/",
                                "/groups/",
                                "/groups",
                                "/en/",
                                "/feed.xml",
                                "/groups/asano-hotaru/feed.xml",
                                "/feed.json",
                                "/fields/environment/feed.json",
                                "/calendar.ics",
                                "/groups/asano-hotaru/calendar.ics",
                                "/manifest.webmanifest",
                                "/favicon.ico",
                                "/light/",
                                "/sitemap.xml",
                                "/robots.txt",
                                "/opendata/groups.csv",
                                "/opendata/groups.json",
                                "/search/",
                                "/nothing/here/",
                                "/.musubi/release",
                                "/feed.xml.gz")
                        .toList();
        List<String> differences = new ArrayList<>();
        for (String path : Stream.concat(paths.stream(), assets()).toList()) {
            for (String[] fields :
                    List.of(new String[0], new String[] {"Accept-Encoding", "gzip"})) {
                HttpResponse<byte[]> ours = ours(path, fields);
                HttpResponse<byte[]> theirs = theirs(path, fields);
                if (!told(ours).equals(told(theirs))
                        || (ours.statusCode() == 200
                                && !Arrays.equals(ours.body(), theirs.body()))) {
                    differences.add(
                            path
                                    + Arrays.toString(fields)
                                    + "\n  ours   "
                                    + told(ours)
                                    + "\n  theirs "
                                    + told(theirs));
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    /**
     * nginx sends the page that leads on where our server redirects: it knows no release, so it
     * cannot read where a release says that things are now.
     */
    @Test
    void aFormerAddressLeadsToTheNewOneInTheWayOfEach() throws Exception {
        String id =
                city.post(
                                "/api/v1/entries",
                                "{\"type\":\"group\",\"slug\":\"before\",\"fields\":{\"title\":\"川の会\"}}")
                        .path("id")
                        .asText();
        city.publishDraft(id);
        city.move(id, "after");
        assertEquals("{Location=/groups/after/, status=301}", brief(ours("/groups/before/")));
        assertEquals("{status=200}", brief(theirs("/groups/before/")));
        assertTrue(
                text(theirs("/groups/before/"))
                        .contains("http-equiv=\"refresh\" content=\"0; url=/groups/after/\""));
        assertEquals("{Location=/groups/before/, status=301}", brief(theirs("/groups/before")));
        String feed = "/groups/before/feed.xml";
        assertEquals("{Location=/groups/after/feed.xml, status=301}", brief(ours(feed)));
        assertEquals(brief(ours(feed)), brief(theirs(feed)));
        assertEquals(told(ours("/nowhere/feed.xml")), told(theirs("/nowhere/feed.xml")));
        String json = "/groups/before/feed.json";
        assertEquals("{Location=/groups/after/feed.json, status=301}", brief(theirs(json)));
        assertEquals(brief(ours(json)), brief(theirs(json)));
        assertEquals(told(ours("/_redirects")), told(theirs("/_redirects")));
    }

    private static String brief(HttpResponse<?> answer) {
        Map<String, String> told = told(answer);
        told.keySet().retainAll(List.of("status", "Location"));
        return told.toString();
    }

    /** One hashed file of each kind. */
    private Stream<String> assets() throws Exception {
        Map<String, String> byKind = new TreeMap<>();
        try (Stream<Path> files = Files.list(site.resolve("assets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".gz")) {
                    byKind.put(name.substring(name.lastIndexOf('.')), "/assets/" + name);
                }
            }
        }
        assertTrue(byKind.size() >= 2, byKind.toString());
        return byKind.values().stream();
    }

    @Test
    void whatAClientHasIsNotSentAgainAndPartsAreSent() throws Exception {
        HttpResponse<byte[]> page = theirs("/groups/");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, theirs("/groups/", "If-None-Match", tag).statusCode());
        HttpResponse<byte[]> part = theirs("/groups/", "Range", "bytes=0-8");
        assertEquals(206, part.statusCode());
        assertEquals("<!doctype", text(part).toLowerCase(Locale.ROOT));
    }

    @Test
    void questionsWithoutScriptsTheEditorAndTheApiReachMusubi() throws Exception {
        assertEquals(200, theirs("/search/?q=%E5%B7%9D").statusCode());
        assertTrue(text(theirs("/search/?q=%E5%B7%9D")).contains("川"));
        assertEquals(200, theirs("/api/v1/groups?limit=1").statusCode());
        assertEquals(ours("/admin").statusCode(), theirs("/admin").statusCode());
    }

    @Test
    void aNewReleaseIsSeenAtOnce() throws Exception {
        assertFalse(text(theirs("/feed.xml")).contains("すぐに見える"));
        city.publish("{\"type\":\"page\",\"fields\":{\"title\":\"すぐに見える\"}}");
        assertTrue(text(theirs("/feed.xml")).contains("すぐに見える"));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
