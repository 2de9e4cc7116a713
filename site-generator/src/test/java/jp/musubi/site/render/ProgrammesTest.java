package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/** A town with two programmes, in which a group holds a banner of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammesTest {
    private static final String PARTNER = "金沢市協働パートナー";
    private static final String VOLUNTEER = "ボランティア応援団体";

    private RenderedSite site;

    @BeforeAll
    void render() throws RenderFailed {
        site = RenderedSite.of(town(Town.inTwoLanguages().certifyingVolunteers()).linked());
    }

    private static Town town(Town town) {
        return town.with("group", "hotaru", "\"title\":\"蛍の会\"")
                .with("banner", "k-2026-0001", banner("K-2026-0001", PARTNER))
                .with("banner", "v-2026-0001", banner("V-2026-0001", VOLUNTEER))
                .with("banner", "v-2026-0002", banner("V-2026-0002", "前の名前"));
    }

    private static String banner(String number, String programme) {
        return """
        "number":"%s","group":"hotaru","programme":"%s","state":"active",\
        "valid_from":"2026-04-01","valid_until":"2027-03-31","awarded_date":"2026-04-01",\
        "rules_version":"2025-04"\
        """
                .formatted(number, programme);
    }

    @Test
    void aGroupThatHoldsTwoBannersShowsBothByTheirProgrammes() throws RenderFailed {
        Document page = site.page("/groups/hotaru/");
        assertEquals(
                List.of(PARTNER, VOLUNTEER, "前の名前"), page.select("section.partner h2").eachText());
        assertTrue(
                page.select("section.partner img").eachAttr("alt").stream()
                        .anyMatch(alt -> alt.startsWith(VOLUNTEER + " 第V-2026-0001号")));
        assertTrue(page.text().contains("「" + VOLUNTEER + "」のバナーが交付されました"));
        assertEquals(
                List.of(
                        "Kanazawa Collaboration Partner",
                        "Volunteer Supporter",
                        "Volunteer Supporter"),
                site.page("/en/groups/hotaru/").select("section.partner h2").eachText());
    }

    @Test
    void theListOfHoldersTellsTheProgrammesAndWhichEachBannerIsOf() throws RenderFailed {
        Document page = site.page("/partners/");
        assertEquals(
                List.of(PARTNER, VOLUNTEER),
                page.select("[aria-labelledby=programmes] h3").eachText());
        assertEquals(
                List.of("/partners/rules/2025-04/", "/partners/rules/volunteer-2025-04/"),
                page.select("[aria-labelledby=programmes] a[href*=rules]").eachAttr("href"));
        assertEquals(
                "/en/search/?q=&type=group&programme=volunteer",
                site.page("/en/partners/")
                        .select("#programme-volunteer a[href*=search]")
                        .attr("href"));
        assertEquals(1, page.select("#programme-volunteer").size(), "credentials lead here");
        for (String card : page.select("li.partner").eachText()) {
            assertTrue(card.contains(card.contains("K-2026") ? PARTNER : "第V-2026"), card);
        }
    }

    @Test
    void theRecordOfABannerNamesItsProgrammeAndTheRulesOfThat() throws RenderFailed {
        Document page = site.page("/verify/V-2026-0001/");
        assertTrue(page.select(".verdict__text").text().contains("「" + VOLUNTEER + "」"));
        assertEquals(
                "/partners/rules/volunteer-2025-04/",
                page.select("dd a[href*=rules]").attr("href"));
        assertTrue(page.select("dd a[href*=rules]").text().startsWith(VOLUNTEER));
        assertEquals(
                "/partners/rules/volunteer-2025-04/",
                site.page("/verify/V-2026-0002/").select("dd a[href*=rules]").attr("href"),
                "its number tells where its name is an old one");
        assertEquals(
                "/partners/rules/2025-04/",
                site.page("/verify/K-2026-0001/").select("dd a[href*=rules]").attr("href"));
        assertEquals(
                "/en/partners/rules/volunteer-2025-04/",
                site.page("/en/verify/V-2026-0001/").select("dd a[href*=rules]").attr("href"));
    }

    @Test
    void theSmallestPictureSaysWhichProgrammeItIsOf() throws RenderFailed {
        String title = "<title>" + VOLUNTEER + " 第V-2026-0001号";
        for (String size : List.of("88x31", "234x60", "300x300")) {
            String picture = "/badges/V-2026-0001/banner-ja-" + size + ".svg";
            assertTrue(site.file(picture).contains(title), picture);
        }
    }

    @Test
    void theHomePageCountsAGroupOnce() throws RenderFailed {
        assertTrue(site.page("/").select("#mean ~ p, .meaning").text().contains("持っている団体 1"));
    }

    @Test
    void whereThereIsOneProgrammeNoPageNamesIt() throws RenderFailed {
        RenderedSite one = RenderedSite.of(town(Town.inJapanese()).linked());
        assertTrue(one.page("/partners/").select("[aria-labelledby=programmes]").isEmpty());
        assertFalse(one.page("/partners/").select("li.partner").text().contains(PARTNER));
        assertTrue(
                one.page("/groups/hotaru/").select("section.partner h2").eachText().stream()
                        .allMatch("協働パートナー"::equals));
        assertEquals("使用の決まり 2025-04版", one.page("/partners/rules/2025-04/").select("h1").text());
    }
}
