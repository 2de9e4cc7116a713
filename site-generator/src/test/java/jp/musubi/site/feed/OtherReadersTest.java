package jp.musubi.site.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Subscription;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What programs of others read in the feeds and calendars of the sample city is what it says. */
class OtherReadersTest {
    private static final Set<String> OF_FEED =
            Set.of("version", "title", "home_page_url", "feed_url", "language", "authors", "items");
    private static final Set<String> OF_ITEM =
            Set.of(
                    "id",
                    "url",
                    "title",
                    "content_text",
                    "date_published",
                    "date_modified",
                    "authors",
                    "tags");

    private static final Map<String, FilePlan> FILES = new LinkedHashMap<>();
    private static LinkedSite city;

    @BeforeAll
    static void writeWhatIsNewInTheSampleCity() throws Exception {
        city = LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot());
        var addresses = new Addresses(city, URI.create("https://city.example/"));
        Consumer<Planned> add = plan -> FILES.put(plan.address(), (FilePlan) plan);
        var feeds = new Feeds(city, addresses);
        var calendars = new Calendars(city, addresses);
        feeds.units().forEach(unit -> unit.planner().plan(add));
        calendars.ofSite().planner().plan(add);
        city.entries()
                .forEach(entry -> {
                    feeds.plan(entry, add);
                    calendars.plan(entry, add);
                });
    }

    private static Map<String, byte[]> files(Subscription form) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        for (FilePlan file : FILES.values()) {
            if (file.address().endsWith("/" + form.file())) {
                files.put(file.address(), file.body().render());
            }
        }
        assertTrue(files.size() > 60, form + ": " + files.size());
        return files;
    }

    private static Feed atom(byte[] bytes) throws Exception {
        try (var reader = new XmlReader(new ByteArrayInputStream(bytes))) {
            return (Feed) new WireFeedInput(false, Locale.ROOT).build(reader);
        }
    }

    @Test
    void romeReadsEveryAtomFeed() throws Exception {
        for (Map.Entry<String, byte[]> file : files(Subscription.ATOM).entrySet()) {
            String name = file.getKey();
            Feed feed = atom(file.getValue());
            assertEquals("atom_1.0", feed.getFeedType(), name);
            assertFalse(feed.getTitle().isBlank(), name);
            assertFalse(feed.getId().isBlank(), name);
            assertEquals(1, feed.getAuthors().size(), name);
            assertEquals("https://city.example" + name, self(feed), name);
            Set<String> ids = new HashSet<>();
            for (Entry entry : feed.getEntries()) {
                assertTrue(ids.add(entry.getId()), name);
                assertFalse(entry.getTitle().isBlank(), name);
                Instant updated = entry.getUpdated().toInstant();
                assertFalse(updated.isAfter(feed.getUpdated().toInstant()), name);
                assertFalse(entry.getPublished().toInstant().isAfter(updated), name);
                assertEquals(1, entry.getAlternateLinks().size(), name);
            }
        }
    }

    private static String self(Feed feed) {
        return feed.getOtherLinks().stream()
                .filter(link -> link.getRel().equals("self"))
                .findFirst()
                .orElseThrow()
                .getHref();
    }

    /**
     * No library reads JSON Feed in Java: this is version 1.1 of its specification, rule by rule.
     */
    @Test
    void everyJsonFeedKeepsTheRulesOfItsSpecification() throws Exception {
        for (Map.Entry<String, byte[]> file : files(Subscription.JSON).entrySet()) {
            String name = file.getKey();
            JsonNode feed = new ObjectMapper().readTree(file.getValue());
            assertEquals("https://jsonfeed.org/version/1.1", feed.path("version").textValue());
            assertEquals(OF_FEED, names(feed), name);
            assertEquals("https://city.example" + name, feed.path("feed_url").textValue());
            assertEquals(
                    feed.path("language").asText(),
                    Locale.forLanguageTag(feed.path("language").asText()).toLanguageTag());
            authors(feed, name);
            Set<String> ids = new HashSet<>();
            for (JsonNode item : feed.path("items")) {
                assertTrue(OF_ITEM.containsAll(names(item)), name);
                assertTrue(ids.add(item.path("id").textValue()), name);
                assertFalse(item.path("content_text").textValue().isBlank(), name);
                assertTrue(URI.create(item.path("url").textValue()).isAbsolute(), name);
                Instant published = Instant.parse(item.path("date_published").textValue());
                Instant modified = Instant.parse(item.path("date_modified").textValue());
                assertFalse(published.isAfter(modified), name);
                item.path("tags").forEach(tag -> assertTrue(tag.isTextual(), name));
                if (item.has("authors")) {
                    authors(item, name);
                }
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void authors(JsonNode of, String name) {
        assertEquals(1, of.path("authors").size(), name);
        assertFalse(of.path("authors").path(0).path("name").asText().isBlank(), name);
    }

    @Test
    void bothFormsOfAFeedHaveTheSameItems() throws Exception {
        Map<String, byte[]> json = files(Subscription.JSON);
        for (Map.Entry<String, byte[]> file : files(Subscription.ATOM).entrySet()) {
            String page = file.getKey().substring(0, file.getKey().lastIndexOf('/') + 1);
            List<String> ids =
                    atom(file.getValue()).getEntries().stream().map(Entry::getId).toList();
            var others = new ArrayList<String>();
            new ObjectMapper()
                    .readTree(json.get(Subscription.JSON.of(page)))
                    .path("items")
                    .forEach(item -> others.add(item.path("id").textValue()));
            assertEquals(ids, others, page);
        }
    }

    @Test
    void ical4jReadsEveryCalendarAndFindsNothingWrong() throws Exception {
        for (Map.Entry<String, byte[]> file : files(Subscription.CALENDAR).entrySet()) {
            Calendar calendar =
                    new CalendarBuilder().build(new ByteArrayInputStream(file.getValue()));
            var verdict = calendar.validate(true);
            assertFalse(verdict.hasErrors(), () -> file.getKey() + ": " + verdict.getEntries());
            Set<String> ids = new HashSet<>();
            for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
                assertTrue(ids.add(event.getUid().orElseThrow().getValue()), file.getKey());
            }
            assertFalse(ids.isEmpty(), file.getKey());
        }
    }

    @Test
    void ical4jFindsWhatIsWrong() throws Exception {
        String calendar =
                new String(
                        files(Subscription.CALENDAR).get("/calendar.ics"), StandardCharsets.UTF_8);
        String broken = calendar.replaceAll("\r\nUID:[^\r]*", "");
        var read =
                new CalendarBuilder()
                        .build(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)));
        assertTrue(read.validate(true).hasErrors());
    }

    @Test
    void ical4jReadsOfADayWhatTheCitySays() throws Exception {
        byte[] bytes = files(Subscription.CALENDAR).get("/calendar.ics");
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
        var report = city.entry("report", "asano-hotaru-2025-06").orElseThrow();
        VEvent event =
                calendar.<VEvent>getComponents(Component.VEVENT).stream()
                        .filter(each ->
                                each.getUid()
                                        .orElseThrow()
                                        .getValue()
                                        .equals(report.id() + "-held_on"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(LocalDate.of(2025, 6, 14), event.<LocalDate>getDateTimeStart().getDate());
        assertEquals(
                "六十三で止まった鉛筆",
                event.<Property>getProperty(Property.SUMMARY).orElseThrow().getValue());
        assertEquals(
                "浅野川の左岸 1.2キロ",
                event.<Property>getProperty(Property.LOCATION).orElseThrow().getValue());
        assertTrue(new String(bytes, StandardCharsets.UTF_8).endsWith("END:VCALENDAR\r\n"));
    }
}
