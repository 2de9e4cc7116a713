package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.SearchOutcome.Count;
import jp.musubi.site.render.SearchOutcome.Facet;
import jp.musubi.site.render.SearchOutcome.Found;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.Broader;
import jp.musubi.site.search.FacetCount;
import jp.musubi.site.search.Hit;
import jp.musubi.site.search.HitDocument;
import jp.musubi.site.search.Query;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class SearchPageTest {
    @Test
    void hitsShowTheirMarksTheirPictureAndWhatWasChosen() throws RenderFailed {
        Document page =
                render(
                        new SearchOutcome(
                                "ほたる",
                                Map.of("field", List.of("environment")),
                                25,
                                10,
                                10,
                                List.of(
                                        new Found(
                                                "group",
                                                "hotaru",
                                                "/groups/hotaru/",
                                                "<mark>ほたる</mark>の会",
                                                "夜の<mark>ほたる</mark>と<img src=x> &amp; 川",
                                                null)),
                                List.of(
                                        new Facet(
                                                "field",
                                                "分野",
                                                List.of(new Count("environment", "環境の保全", 8)))),
                                "蛍",
                                List.of()),
                        "ja");
        assertEquals("ほたる", page.select(".row__title mark").text());
        assertEquals("夜のほたると<img src=x> & 川", page.select(".row > div > p").get(1).text());
        assertEquals("/patterns/hotaru.svg", page.select(".row img").attr("src"));
        assertEquals("25件見つかりました", page.select("[role=status] span").getFirst().text());
        assertFalse(page.select("input[name=field][value=environment][checked]").isEmpty());
        assertEquals(
                "/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B",
                page.select(".chosen a").getFirst().attr("href"));
        assertEquals("2", page.select(".pager [aria-current]").text());
        assertTrue(page.select(".pager a[rel=next]").attr("href").endsWith("&offset=20"));
        assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
        assertEquals(
                "/en/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B&field=environment",
                page.select(".header__tools a[hreflang=en]").attr("href"));
    }

    @Test
    void nothingFoundLeadsOnToFieldsAndDistricts() throws RenderFailed {
        Document page =
                render(
                        new SearchOutcome(
                                "\"><script>",
                                Map.of(),
                                0,
                                10,
                                0,
                                List.of(),
                                List.of(),
                                null,
                                List.of(new Broader("x", 4))),
                        "en");
        assertEquals("Only “x”4 found", page.select(".broader a").text());
        assertEquals("/en/search/?q=x", page.select(".broader a").attr("href"));
        assertEquals("Nothing matches “\"><script>” yet", page.select(".empty h2").text());
        assertEquals("\"><script>", page.select("#q").attr("value"));
        assertTrue(page.select("script:not([type])").isEmpty());
        assertFalse(page.select("a[href=/en/fields/environment/]").isEmpty());
    }

    @Test
    void whatTheIndexAnsweredIsShownAsItIs() throws RenderFailed {
        LinkedSite site = Town.inJapanese().with("group", "ab", "\"title\":\"A & B <会>\"").linked();
        var hit =
                new Hit(
                        "group",
                        "団体",
                        "ab",
                        "/groups/ab/",
                        "A & B <会>",
                        "川の<mark>会</mark> &amp; 山",
                        1,
                        "ja",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        new HitDocument("会報 <1>", "/assets/ab/x.pdf", 3));
        var answer =
                new Answer(
                        "会",
                        1,
                        List.of(hit),
                        Map.of("type", List.of(new FacetCount("group", "団体", 1))),
                        null,
                        List.of(new Broader("会", 5)));
        byte[] html =
                new SiteRenderer()
                        .searchPage(
                                site,
                                new Addresses(site, URI.create("https://town.example/kyodo/")),
                                Theme.bundled())
                        .render(new Query("会", Map.of(), 10, 0, "ja"), answer);
        Document page = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
        assertEquals("A & B <会>", page.select(".row__title").text());
        assertEquals("/kyodo/groups/ab/", page.select(".row__title a").attr("href"));
        assertEquals("会", page.select(".row mark").text());
        assertEquals("資料『会報 <1>』（PDF）の3ページ", page.select(".row__document a").text());
        assertEquals("/assets/ab/x.pdf#page=3", page.select(".row__document a").attr("href"));
        assertEquals("種類", page.select(".facet summary").text());
        assertEquals("「会」を条件なしで5件", page.select(".broader a").text());
        assertFalse(page.select("[data-part=lists] #terms-1").isEmpty());
        assertEquals("group", page.select(".facet input").attr("value"));
    }

    private static Document render(SearchOutcome outcome, String language) throws RenderFailed {
        LinkedSite site =
                Town.inTwoLanguages()
                        .with("group", "hotaru", "\"title\":\"ほたるの会\",\"fields\":[\"environment\"]")
                        .linked();
        var addresses = new Addresses(site, URI.create("https://town.example/"));
        byte[] html =
                new SiteRenderer()
                        .searchPage(site, addresses, Theme.bundled())
                        .render(outcome, language);
        return Jsoup.parse(new String(html, StandardCharsets.UTF_8));
    }
}
