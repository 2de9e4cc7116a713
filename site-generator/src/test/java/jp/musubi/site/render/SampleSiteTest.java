package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Every page of the sample city keeps the promises that all pages make. */
class SampleSiteTest {
    private static final String STRUCTURED = "script[type=application/ld+json]";
    private static final int LARGEST_PICTURE_BYTES = 96 * 1024;

    private static final Map<String, Document> PAGES = new LinkedHashMap<>();
    private static RenderedSite site;

    @BeforeAll
    static void renderTheCity() throws Exception {
        site = RenderedSite.of(LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot()));
        for (String address : site.addresses()) {
            PAGES.put(address, site.page(address));
        }
    }

    @Test
    void everyPageHasOneHeadingALanguageAndATitle() {
        PAGES.forEach((address, page) -> {
            assertEquals(1, page.select("main h1").size(), address);
            assertEquals(
                    address.startsWith("/en/") ? "en" : "ja",
                    page.select("html").attr("lang"),
                    address);
            assertFalse(page.title().isBlank(), address);
        });
    }

    @Test
    void everyPageSaysThatItsGroupsAreFictional() {
        PAGES.forEach((address, page) ->
                assertTrue(
                        page.select(".sample b")
                                .text()
                                .matches("見本（架空の団体です）|Sample \\(fictional group\\)"),
                        address));
    }

    @Test
    void everyPageWorksUnderAStrictContentSecurityPolicy() {
        PAGES.forEach((address, page) -> {
            assertTrue(page.select("[style], style, iframe, object, embed").isEmpty(), address);
            assertTrue(
                    page.select("script").stream()
                            .allMatch(script ->
                                    script.attr("type").equals("application/ld+json")
                                            || isFileOfTheSite(script)),
                    address);
        });
    }

    /** Nothing stands in the page itself. */
    private static boolean isFileOfTheSite(Element script) {
        return script.attr("src").startsWith("/assets/") && script.data().isEmpty();
    }

    @Test
    void noIdOccursTwiceAndEveryLabelledPartHasItsLabel() {
        PAGES.forEach((address, page) -> {
            var ids = new HashSet<String>();
            page.select("[id]")
                    .forEach(element ->
                            assertTrue(ids.add(element.id()), address + "#" + element.id()));
            page.select("[aria-labelledby]")
                    .forEach(element ->
                            assertTrue(
                                    ids.contains(element.attr("aria-labelledby")),
                                    address + " " + element.attr("aria-labelledby")));
        });
    }

    @Test
    void everyPictureHasItsSizeAndATextForThoseWhoDoNotSeeIt() {
        PAGES.forEach((address, page) ->
                page.select("img")
                        .forEach(picture -> {
                            assertTrue(picture.hasAttr("alt"), address);
                            assertFalse(picture.attr("width").isEmpty(), address);
                            assertFalse(picture.attr("height").isEmpty(), address);
                        }));
    }

    /** Rows show the smallest version; what is seen first is not waited for. */
    @Test
    void everyPhotographIsWebPInTheWidthThatAReaderNeedsWhereverItIsShown() {
        var places = new TreeSet<String>();
        PAGES.forEach((address, page) ->
                page.select("img[src~=^/assets/[0-9a-f]{2}/]")
                        .forEach(picture -> {
                            String what = address + " " + picture;
                            Element place =
                                    Objects.requireNonNull(
                                            picture.closest(".card, .row, .profile-head, .figure"),
                                            what);
                            String kind = place.classNames().iterator().next();
                            places.add(kind);
                            assertTrue(picture.attr("src").endsWith(".webp"), what);
                            if (kind.equals("row")) {
                                assertTrue(picture.attr("src").contains("-480."), what);
                            } else {
                                String widths =
                                        picture.attr("srcset")
                                                .replaceAll("\\S+ (\\d+w),? ?", "$1 ");
                                assertEquals("480w 960w 1200w ", widths, what);
                                assertFalse(picture.attr("sizes").isEmpty(), what);
                            }
                            boolean isFirst = kind.equals("profile-head") || kind.equals("figure");
                            assertEquals(isFirst ? "" : "lazy", picture.attr("loading"), what);
                        }));
        assertEquals(Set.of("card", "profile-head", "row"), places);
    }

    @Test
    void everyPageThatIsListedIsLinkedToItsOtherLanguage() {
        PAGES.forEach((address, page) -> {
            if (!page.select("link[rel=canonical]").isEmpty()) {
                assertEquals(2, page.select("link[rel=alternate][hreflang]").size(), address);
                String other = page.select(".header__tools a[hreflang]").attr("href");
                assertTrue(PAGES.containsKey(other), address + " to " + other);
            }
        });
    }

    @Test
    void structuredDataIsJsonOfTheTypeThatTheContentTypeNames() throws Exception {
        var mapper = new ObjectMapper();
        var json = page("/groups/asano-hotaru/").select(STRUCTURED).getFirst();
        assertEquals("NGO", mapper.readTree(json.data()).get("@type").asText());
        for (Document page : PAGES.values()) {
            for (var script : page.select(STRUCTURED)) {
                assertNotNull(mapper.readTree(script.data()).get("@context"));
            }
        }
    }

    @Test
    void everyGroupHasAPictureAndEveryBannerIsDrawnInTwoLanguages() throws Exception {
        for (String address : site.fileAddresses()) {
            if (address.startsWith("/patterns/") || address.startsWith("/badges/")) {
                assertTrue(
                        site.file(address).getBytes(StandardCharsets.UTF_8).length
                                <= LARGEST_PICTURE_BYTES,
                        address);
                assertEquals(
                        address.endsWith(".svg"), site.file(address).startsWith("<svg "), address);
            }
        }
        assertTrue(site.fileAddresses().contains("/patterns/asano-hotaru.svg"));
        for (String size : "88x31 120x60 234x60 468x120 300x300 600x600 1200x630".split(" ", -1)) {
            String ja = site.file("/badges/K-2023-0003/banner-ja-" + size + ".svg");
            String en = site.file("/badges/K-2023-0003/banner-en-" + size + ".svg");
            assertTrue(ja.contains("<title>金沢市協働パートナー 第K-2023-0003号 有効</title>"), ja);
            assertTrue(
                    en.contains("<title>Kanazawa Collaboration Partner, number K-2023-0003, Valid"),
                    en);
            assertTrue(
                    site.fileAddresses()
                            .contains("/badges/K-2023-0003/banner-en-" + size + ".png"));
        }
        assertTrue(site.fileAddresses().contains("/badges/K-2023-0003/banner-ja-print.png"));
        assertFalse(site.fileAddresses().contains("/badges/K-2023-0003/banner-ja-print.svg"));
    }

    @Test
    void thePagesOfTheContractAreThere() {
        for (String path :
                new String[] {
                    "/",
                    "/groups/",
                    "/groups/page/2/",
                    "/groups/asano-hotaru/",
                    "/fields/",
                    "/fields/environment/",
                    "/districts/",
                    "/districts/asanogawa/",
                    "/awards/",
                    "/awards/2025/",
                    "/awards/2025/dai5-taisho/",
                    "/awards/2025/dai5-taisho/certificate/",
                    "/verify/H-2025-0001/",
                    "/verify/H-2024-0003/",
                    "/reports/",
                    "/partners/",
                    "/partners/rules/2022-04/",
                    "/partners/rules/2025-04/",
                    "/verify/",
                    "/verify/K-2023-0003/",
                    "/guide/",
                    "/search/",
                    "/404.html"
                }) {
            assertTrue(PAGES.containsKey(path), path);
            assertTrue(PAGES.containsKey("/en" + path), "/en" + path);
        }
    }

    @Test
    void aVerifyPageStatesItsStatusToMachinesAndToPeople() {
        Map<String, String> statuses =
                Map.of(
                        "K-2023-0003", "active",
                        "K-2024-0010", "suspended",
                        "K-2022-0002", "expired",
                        "K-2025-0002", "revoked");
        Map<String, String> sentences =
                Map.of(
                        "active", "この協働バナーは有効です",
                        "suspended", "この協働バナーは、いま停止しています",
                        "expired", "この協働バナーは、期限が切れています",
                        "revoked", "この協働バナーは、取り消されています");
        statuses.forEach((number, status) -> {
            Document page = page("/verify/" + number + "/");
            assertEquals(status, page.select("main").attr("data-status"));
            assertEquals(sentences.get(status), page.select("h1").text());
        });
    }

    @Test
    void aVerifyPageLeadsToTheRulesThatTheBannerCitesAndNamesTheOnlyPlacesWhereItIsValid() {
        Document page = page("/verify/K-2024-0010/");
        String rules = "/partners/rules/2024-04/";
        assertEquals("使用の決まり 2024-04版", page.select("dd a[href=" + rules + "]").text());
        assertTrue(page.text().contains("いまは、どこでの表示も無効です。"), page.text());
        Document valid = page("/verify/K-2023-0003/");
        assertTrue(valid.select("#places ~ *, .places__note").text().contains("下記以外での表示は無効です"));
        Document english = page("/en/verify/K-2023-0003/");
        assertTrue(english.text().contains("The banner is not valid anywhere else."));
        assertEquals(
                "https://town.example/badges/K-2023-0003/banner-ja-1200x630.png",
                valid.select("meta[property=og:image]").attr("content"));
        assertEquals(
                "/badges/K-2023-0003/banner-ja-468x120.svg",
                valid.select(".verdict img").attr("src"));
        assertTrue(valid.text().contains("市民活動むすび窓口"), "whom to tell of misuse");
    }

    @Test
    void aPageOfRulesSaysWhatIsAllowedAndLeadsOldOnesToTheLatest() {
        Document old = page("/partners/rules/2024-04/");
        assertEquals("使用の決まり 2025-04版", old.select(".notice a").text());
        assertTrue(page("/partners/rules/2025-04/").select(".notice").isEmpty());
        Document english = page("/en/partners/rules/2025-04/");
        assertEquals(6, english.select(".prose li").size());
        assertEquals("Social media", english.select("#uses ~ ul li").get(3).text());
        assertEquals("Lending it to others", english.select("#forbidden ~ ul li").getLast().text());
        assertTrue(english.text().contains("120 pixels wide on screens, 20 mm wide in print"));
    }

    @Test
    void theLookupLeadsToTheListWithoutItsScriptAndKnowsEveryNumberWithIt() throws Exception {
        Document page = page("/verify/");
        assertEquals("/partners/#numbers", page.select("main form#lookup").attr("action"));
        assertEquals("", page.select("main form#lookup").attr("method"));
        assertTrue(page("/partners/").select("#numbers").size() == 1);
        assertTrue(page.select("#lookup-file").hasAttr("hidden"), "nothing works there yet");
        var numbers = new ObjectMapper().readTree(site.file("/verify/numbers.json"));
        assertEquals("K-2023-0003/", numbers.path("K-2023-0003").asText());
        numbers.forEach(path ->
                assertTrue(PAGES.containsKey("/en/verify/" + path.asText()), path::toString));
        assertEquals("H-2024-0003/", numbers.path("H-2024-0003").asText());
        assertEquals(12 + 9, numbers.size(), "banners and awards");
    }

    @Test
    void theSearchFormWorksWithoutJavaScriptAndTheListsAreTheFallback() {
        Document page = page("/search/");
        assertEquals("/search/", page.select("main form[role=search]").attr("action"));
        assertEquals("", page.select("main form[role=search]").attr("method"));
        assertFalse(page.select("main a[href=/fields/environment/]").isEmpty());
        assertFalse(page.select("main a[href=/districts/asanogawa/]").isEmpty());
        assertEquals("/search/", page("/groups/").select(".header__search").attr("action"));
    }

    private static Document page(String address) {
        Document page = PAGES.get(address);
        assertNotNull(page, address);
        return page;
    }
}
