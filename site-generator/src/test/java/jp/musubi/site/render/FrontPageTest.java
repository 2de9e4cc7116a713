package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/** The front page of the sample city says what the site is, and leads to all that it has. */
class FrontPageTest {
    private static final String ROOT = "https://town.example";

    private static LinkedSite city;
    private static RenderedSite site;

    @BeforeAll
    static void renderTheCity() throws Exception {
        city = LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot());
        site = RenderedSite.of(city);
    }

    /** Addresses on the page that a selector selects, without what follows a page's own. */
    private static List<String> leadTo(Document page, String selector) {
        return page.select(selector).eachAttr("href").stream()
                .map(address -> address.replaceFirst("[?#].*", ""))
                .toList();
    }

    private static void checkPages(List<String> addresses) {
        assertFalse(addresses.isEmpty());
        addresses.forEach(address -> assertTrue(site.addresses().contains(address), address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    void oneSearchBoxWithExamplesStandsBelowWhatTheSiteIs(String below) throws Exception {
        Document page = site.page(below + "/");
        Element hero = page.expectFirst(".hero");
        assertFalse(hero.select("h1").text().isBlank());
        String groups = Integer.toString(city.entries("group").size());
        assertTrue(hero.select(".hero__lead").text().contains(groups), hero.text());
        assertEquals(1, page.select("main input[type=search]").size());
        List<String> examples = leadTo(page, ".search-examples a");
        checkPages(examples);
        assertEquals(List.of(below + "/search/"), examples.stream().distinct().toList());
        assertEquals(3, hero.select(".tally dt").size());
        assertEquals(groups, hero.select(".tally dd").getFirst().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    void everyWayInLeadsToAPage(String below) throws Exception {
        Document page = site.page(below + "/");
        assertEquals(4, page.select(".doors a").size());
        page.select(".doors a[href^=#]")
                .forEach(door -> assertFalse(page.select(door.attr("href")).isEmpty()));
        var fields =
                site.addresses().stream()
                        .filter(address -> address.matches(below + "/fields/[^/]+/"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(fields, new TreeSet<>(leadTo(page, ".field-tile")));
        page.select(".field-tile")
                .forEach(tile -> {
                    assertFalse(tile.select(".crest[aria-hidden=true]").text().isBlank());
                    assertTrue(tile.select("b").text().length() > 1, tile.text());
                    assertTrue(tile.select("small").text().matches(".*\\d.*"), tile.text());
                });
        checkPages(leadTo(page, ".districts a"));
        checkPages(leadTo(page, "section[aria-labelledby=now] .card__title a"));
        checkPages(leadTo(page, "section[aria-labelledby=rep] .row a"));
        checkPages(leadTo(page, "section[aria-labelledby=aw] .prize a"));
        checkPages(leadTo(page, ".meaning a"));
        assertFalse(page.select(".meaning .banner-art").attr("alt").isBlank());
    }

    @Test
    void aGroupThatIsSharedHasACardWithItsNameAndEveryOtherPageHasAPicture() throws Exception {
        assertEquals(
                ROOT + "/cards/groups/asano-hotaru.png", image(site.page("/groups/asano-hotaru/")));
        var card =
                ImageIO.read(
                        new ByteArrayInputStream(site.bytes("/cards/groups/asano-hotaru.png")));
        assertEquals(List.of(1200, 630), List.of(card.getWidth(), card.getHeight()));
        for (String address : List.of("/", "/groups/", "/awards/", "/en/search/", "/guide/")) {
            String image = image(site.page(address));
            assertTrue(image.startsWith(ROOT), image);
            assertTrue(
                    site.fileAddresses().contains(image.substring(ROOT.length())),
                    address + " " + image);
        }
    }

    private static String image(Document page) {
        return page.select("meta[property=og:image]").attr("content");
    }

    @Test
    void aMomentHasNoMoreDigitsThanHtmlAllows() throws Exception {
        LinkedSite town =
                Town.inTwoLanguages()
                        .line(
                                """
                                {"kind":"entry","type":"group","id":"%s","slug":"hotaru",\
                                "publishedAt":"2026-04-01T00:00:00Z",\
                                "updatedAt":"2026-05-01T09:03:05.429472Z",\
                                "fields":{"title":"ほたるの会"}}\
                                """
                                        .formatted(Town.id("group", "hotaru")))
                        .linked();
        assertEquals(
                "2026-05-01T09:03:05.429Z",
                RenderedSite.of(town).page("/").select("footer time").attr("datetime"));
    }
}
