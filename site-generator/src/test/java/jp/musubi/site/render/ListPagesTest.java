package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.util.List;

class ListPagesTest {
    private static final String KANA = "あいうかきくさしすたちつなにぬはひふまみむやゆよらりるわをん";

    @Test
    void thirtyGroupsStandOnAPageUnderTheirRowOfTheKanaTable() throws RenderFailed {
        Town town = Town.inJapanese();
        for (int i = 0; i < 65; i++) {
            char first = KANA.charAt(i % KANA.length());
            town.with(
                    "group",
                    "g" + i,
                    "\"title\":\"団体%d\",\"reading\":\"%cだんたい\"".formatted(i, first));
        }
        var site = RenderedSite.of(town.linked());
        Document first = site.page("/groups/");
        assertEquals(30, first.select(".row").size());
        assertEquals("あ", first.select(".kana-part h2").getFirst().ownText());
        assertEquals("/groups/page/2/", first.select(".pager a[rel=next]").attr("href"));
        assertEquals(5, site.page("/groups/page/3/").select(".row").size());
        String wa = first.select(".kana a").getLast().attr("href");
        assertEquals("/groups/page/2/#kana-wa", wa);
        assertFalse(site.page("/groups/page/2/").select("#kana-wa").isEmpty());
        assertFalse(site.addresses().contains("/groups/page/4/"));
    }

    @Test
    void aLetterThatNoGroupBeginsWithIsNoLink() throws RenderFailed {
        Document page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "k", "\"title\":\"会\",\"reading\":\"ガッコウ\"")
                                        .linked())
                        .page("/groups/");
        assertEquals("か", page.select(".kana a").text());
        assertEquals("か", page.select(".kana-part h2").getFirst().ownText());
    }

    @Test
    void awardsStandByYearWithTheFirstPrizeAhead() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inJapanese()
                                .with("group", "k", "\"title\":\"川の会\"")
                                .with(
                                        "award",
                                        "b",
                                        "\"title\":\"奨励\",\"year\":2025,\"prize\":\"奨励賞\","
                                                + "\"group\":\"k\"")
                                .with(
                                        "award",
                                        "c",
                                        "\"title\":\"大\",\"year\":2025,\"prize\":\"大賞\","
                                                + "\"group\":\"k\",\"edition\":5,"
                                                + "\"citation\":\"よく歩いた。毎月。\"")
                                .with("award", "a", "\"title\":\"古\",\"year\":2024")
                                .linked());
        Document wall = site.page("/awards/");
        assertEquals("2025第5回", wall.select(".year > h2").getFirst().text());
        assertEquals("2024", wall.select(".year > h2").getLast().text());
        assertTrue(wall.select(".prize").getFirst().hasClass("prize--grand"));
        assertEquals("よく歩いた。", wall.select(".prize--grand p").getLast().text());
        assertEquals(2, site.page("/awards/2025/").select(".prize").size());
        assertEquals("川の会", site.page("/awards/2025/c/").select(".citation h1").text());
    }

    @Test
    void aTypeThatACityAddsGetsItsPagesFromItsFields() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inJapanese()
                                .line(
                                        """
                                        {"kind":"type","type":{"type":"event","plural":"events",\
                                        "label":{"ja":"催し","en":"Event"},\
                                        "label_plural":{"ja":"催し","en":"Events"},\
                                        "path":"/events/{slug}/","list":"/events/","owner":"group",\
                                        "review":"staff","jsonld":"Event","title":"title",\
                                        "sort":"title","fields":{\
                                        "title":{"kind":"text","label":{"ja":"題","en":"Title"},\
                                        "required":true},\
                                        "place":{"kind":"text","label":{"ja":"会場","en":"Venue"},\
                                        "list_column":true},\
                                        "body":{"kind":"markdown","label":{"ja":"文","en":"Text"}}}}}\
                                        """)
                                .with(
                                        "event",
                                        "asa-ichi",
                                        "\"title\":\"朝市\",\"place\":\"港\",\"body\":\"**来て**\"")
                                .linked());
        Document page = site.page("/events/asa-ichi/");
        assertEquals("朝市", page.select("h1").text());
        assertEquals("会場 港", page.select(".facts > div").text());
        assertEquals("来て", page.select(".prose strong").text());
        assertTrue(site.page("/events/").select(".row").text().contains("朝市"));
        assertTrue(site.page("/events/").select(".row__facts").text().contains("港"));
        assertFalse(site.page("/").select("footer a[href=/events/]").isEmpty());
    }

    @Test
    void aGuideIsATreeWithParentsInTheBreadcrumb() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inJapanese()
                                .with("page", "about", "\"title\":\"案内\",\"order\":1")
                                .with(
                                        "page",
                                        "fees",
                                        "\"title\":\"費用\",\"order\":2,\"parent\":\"about\"")
                                .linked());
        Document child = site.page("/guide/fees/");
        assertEquals("ホーム ご案内 案内 費用", child.select(".crumbs li").text());
        assertEquals("費用", child.select(".guide-tree [aria-current]").text());
        assertEquals("費用", site.page("/guide/about/").select(".guide-card").text());
        assertEquals(1, site.page("/guide/").select(".guide-card").size());
    }

    @Test
    void allReportsStandMonthByMonth() throws RenderFailed {
        Document page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "k", "\"title\":\"川の会\"")
                                        .with("report", "a", held("2026-10-03"))
                                        .with("report", "b", held("2026-10-01"))
                                        .with("report", "c", held("2025-10-30"))
                                        .with("report", "d", "\"title\":\"話\",\"group\":\"k\"")
                                        .linked())
                        .page("/reports/");
        assertEquals(
                List.of("2026年10月", "2025年10月", "日付のない報告"), page.select(".month > h2").eachText());
        assertEquals(2, page.select(".month").getFirst().select(".row").size());
        assertEquals("2026-10", page.select(".month time").getFirst().attr("datetime"));
    }

    private static String held(String day) {
        return "\"title\":\"話\",\"group\":\"k\",\"held_on\":\"" + day + "\"";
    }
}
