package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Groups of one field in one district are a list of their own, built before anybody asks. */
class TermPairsTest {
    private static Town town() {
        return Town.inTwoLanguages()
                .with("group", "hotaru", group("ほたるの会", "environment", "asanogawa"))
                .with("group", "kawa", group("川の会", "environment", "asanogawa"))
                .with("group", "yama", group("山の会", "environment", "yuwaku"))
                .with("group", "hon", group("本の会", "children", "asanogawa"));
    }

    private static String group(String title, String field, String district) {
        return "\"title\":\"%s\",\"fields\":[\"%s\"],\"district\":\"%s\""
                .formatted(title, field, district);
    }

    private static List<String> groups(Document page) {
        return page.select(".row__title a").eachAttr("href");
    }

    @Test
    void twoGroupsOfAFieldInADistrictAreAListInEveryLanguage() throws Exception {
        RenderedSite site = RenderedSite.of(town().linked());
        Document page = site.page("/fields/environment/asanogawa/");
        assertEquals(List.of("/groups/hotaru/", "/groups/kawa/"), groups(page));
        assertEquals("浅野川地区の環境の保全", page.select("h1").text());
        assertEquals(
                List.of("/groups/hotaru/", "/groups/kawa/"),
                groups(site.page("/en/fields/environment/asanogawa/")).stream()
                        .map(address -> address.replaceFirst("^/en", ""))
                        .toList());
    }

    @Test
    void eachOfBothListsLeadsToItWithItsNumber() throws Exception {
        RenderedSite site = RenderedSite.of(town().linked());
        for (String address : List.of("/fields/environment/", "/districts/asanogawa/")) {
            Document page = site.page(address);
            assertEquals(
                    "2",
                    page.select(".facet a[href=/fields/environment/asanogawa/] .facet__count")
                            .text(),
                    address);
        }
    }

    @Test
    void aSingleGroupIsNamedAndLinkedToInsteadOfAList() throws Exception {
        RenderedSite site = RenderedSite.of(town().linked());
        Document page = site.page("/fields/environment/");
        assertEquals(
                "湯涌 山の会", page.select(".facet a[href=/groups/yama/] > span:first-child").text());
        assertFalse(site.addresses().contains("/fields/environment/yuwaku/"));
        assertFalse(site.addresses().contains("/fields/children/asanogawa/"));
    }

    @Test
    void eachConditionCanBeTakenAway() throws Exception {
        Document page = RenderedSite.of(town().linked()).page("/fields/environment/asanogawa/");
        assertEquals(
                List.of("/districts/asanogawa/", "/fields/environment/"),
                page.select(".chosen a").eachAttr("href"));
        assertEquals(
                "/fields/environment/asanogawa/",
                page.select(".facet [aria-current=page]").attr("href"));
        assertTrue(page.select(".crumbs").text().contains("環境の保全"));
    }

    @Test
    void aListOfWhichNoTwoShareADistrictIsNarrowedAsBefore() throws Exception {
        Document page = RenderedSite.of(town().linked()).page("/fields/children/");
        assertEquals(
                List.of("/districts/asanogawa/", "/districts/yuwaku/"),
                page.select(".facet a[href^=/districts/]").eachAttr("href").stream()
                        .sorted()
                        .toList());
    }
}
