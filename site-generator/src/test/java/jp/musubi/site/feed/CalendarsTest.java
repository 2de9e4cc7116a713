package jp.musubi.site.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What happens on a day is in a calendar that people can subscribe to. */
class CalendarsTest {
    private static final String LONG = "一年のしめくくりに、川をきれいにする大きな集まり、ほたるの話、そして豚汁";

    private static final LinkedSite SITE =
            Town.inTwoLanguages()
                    .with("group", "hotaru", "\"title\":{\"ja\":\"ほたるの会\",\"en\":\"Fireflies\"}")
                    .with("group", "quiet", "\"title\":\"静かな会\"")
                    .with(
                            "report",
                            "walk",
                            "\"title\":\"川歩き; 朝, \\\\ 夜\",\"group\":\"hotaru\","
                                    + "\"held_on\":\"2026-06-14\",\"place\":\"浅野川, 左岸\"")
                    .with(
                            "report",
                            "long",
                            "\"title\":\"%s\",\"group\":\"hotaru\",\"held_on\":\"2026-12-20\""
                                    .formatted(LONG))
                    .with("report", "undated", "\"title\":\"いつか\",\"group\":\"quiet\"")
                    .with(
                            "award",
                            "first",
                            "\"title\":\"むすぶ賞\",\"group\":\"hotaru\",\"year\":2026,"
                                + "\"ceremony_on\":\"2027-02-19\",\"decided_on\":\"2027-01-18\"")
                    .linked();

    private final Map<String, FilePlan> calendars = calendars(SITE);

    private static Map<String, FilePlan> calendars(LinkedSite site) {
        var files = new LinkedHashMap<String, FilePlan>();
        Consumer<Planned> add = plan -> files.put(plan.address(), (FilePlan) plan);
        var all =
                new Calendars(site, new Addresses(site, URI.create("https://city.example/kyodo/")));
        all.ofSite().planner().plan(add);
        site.entries().forEach(entry -> all.plan(entry, add));
        return files;
    }

    private String text(String address) throws Exception {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address) throws Exception {
        return Objects.requireNonNull(calendars.get(address), address).body().render();
    }

    /** The lines of a calendar as they were before they were folded. */
    private String unfolded(String address) throws Exception {
        return text(address).replace("\r\n ", "");
    }

    @Test
    void theSiteAndEveryGroupThatHasDaysHaveACalendarInEveryLanguage() {
        assertEquals(
                Set.of(
                        "/kyodo/calendar.ics",
                        "/kyodo/en/calendar.ics",
                        "/kyodo/groups/hotaru/calendar.ics",
                        "/kyodo/en/groups/hotaru/calendar.ics"),
                calendars.keySet());
    }

    @Test
    void aSiteWithoutDaysHasNoCalendar() {
        assertEquals(
                Set.of(),
                calendars(Town.inJapanese().with("group", "a", "\"title\":\"会\"").linked())
                        .keySet());
    }

    @Test
    void aDayIsAWholeDayWithoutATimeAndTheLatestComesFirst() throws Exception {
        String calendar = unfolded("/kyodo/calendar.ics");
        assertTrue(calendar.contains("\r\nDTSTART;VALUE=DATE:20260614\r\n"), calendar);
        assertFalse(calendar.contains("VTIMEZONE"));
        assertTrue(calendar.indexOf(":20270219") < calendar.indexOf(":20261220"), calendar);
        assertFalse(calendar.contains("20270118"), "a day that no calendar shows");
        assertFalse(calendar.contains("いつか"));
    }

    @Test
    void anEventSaysWhatItIsWhoseAndWhereToReadOn() throws Exception {
        String calendar = unfolded("/kyodo/en/groups/hotaru/calendar.ics");
        assertTrue(calendar.contains("NAME:Fireflies — Working together\r\n"), calendar);
        assertTrue(
                calendar.contains(
                        "DESCRIPTION;LANGUAGE=en:Ceremony\\nFireflies\\n"
                                + "https://city.example/kyodo/en/awards/2026/first/\r\n"),
                calendar);
        assertTrue(calendar.contains("URL:https://city.example/kyodo/en/reports/walk/\r\n"));
    }

    @Test
    void textsAreEscaped() throws Exception {
        String calendar = unfolded("/kyodo/calendar.ics");
        assertTrue(calendar.contains("SUMMARY;LANGUAGE=ja:川歩き\\; 朝\\, \\\\ 夜\r\n"), calendar);
        assertTrue(calendar.contains("LOCATION;LANGUAGE=ja:浅野川\\, 左岸\r\n"), calendar);
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoCharacterIsTorn() throws Exception {
        for (String line : text("/kyodo/calendar.ics").split("\r\n", -1)) {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertTrue(octets.length <= 75, line);
            assertFalse(line.contains("\n"), line);
            assertFalse(line.contains("\ufffd"), line);
        }
        assertTrue(unfolded("/kyodo/calendar.ics").contains(LONG));
    }

    @Test
    void anEventKeepsItsNameAndTimeFromBuildToBuild() throws Exception {
        assertArrayEquals(
                bytes("/kyodo/calendar.ics"),
                Objects.requireNonNull(calendars(SITE).get("/kyodo/calendar.ics")).body().render());
        String calendar = unfolded("/kyodo/calendar.ics");
        assertTrue(
                calendar.contains("UID:" + Town.id("report", "walk") + "-held_on\r\n"), calendar);
        assertTrue(calendar.contains("DTSTAMP:20260501T000000Z\r\n"), calendar);
        assertFalse(calendar.contains("20261123"), "the time of the snapshot");
    }
}
