package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class GroupPageTest {
    private static final String RICH =
            """
            "title":{"ja":"浅瀬川ほたるの会","en":"Firefly Society"},"reading":"あさせがわほたるのかい",\
            "fields":["environment"],"district":"baba","summary":"川を歩く会です。",\
            "body":"毎月歩きます。\\n\\n# 一年\\n\\n春","members":48,"confirmed_on":"2026-10-14",\
            "recruiting":true,"recruiting_text":"川そうじの仲間","website":"https://a.example.org/"\
            """;

    @Test
    void aRichProfileShowsPictureRubyFactsAndFreshness() throws RenderFailed {
        Document page =
                RenderedSite.of(Town.inTwoLanguages().with("group", "hotaru", RICH).linked())
                        .page("/groups/hotaru/");
        assertEquals("浅瀬川", page.select("h1 ruby").getFirst().ownText());
        assertEquals("あさせがわ", page.select("h1 rt").getFirst().text());
        assertEquals("/patterns/hotaru.svg", page.select(".profile-head img").attr("src"));
        assertEquals("環", page.select(".profile-head .crest").text());
        assertTrue(page.select(".freshness").text().contains("新しい情報です"));
        assertTrue(page.select(".facts").text().contains("48人"));
        assertEquals("川そうじの仲間", page.select(".want h2").text());
        assertEquals("https://a.example.org/", page.select(".ask .button").attr("href"));
        assertEquals("一年", page.select(".prose h3").text());
        assertTrue(page.select(".notice").isEmpty());
    }

    @Test
    void aProfileTellsWhenItChangedAndLeadsToGroupsOfTheSameField() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inTwoLanguages()
                                .with("group", "hotaru", RICH)
                                .with(
                                        "group",
                                        "kawa",
                                        "\"title\":\"川の会\",\"fields\":[\"environment\"]")
                                .with("group", "ito", "\"title\":\"糸の会\"")
                                .linked());
        Document page = site.page("/groups/hotaru/");
        var log = page.select("section[aria-labelledby=log] .timeline li");
        assertTrue(log.select("time[datetime=2026-10-14]").size() == 1, log.text());
        assertTrue(log.size() >= 2, log.text());
        assertEquals(1, log.select(".is-now").size());
        assertEquals(
                List.of("/groups/kawa/"),
                page.select("section[aria-labelledby=rel] a").eachAttr("href"));
        assertTrue(
                site.page("/groups/ito/").select("section[aria-labelledby=rel]").isEmpty(),
                "nobody works in the same field");
    }

    @Test
    void aGroupOfAFolderWithoutDatesSaysNothingOfWhenItCame(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("groups"));
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(
                folder.resolve("site.yml"),
                """
                title: まち
                city: 市
                baseUrl: https://town.example.jp/
                languages: [ja]
                generatedAt: 2026-11-23T05:00:00Z
                """);
        Files.writeString(
                folder.resolve("groups/hotaru.md"),
                "---\ntitle: ほたるの会\nconfirmed_on: 2026-10-14\n---\n川を歩きます。\n");
        Files.writeString(folder.resolve("groups/ito.md"), "---\ntitle: 糸の会\n---\n編みます。\n");
        Files.writeString(folder.resolve("pages/about.md"), "---\ntitle: 案内\n---\n読んでください。\n");
        var site = RenderedSite.of(LinkedSite.of(ContentFolder.read(folder).snapshot()));
        Document hotaru = site.page("/groups/hotaru/");
        assertEquals(
                List.of("2026-10-14"),
                hotaru.select("section[aria-labelledby=log] time").eachAttr("datetime"));
        assertTrue(site.page("/groups/ito/").select("[aria-labelledby=log]").isEmpty());
        for (String path : List.of("/groups/hotaru/", "/groups/ito/", "/guide/about/")) {
            assertFalse(site.html(path).contains("1970"), path);
        }
    }

    @Test
    void aSparseProfileIsHonestAboutItsGap() throws RenderFailed {
        Document page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "ito", "\"title\":\"糸の会\"")
                                        .linked())
                        .page("/groups/ito/");
        assertEquals("活動のくわしい説明は、まだ書かれていません", page.select(".empty h2").text());
        assertTrue(page.select(".freshness").text().contains("確認した日の記録がありません"));
        assertFalse(page.select(".notice.is-oudo").isEmpty());
        assertTrue(page.select(".ask").text().contains("連絡先は公開していません"));
    }

    @Test
    void anEntryThatIsNotTranslatedIsShownInItsOwnLanguageWithANote() throws RenderFailed {
        var site = RenderedSite.of(Town.inTwoLanguages().with("group", "hotaru", RICH).linked());
        Document page = site.page("/en/groups/hotaru/");
        assertEquals("Firefly Society", page.select("h1").text());
        assertEquals("ja", page.select(".prose__text").attr("lang"));
        assertTrue(page.select(".notice--page").text().contains("not been translated"));
        assertTrue(site.page("/groups/hotaru/").select(".notice--page").isEmpty());
    }

    @Test
    void fieldsForStaffAreOnNoPage() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inTwoLanguages()
                                .with(
                                        "group",
                                        "himitsu",
                                        "\"title\":\"会\",\"contact_name\":\"MARKER\"")
                                .linked());
        for (String address : site.addresses()) {
            String html = site.html(address);
            assertFalse(html.contains("MARKER"), address);
        }
    }

    @Test
    void theSiteWorksBelowAPath() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inTwoLanguages()
                                .with("group", "hotaru", RICH)
                                .with(
                                        "page",
                                        "about",
                                        "\"title\":\"案内\",\"body\":\"[団体](/groups/hotaru/)"
                                                + " [表](/opendata/groups.csv)\"")
                                .linked(),
                        "https://city.example/kyodo/",
                        Theme.bundled());
        for (String address : site.addresses()) {
            assertTrue(address.startsWith("/kyodo/"), address);
            for (var link : site.page(address).select("[href^=/], [src^=/], [action^=/]")) {
                String target = link.attr("href") + link.attr("src") + link.attr("action");
                assertTrue(target.startsWith("/kyodo/"), address + " links to " + target);
            }
        }
    }

    @Test
    void aPrintedProfileLeadsBackToItsPageByACode() throws RenderFailed {
        Element end =
                RenderedSite.of(Town.inTwoLanguages().with("group", "hotaru", RICH).linked())
                        .page("/groups/hotaru/")
                        .select(".leaflet-end")
                        .getFirst();
        assertEquals(1, end.select("svg.qr path[fill=#000]").size());
        assertTrue(end.text().contains("https://town.example/groups/hotaru/"), end.text());
    }

    @Test
    void aTextInEasyJapaneseStandsAheadOfTheLongOneAndSaysItsLanguage() throws RenderFailed {
        var site =
                RenderedSite.of(
                        Town.inTwoLanguages()
                                .with("group", "hotaru", RICH + ",\"easy\":\"川をあるきます。\"")
                                .with("group", "other", "\"title\":\"会\"")
                                .linked());
        assertEquals("川をあるきます。", site.page("/groups/hotaru/").select("#easy + p").text());
        assertEquals("ja", site.page("/en/groups/hotaru/").select("#easy + p").attr("lang"));
        assertTrue(site.page("/groups/other/").select("#easy").isEmpty());
    }

    @Test
    void theTextOfAGroupHasReadingsAndItsRegisteredNameWins() throws RenderFailed {
        String page =
                RenderedSite.of(
                                Town.inTwoLanguages()
                                        .with(
                                                "group",
                                                "uwate",
                                                "\"title\":\"上手の会\",\"reading\":\"うわてのかい\","
                                                        + "\"body\":\"上手の会の道\"")
                                        .linked())
                        .html("/groups/uwate/");
        assertTrue(page.contains("上手<rp>（</rp><rt>うわて</rt><rp>）</rp></ruby>の"), page);
        assertTrue(page.contains("道<rp>（</rp><rt>みち</rt>"), page);
    }
}
