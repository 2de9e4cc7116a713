package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who has a weak network finds every group and how to reach it, in a few kilobytes. */
class LightPagesTest {
    private static List<String> pages(RenderedSite site) {
        return site.addresses().stream()
                .filter(address -> address.matches("/(?:en/)?light/.*"))
                .toList();
    }

    private static int bytes(RenderedSite site, String address) throws Exception {
        return site.html(address).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void everyPageOfTheSampleCityIsSmallAndNeedsNothingElse() throws Exception {
        LinkedSite city = LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot());
        RenderedSite site = RenderedSite.of(city);
        assertEquals(
                List.of("/light/", "/light/page/2/", "/en/light/", "/en/light/page/2/"),
                pages(site));
        for (String address : pages(site)) {
            assertTrue(bytes(site, address) < LightPages.MAX_PAGE_BYTES, address);
            assertTrue(
                    site.page(address)
                            .select("script, style, img, link[rel=stylesheet], svg, iframe")
                            .isEmpty(),
                    address);
        }
    }

    @Test
    void everyGroupOfTheSampleCityIsThereInBothLanguages() throws Exception {
        LinkedSite city = LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot());
        RenderedSite site = RenderedSite.of(city);
        for (String base : List.of("/", "/en/")) {
            Set<String> linked = new HashSet<>();
            for (String address : pages(site)) {
                if (address.startsWith(base + "light/")) {
                    linked.addAll(site.page(address).select("main a").eachAttr("href"));
                }
            }
            city.entries("group")
                    .forEach(group ->
                            assertTrue(
                                    linked.contains(base + "groups/" + group.slug() + "/"),
                                    group.slug()));
        }
    }

    @Test
    void aGroupIsReachedByWhatItShowsAndNothingElse() throws Exception {
        String group =
                "\"title\":\"ほたるの会\",\"district\":\"nagamachi\",\"kind\":\"chokai\","
                        + "\"contact_phone\":\"076-000-1111\",\"contact_mobile\":\"090-0000-2222\"";
        var town =
                Town.inTwoLanguages()
                        .line(
                                """
                                {"kind":"entry","type":"group","id":"%s","slug":"hotaru",\
                                "publishedAt":"2026-04-01T00:00:00Z",\
                                "updatedAt":"2026-05-01T00:00:00Z",\
                                "shown":["contact_phone"],"fields":{%s}}\
                                """
                                        .formatted(Town.id("group", "hotaru"), group));
        Document page = RenderedSite.of(town.linked()).page("/light/");
        assertEquals("長町地区", page.select("h2").text());
        assertEquals("tel:0760001111", page.select("main li a[href^=tel]").attr("href"));
        assertTrue(page.select("main li").text().contains("町会・自治会"), page::html);
        assertFalse(page.text().contains("2222"), "a number that the group does not show");
    }

    /** Long names, long places, and a district that needs several pages. */
    @Test
    void aLargeCityHasAPageForEachDistrictAndNoneIsTooLarge() throws Exception {
        Town town = Town.inJapanese();
        for (int i = 0; i < 130; i++) {
            town.with(
                    "group",
                    "g" + i,
                    "\"title\":\"%s%d\",\"activity_place\":\"%s\"%s"
                            .formatted(
                                    "川と&森の会".repeat(1 + i % 15),
                                    i,
                                    "\\\"川\\\"の左岸".repeat(1 + i % 37),
                                    i % 10 == 0
                                            ? ""
                                            : ",\"district\":\"%s\""
                                                    .formatted(
                                                            i % 3 == 0 ? "asahi" : "nagamachi")));
        }
        RenderedSite site = RenderedSite.of(town.linked());
        List<String> pages = pages(site);
        assertTrue(pages.contains("/light/nagamachi/page/2/"), pages::toString);
        assertTrue(pages.contains("/light/other/"), pages::toString);
        int groups = 0;
        for (String address : pages) {
            assertTrue(bytes(site, address) < LightPages.MAX_PAGE_BYTES, address);
            groups += site.page(address).select("main a[href^=/groups/]").size();
        }
        assertEquals(130, groups);
        assertEquals(
                List.of("/light/asahi/", "/light/nagamachi/", "/light/other/"),
                site.page("/light/").select("main ul a").eachAttr("href"));
    }

    @Test
    void everyLanguageHasTheSamePagesHoweverLongItsWordsAre() throws Exception {
        Town town = Town.inTwoLanguages();
        for (int i = 0; i < 200; i++) {
            town =
                    town.with(
                            "group",
                            "g" + i,
                            "\"title\":{\"ja\":\"%s%d\",\"en\":\"G%d\"}"
                                    .formatted("川と森をまもりつづける会".repeat(5), i, i));
        }
        RenderedSite site = RenderedSite.of(town.linked());
        List<String> pages = pages(site);
        List<String> japanese = pages.stream().filter(page -> !page.startsWith("/en/")).toList();
        assertTrue(japanese.size() > 2, pages::toString);
        for (String page : japanese) {
            assertTrue(pages.contains("/en" + page), () -> page + " of " + pages);
            assertEquals(
                    site.page(page).select("main a[href^=/groups/]").size(),
                    site.page("/en" + page).select("main a[href^=/en/groups/]").size(),
                    page);
        }
    }

    @Test
    void theFooterAndThePageOfLostAddressesLeadThere() throws Exception {
        RenderedSite site =
                RenderedSite.of(Town.inJapanese().with("group", "a", "\"title\":\"会\"").linked());
        assertEquals(1, site.page("/").select(".footer a[href=/light/]").size());
        assertEquals(1, site.page("/404.html").select("main a[href=/light/]").size());
    }
}
