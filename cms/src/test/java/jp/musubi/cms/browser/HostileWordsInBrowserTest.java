package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.View.Trait;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.model.Limits;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Text that would be a script if a page forgot that it is text, through every field of every type,
 * and then on every page that shows it. A script that runs opens a dialogue; one that only the
 * Content-Security-Policy held back is a complaint of the browser. Both fail the test.
 */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileWordsInBrowserTest {
    private static final Pattern LOC = Pattern.compile("<loc>([^<]+)</loc>");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContentModel MODEL = ContentModels.bundled();
    private static final Set<FieldKind> FREE =
            EnumSet.of(
                    FieldKind.TEXT,
                    FieldKind.MARKDOWN,
                    FieldKind.ADDRESS,
                    FieldKind.TAGS,
                    FieldKind.LINKS);
    private static final Set<FieldKind> FORMED =
            EnumSet.of(FieldKind.URL, FieldKind.EMAIL, FieldKind.PHONE);

    /** Readings may have all that words of a script are made of. */
    private static final Set<Format> ANY_LETTERS = EnumSet.of(Format.FREE, Format.KANA);

    /** What is put into one field at once, at most. */
    private static final int USUAL_CHARS = 4_000;

    /** Items of a list in one entry, at most. */
    private static final int ITEMS = 10;

    /** Entries of a type, at most. */
    private static final int MAX_ENTRIES = 12;

    /** What is looked for at once, at most. */
    private static final int SEARCH_CHARS = 200;

    /** The number of the banner that is published. */
    private static final String NEW_NUMBER = "K-2099-0001";

    private static final String STAFF = "demo-staff-asanogawa";

    private List<String> words = List.of();
    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        try (var file = HostileWordsInBrowserTest.class.getResourceAsStream("hostile-words.txt")) {
            assertNotNull(file);
            words = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        city = RunningCity.start(data, null, true);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    /** The words in pieces that a field has room for, each word whole. */
    private List<String> pieces(Field field) {
        int limit = field.limits().maxChars();
        int chars = limit > 0 ? Math.min(limit, USUAL_CHARS) : Limits.DEFAULT_TEXT_CHARS;
        return pieces(chars, field.kind() == FieldKind.MARKDOWN ? "\n\n" : " ");
    }

    private List<String> pieces(int chars, String between) {
        var pieces = new ArrayList<String>();
        String piece = "";
        for (String word : words.stream().filter(it -> it.length() <= chars).toList()) {
            String longer = piece.isEmpty() ? word : piece + between + word;
            if (longer.length() > chars && !piece.isEmpty()) {
                pieces.add(piece);
                longer = word;
            }
            piece = longer;
        }
        pieces.add(piece);
        return pieces;
    }

    /** What a field says in an entry: as many pieces as it has room for, from that one on. */
    private static JsonNode value(Field field, List<String> pieces, int from) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        int room = Math.min(ITEMS, Math.max(1, field.limits().maxItems()));
        List<String> several =
                IntStream.range(from * room, (from + 1) * room)
                        .mapToObj(at -> pieces.get(at % pieces.size()))
                        .distinct()
                        .toList();
        return switch (field.kind()) {
            case TAGS ->
                    several.stream().collect(json::arrayNode, ArrayNode::add, ArrayNode::addAll);
            case LINKS -> {
                ArrayNode links = json.arrayNode();
                for (String piece : several) {
                    links.addObject()
                            .put("url", "https://example.jp/?" + encoded(piece))
                            .put("label", piece);
                }
                yield links;
            }
            default -> json.textNode(pieces.get(from % pieces.size()));
        };
    }

    /** Fields that take any text at all. */
    private static List<Field> free(ContentType type) {
        return type.fields().values().stream()
                .filter(field -> FREE.contains(field.kind()))
                .filter(field -> ANY_LETTERS.contains(field.format()))
                .toList();
    }

    /** Fields that take text of some form only. */
    private static List<Field> formed(ContentType type) {
        return type.fields().values().stream()
                .filter(field ->
                        FORMED.contains(field.kind()) || !ANY_LETTERS.contains(field.format()))
                .toList();
    }

    private Visitor staff() throws Exception {
        var staff = new Visitor(city);
        staff.signIn("staff@example.jp", STAFF);
        return staff;
    }

    /**
     * Entries of a type. Every word is in each field that has room for all of them in so many
     * entries; of shorter fields, each has as many as there are entries, and the next field others.
     */
    private List<String> entries(Visitor staff, ContentType type) throws Exception {
        String token = staff.csrfToken("/admin/reviews");
        JsonNode sample =
                JSON.readTree(city.get("/api/v1/" + type.plural()).body()).path("items").path(0);
        int most = free(type).stream().mapToInt(field -> pieces(field).size()).max().orElse(0);
        int turns = Math.min(most, MAX_ENTRIES);
        var ids = new ArrayList<String>();
        for (int turn = 0; turn < turns; turn++) {
            ObjectNode fields = sample.path("fields").deepCopy();
            if (turn == 0 && fields.has("number")) {
                fields.put("number", NEW_NUMBER);
            }
            int shift = 0;
            for (Field field : free(type)) {
                List<String> pieces = pieces(field);
                boolean all = pieces.size() <= turns;
                fields.set(field.name(), value(field, pieces, all ? turn : turn + shift));
                shift += all ? 0 : turns;
            }
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.put("type", type.name()).set("fields", fields);
            HttpResponse<String> answer =
                    staff.postJson("/api/v1/entries", entry.toString(), "X-CSRF-Token", token);
            assertEquals(201, answer.statusCode(), answer.body());
            ids.add(JSON.readTree(answer.body()).path("id").asText());
        }
        return ids;
    }

    @Test
    void textOfAFormTakesNoScript() throws Exception {
        Visitor staff = staff();
        String token = staff.csrfToken("/admin/reviews");
        for (ContentType type : MODEL.types().values()) {
            for (Field field : formed(type)) {
                for (String word : words) {
                    ObjectNode entry = JsonNodeFactory.instance.objectNode();
                    entry.put("type", type.name())
                            .putObject("fields")
                            .put("title", "x")
                            .put(field.name(), word);
                    HttpResponse<String> answer =
                            staff.postJson(
                                    "/api/v1/entries", entry.toString(), "X-CSRF-Token", token);
                    String name = type.name() + "." + field.name() + " " + word;
                    assertEquals(422, answer.statusCode(), name);
                    assertTrue(answer.body().contains(field.name()), name + answer.body());
                }
            }
        }
    }

    @Test
    void noWordOfAnyFieldIsEverAScript(TestBrowser browser) throws Exception {
        Visitor staff = staff();
        Page page = browser.page(View.DESK.with(Trait.REDUCED_MOTION));
        signIn(page);
        // Pictures of a body may be anywhere on this server; there is none called x, here or below.
        browser.tolerate("/preview/x");
        List<String> ids = new ArrayList<>();
        List<String> published = new ArrayList<>();
        for (ContentType type : MODEL.types().values()) {
            List<String> ofType = entries(staff, type);
            ids.addAll(ofType);
            published.add(ofType.getFirst());
            page.navigate(city.address("/admin/types/" + type.plural()));
        }
        for (String id : ids) {
            page.navigate(city.address("/admin/entries/" + id + "/edit"));
            page.navigate(city.address("/admin/entries/" + id + "/preview/page"));
        }
        for (String piece : pieces(SEARCH_CHARS, " ")) {
            page.navigate(city.address("/search/?q=" + encoded(piece)));
        }
        Set<String> before = addresses();
        for (String id : published) {
            city.publishDraft(id);
        }
        Set<String> shown = new TreeSet<>(addresses());
        shown.removeAll(before);
        for (ContentType type : MODEL.types().values()) {
            String begin = type.path().substring(0, type.path().indexOf('{'));
            assertTrue(shown.stream().anyMatch(path -> path.startsWith(begin)), begin);
        }
        shown.addAll(MODEL.types().values().stream().map(ContentType::list).toList());
        for (String path : shown) {
            browser.tolerate("404 for GET " + city.address(path) + "x");
            page.navigate(city.address(path));
        }
        page.navigate(city.address("/admin/entries/" + ids.getFirst() + "/history"));
        page.navigate(city.address("/admin/audit"));
    }

    /** The paths of all published pages. */
    private Set<String> addresses() throws Exception {
        var paths = new TreeSet<String>();
        Matcher found = LOC.matcher(city.get("/sitemap.xml").body());
        while (found.find()) {
            paths.add(URI.create(found.group(1)).getRawPath());
        }
        return paths;
    }

    private void signIn(Page page) {
        page.navigate(city.address("/admin/sign-in/passphrase"));
        page.fill("#email", "staff@example.jp");
        page.fill("#passphrase", STAFF);
        page.click("main button[type=submit]");
        page.waitForURL(address -> !address.contains("passphrase"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
