package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page about accessibility, as citizens and other offices read it. */
class AccessibilityPageTest {
    private static final int CRITERIA = 38;

    private static Document page(Town town, String address) throws Exception {
        return RenderedSite.of(town.linked()).page(address);
    }

    @Test
    void everyCriterionIsARowThatSaysItsStateInWords() throws Exception {
        for (String language : new String[] {"", "/en"}) {
            Document page = page(Town.inTwoLanguages(), language + "/accessibility/");
            assertEquals(CRITERIA, page.select(".criteria tbody tr").size());
            assertEquals(CRITERIA, page.select(".criteria tbody th[scope=row]").size());
            assertEquals(CRITERIA, page.select(".criteria tbody .tag").eachText().size());
            assertTrue(page.select("dl.facts").text().contains("JIS X 8341-3:2016"));
        }
    }

    @Test
    void whatNoTestCoversSaysWhoLooked() throws Exception {
        for (var row :
                page(Town.inTwoLanguages(), "/accessibility/").select(".criteria tbody tr")) {
            assertTrue(
                    row.select("td:last-child > p").size() > 1,
                    () -> row.select("th").text() + " does not say how it was checked");
        }
    }

    @Test
    void everyPageLeadsToItAndItLeadsToTheCitysOwnWords() throws Exception {
        Town town =
                Town.inTwoLanguages()
                        .with("page", "accessibility", "\"title\":\"心がけ\",\"body\":\"読めます。\"");
        assertEquals(
                1, page(town, "/en/groups/").select(".footer a[href=/en/accessibility/]").size());
        assertEquals(
                "/guide/accessibility/",
                page(town, "/accessibility/").select(".page-head a").attr("href"));
        assertTrue(page(Town.inTwoLanguages(), "/accessibility/").select(".page-head a").isEmpty());
    }
}
