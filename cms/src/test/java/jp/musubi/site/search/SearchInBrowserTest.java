package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.browser.Chromium;
import jp.musubi.content.city.SampleCity;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.SiteFolder;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** What the module for browsers does is what the server does, letter by letter and hit by hit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchInBrowserTest {
    private static final int QUESTIONS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-12-03T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

    private static final String LETTERS =
            """
            async texts => {
              const {letters, cut} = await import('/town/search/search.js');
              return texts.map(units => {
                const all = letters(String.fromCharCode(...units.split(',').map(Number)));
                const terms = [];
                cut(all, (term, kind, from, to, segment) => terms.push([term, kind, from, to, segment].join(' ')));
                return [all.points, all.kinds, all.starts, all.ends, terms].map(each => each.join(',')).join('|');
              });
            }
            """;

    private static final String ASK =
            """
            async questions => {
              const {open} = await import('/town/search/search.js');
              window.index ??= await open({base: '/town/search', today: '2026-12-03'});
              const answers = [];
              for (const q of questions) {
                answers.push(JSON.stringify(await window.index.search(q.text, q)));
              }
              return answers;
            }
            """;

    private static final String SUGGEST =
            """
            async begun => {
              const {open} = await import('/town/search/search.js');
              window.index ??= await open({base: '/town/search', today: '2026-12-03'});
              return JSON.stringify(await window.index.suggest(begun, {limit: 50}));
            }
            """;

    @TempDir private static Path folder;
    private Chromium chromium;
    private BrowserContext context;
    private Page page;
    private HttpServer server;
    private LinkedSite site;

    @BeforeAll
    void open() throws Exception {
        chromium = Chromium.installed();
        Snapshot city = ContentFolder.read(SampleCity.folder()).snapshot();
        site = LinkedSite.of(city);
        new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(city, SampleCity.folder()),
                                folder,
                                Theme.bundled(),
                                Optional.empty(),
                                false,
                                true));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/town/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath().substring("/town/".length());
                    Path file = folder.resolve(path.isEmpty() ? "404.html" : path);
                    boolean isThere = Files.isRegularFile(file);
                    byte[] bytes = isThere ? Files.readAllBytes(file) : new byte[0];
                    exchange.getResponseHeaders()
                            .add(
                                    "Content-Type",
                                    path.endsWith(".js")
                                            ? "text/javascript"
                                            : path.isEmpty() ? "text/html" : "text/plain");
                    exchange.getResponseHeaders()
                            .add("Content-Security-Policy", "default-src 'self'");
                    exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? bytes.length : -1);
                    try (var body = exchange.getResponseBody()) {
                        body.write(bytes);
                    }
                });
        server.start();
        context = chromium.browser().newContext();
        page = context.newPage();
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/town/");
    }

    @AfterAll
    void close() {
        if (server != null) {
            server.stop(0);
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String java(int[] units) {
        String text =
                Arrays.stream(units)
                        .mapToObj(unit -> String.valueOf((char) unit))
                        .collect(Collectors.joining());
        Letters all = Letters.of(text);
        var parts = new ArrayList<List<String>>();
        for (int i = 0; i < 5; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < all.size(); i++) {
            parts.get(0).add(Integer.toString(all.text(i, i + 1).codePointAt(0)));
            parts.get(1).add(Byte.toString(all.kind(i)));
            parts.get(2).add(Integer.toString(all.start(i)));
            parts.get(3).add(Integer.toString(all.end(i)));
        }
        Terms.cut(
                all,
                (term, kind, from, to, segment) ->
                        parts.get(4)
                                .add(
                                        "%s %s %d %d %d"
                                                .formatted(
                                                        term,
                                                        kind.name()
                                                                .toLowerCase(java.util.Locale.ROOT),
                                                        from,
                                                        to,
                                                        segment)));
        return String.join("|", parts.stream().map(part -> String.join(",", part)).toList());
    }

    private void assertSameLetters(List<int[]> texts) {
        List<String> units =
                texts.stream()
                        .map(text -> Arrays.stream(text).mapToObj(Integer::toString))
                        .map(each -> each.collect(Collectors.joining(",")))
                        .toList();
        @SuppressWarnings("unchecked")
        var browser = (List<String>) page.evaluate(LETTERS, units);
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(java(texts.get(i)), browser.get(i), Arrays.toString(texts.get(i)));
        }
    }

    @Test
    void everyCharacterIsFoldedAndCutAsOnTheServer() {
        for (int from = 0; from < 0x10000; from += 0x1000) {
            var texts = new ArrayList<int[]>();
            for (int c = from; c < from + 0x1000; c++) {
                texts.add(new int[] {0x304b, c, 0x30ab, c});
            }
            assertSameLetters(texts);
        }
    }

    @Test
    void randomTextsAreFoldedAndCutAsOnTheServer() {
        var random = new Random(3);
        int[][] alphabets = {
            {0x20, 0x7f},
            {0x3041, 0x30ff},
            {0x4e00, 0x4e40},
            {0xff61, 0xff9f},
            {0x300, 0x330},
            {0xd800, 0xdfff},
            {0xff01, 0xff5e},
            {0x3099, 0x309c}
        };
        var texts = new ArrayList<int[]>();
        for (int i = 0; i < 2_000; i++) {
            int[] text = new int[1 + random.nextInt(30)];
            for (int k = 0; k < text.length; k++) {
                int[] alphabet = alphabets[random.nextInt(alphabets.length)];
                text[k] = random.nextInt(alphabet[0], alphabet[1] + 1);
            }
            texts.add(text);
        }
        assertSameLetters(texts);
    }

    @Test
    void questionsAreAnsweredAsOnTheServer() throws Exception {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(folder), TODAY)) {
            var ids = new LinkedHashMap<String, List<String>>();
            search.search(new Query("", Map.of(), 0, 0, "ja"))
                    .facets()
                    .forEach((facet, counts) ->
                            ids.put(facet, counts.stream().map(FacetCount::id).toList()));
            var questions = new Questions(site, ids);
            int found = 0;
            int broader = 0;
            int corrected = 0;
            for (int i = 0; i < QUESTIONS; i++) {
                Query query = questions.next();
                Answer answer = search.search(query);
                found += answer.hits().size();
                broader += answer.broader().size();
                corrected += answer.didYouMean() == null ? 0 : 1;
                assertEquals(plain(JSON.valueToTree(answer)), ask(query), query::toString);
            }
            assertTrue(found > QUESTIONS, "most questions find nothing");
            assertTrue(broader > 10, "no question is broadened");
            assertTrue(corrected > 30, "no word is corrected");
        }
    }

    @Test
    void groupsAreFilteredByWhenTheyWereConfirmedAsOnTheServer() throws Exception {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(folder), TODAY)) {
            for (String state : List.of("fresh", "old", "never")) {
                var query = new Query("子ども", Map.of("freshness", List.of(state)), 10, 0, "ja");
                Answer answer = search.search(query);
                assertEquals(plain(JSON.valueToTree(answer)), ask(query), state);
                assertTrue(answer.facets().containsKey("freshness"));
            }
        }
    }

    @Test
    void aPassageOfADocumentIsShownWithItsPageAsOnTheServer() throws Exception {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(folder), TODAY)) {
            for (String text :
                    List.of("反射たすき", "救急袋", "雷が聞こえたら中止", "自動販売機のほたる", "浅野川 ほたる", "しおり")) {
                var query = new Query(text, Map.of(), 10, 0, "ja");
                Answer answer = search.search(query);
                assertEquals(plain(JSON.valueToTree(answer)), ask(query), text);
            }
            Hit hit = search.search(new Query("救急袋", Map.of(), 10, 0, "ja")).hits().getFirst();
            assertEquals("asano-hotaru", hit.slug());
            assertTrue(hit.excerpt().contains("<mark>救急袋</mark>は先頭の大人"), hit::excerpt);
            HitDocument document = Objects.requireNonNull(hit.document());
            assertEquals("夜の数え番のしおり", document.title());
            assertEquals(2, document.page());
            assertTrue(Files.exists(folder.resolve(document.url().substring(1))), document::url);
        }
    }

    @Test
    void aPassageOfAnEntryItselfIsShownRatherThanTheSameOfItsDocument() throws Exception {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(folder), TODAY)) {
            Answer answer = search.search(new Query("ほたる 見守り隊", Map.of(), 10, 0, "ja"));
            assertNull(answer.hits().getFirst().document());
        }
    }

    @Test
    void aNameIsCompletedFromKanaKanjiAndLatinLetters() throws Exception {
        Entry group = site.entries("group").iterator().next();
        String reading = group.fields().text("reading").orElseThrow();
        for (String begun :
                List.of(reading.substring(0, 4), site.title(group, "ja").substring(0, 3))) {
            JsonNode answer = JSON.readTree((String) page.evaluate(SUGGEST, begun));
            var slugs = new ArrayList<String>();
            answer.path("hits").forEach(hit -> slugs.add(hit.path("slug").asText()));
            assertTrue(slugs.contains(group.slug()), () -> begun + " gives " + slugs);
        }
        assertEquals(0, JSON.readTree((String) page.evaluate(SUGGEST, "")).path("total").asInt());
    }

    @ParameterizedTest
    @CsvSource({"ぼら, ボランティア", "ﾎﾞﾗﾝ, ボランティア", "boran, ボランティア", "すま, スマートフォン", "かつど, 活動", "がっこ, 学校"})
    void aFrequentWordIsCompletedFromItsLettersAndItsReadingAsTextsWriteIt(
            String begun, String word) throws Exception {
        JsonNode words = JSON.readTree((String) page.evaluate(SUGGEST, begun)).path("words");
        var all = new ArrayList<String>();
        words.forEach(each -> all.add(each.asText()));
        assertTrue(all.contains(word), () -> begun + " gives " + all);
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(folder), TODAY)) {
            for (String each : all) {
                int found = search.search(new Query(each, Map.of(), 0, 0, "ja")).total();
                assertTrue(found >= 3, () -> each + " finds " + found);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ぼ", "ぼらかんてい", "カワニナノ", "あさの川ほたる見守り隊"})
    void aWordIsOnlySuggestedOnceItsBeginningTellsIt(String begun) throws Exception {
        JsonNode answer = JSON.readTree((String) page.evaluate(SUGGEST, begun));
        assertEquals(0, answer.path("words").size(), answer::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "かんきょう, field, environment",
        "環境, field, environment",
        "kankyo, field, environment",
        "ふくし, field, health",
        "福祉, field, health",
        "あさのがわ, district, asanogawa",
        "最近, freshness, fresh"
    })
    void aTermOfAVocabularyIsCompletedFromItsLabelAndItsReading(
            String begun, String facet, String id) throws Exception {
        JsonNode answer = JSON.readTree((String) page.evaluate(SUGGEST, begun));
        JsonNode first = answer.path("facets").path(facet).path(0);
        assertEquals(id, first.path("id").asText(), answer::toString);
        var query = new Query("", Map.of(facet, List.of(id)), 1, 0, "ja");
        assertEquals(ask(query).path("total").asInt(), first.path("count").asInt());
    }

    @Test
    void noQuestionFails() throws Exception {
        for (String odd :
                List.of(
                        "<b>",
                        "\0",
                        "の",
                        "。。",
                        "[a-z]*(",
                        "' OR 1=1 --",
                        "𠮷",
                        "\u202e",
                        "ﾞﾟ",
                        "❤️")) {
            for (String text : List.of(odd, odd.repeat(10_000 / odd.length()))) {
                Query query = new Query(text, Map.of(), 10, 0, "ja");
                assertTrue(ask(query).path("total").asInt() >= 0);
                JSON.readTree((String) page.evaluate(SUGGEST, text));
            }
        }
    }

    private JsonNode ask(Query query) throws Exception {
        Map<String, Object> question =
                Map.of(
                        "text", query.text(),
                        "filters", query.filters(),
                        "limit", query.limit(),
                        "offset", query.offset(),
                        "language", query.language());
        @SuppressWarnings("unchecked")
        var answers = (List<String>) page.evaluate(ASK, List.of(question));
        return plain(JSON.readTree(answers.getFirst()));
    }

    /** Numbers written as they may be in either language. */
    private static JsonNode plain(JsonNode answer) {
        answer.path("hits")
                .forEach(hit ->
                        ((ObjectNode) hit).put("score", (long) hit.path("score").asDouble()));
        return answer;
    }
}
