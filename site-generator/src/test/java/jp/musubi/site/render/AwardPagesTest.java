package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.art.QrCode;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.RenderFailed;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Awards on the wall, on their pages, on paper, and checked by their number. */
class AwardPagesTest {
    private static final String GIVEN =
            "\"title\":\"第5回 表彰 大賞\",\"group\":\"k\",\"year\":2025,\"number\":\"H-2025-1\","
                    + "\"prize\":\"大賞\",\"category\":\"環境の部\",\"ceremony_on\":\"2026-02-14\","
                    + "\"citation\":\"よく数えられました。\",\"certificate_text\":\"貴会をたたえます。\"";
    private static final String TAKEN =
            "\"title\":\"第5回 表彰 奨励賞\",\"group\":\"k\",\"year\":2025,\"number\":\"H-2025-2\","
                    + "\"prize\":\"奨励賞\",\"category\":\"文化の部\",\"citation\":\"続けられました。\","
                    + "\"state\":\"withdrawn\",\"withdrawn_on\":\"2026-06-18\","
                    + "\"public_reason\":\"記録に誤りがありました。\"";

    private static final String NOBODY =
            "\"title\":{\"ja\":\"第5回 表彰 福祉の部 該当なし\",\"en\":\"No award in welfare\"},"
                    + "\"year\":2025,\"edition\":5,"
                    + "\"category\":{\"ja\":\"福祉の部\",\"en\":\"Welfare\"},"
                    + "\"state\":\"ungiven\",\"public_reason\":"
                    + "{\"ja\":\"条件にかなう活動がありませんでした。\",\"en\":\"None fitted.\"}";

    private static RenderedSite town(String... more) throws RenderFailed {
        Town town =
                Town.inTwoLanguages()
                        .with("group", "k", "\"title\":\"川の会\"")
                        .with("award", "given", GIVEN)
                        .with("award", "taken", TAKEN);
        for (int i = 0; i < more.length; i++) {
            town = town.with("award", "more" + i, more[i]);
        }
        return RenderedSite.of(town.linked());
    }

    @Test
    void theFrameShowsWhatWasReadAloudAndTheCitationStandsBelow() throws RenderFailed {
        Document page = town().page("/awards/2025/given/");
        assertEquals("貴会をたたえます。", page.select(".citation blockquote").text());
        assertEquals("よく数えられました。", page.select("#why").parents().get(1).select(".prose").text());
        assertEquals(
                "/awards/2025/given/certificate.pdf",
                page.select("a[type=application/pdf]").attr("href"));
        assertFalse(page.select("a[href=/verify/H-2025-1/]").isEmpty());
        assertTrue(page.select(".withdrawn").isEmpty());
    }

    @Test
    void whoSignsIsOnTheAwardAndItsCertificateAndElseTheCityIs() throws Exception {
        RenderedSite signed =
                RenderedSite.of(
                        Town.signedBy("見本市長 山田花子")
                                .with("group", "k", "\"title\":\"川の会\"")
                                .with("award", "given", GIVEN)
                                .linked());
        assertTrue(
                signed.page("/awards/2025/given/")
                        .select(".citation")
                        .text()
                        .endsWith("見本市長 山田花子"));
        assertEquals(
                "見本市長 山田花子",
                signed.page("/awards/2025/given/certificate/").select(".certificate__city").text());
        try (var pdf = Loader.loadPDF(signed.bytes("/awards/2025/given/certificate.pdf"))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertTrue(text.contains("見本市長山田花子"), text);
        }
        assertEquals(
                "見本市",
                town().page("/awards/2025/given/certificate/").select(".certificate__city").text());
    }

    @Test
    void aWithdrawnAwardStaysWhereItWasAndSaysWhy() throws RenderFailed {
        RenderedSite site = town();
        Document page = site.page("/awards/2025/taken/");
        assertTrue(page.select(".withdrawn").text().contains("記録に誤りがありました。"), page::text);
        assertEquals("2026-06-18", page.select(".withdrawn time").attr("datetime"));
        assertEquals("取消", page.select(".citation__stamp").text());
        assertEquals(1, site.page("/awards/").select(".prize--withdrawn .is-enji").size());
        assertTrue(site.page("/groups/k/").select(".prize .is-enji").text().contains("取消"));
        assertEquals(List.of(), site.page("/").select(".prize--withdrawn"));
        Document checked = site.page("/verify/H-2025-2/");
        assertEquals("withdrawn", checked.select("main").attr("data-status"));
        assertTrue(checked.select(".verdict").text().contains("記録に誤りがありました。"));
        assertEquals("given", site.page("/verify/H-2025-1/").select("main").attr("data-status"));
        assertTrue(
                site.page("/awards/2025/taken/certificate/")
                        .select(".certificate__stamp")
                        .text()
                        .contains("取消"));
    }

    @Test
    void thatNobodyWonInACategoryIsToldWithItsReasonAndHasNoCertificate() throws RenderFailed {
        RenderedSite site = town(NOBODY);
        for (String language : List.of("", "/en")) {
            boolean japanese = language.isEmpty();
            String word = japanese ? "該当なし" : "No award";
            String reason = japanese ? "条件にかなう活動がありませんでした。" : "None fitted.";
            for (String list : List.of("/awards/", "/awards/2025/")) {
                var card = site.page(language + list).select(".prize--ungiven");
                assertEquals(1, card.size(), language + list);
                assertTrue(card.text().contains(word), card::text);
                assertTrue(card.text().contains(reason), card::text);
            }
            Document page = site.page(language + "/awards/2025/more0/");
            assertTrue(page.select(".citation--ungiven").text().contains(reason), page::text);
            assertTrue(page.select("a[href*=certificate]").isEmpty());
        }
        assertTrue(site.page("/awards/2025/").select("h3[id=福祉の部]").hasText(), "in its category");
        assertTrue(site.page("/awards/").select(".page-head").text().contains("これまでに2件の賞"));
        assertTrue(site.page("/awards/2025/").select(".page-head").text().contains("2件の賞"));
        assertEquals(List.of(), site.page("/").select(".prize--ungiven"));
        assertTrue(
                site.fileAddresses().stream()
                        .noneMatch(file -> file.contains("more0/certificate")));
        assertTrue(site.html("/awards/2025/more0/").contains("\"creativeWorkStatus\":\"Ungiven\""));
    }

    @Test
    void machinesReadWhoWonWhatAndWhatWasTakenBack() throws RenderFailed {
        RenderedSite site = town();
        String group =
                site.page("/groups/k/")
                        .select("script[type=application/ld+json]")
                        .getFirst()
                        .data();
        assertTrue(group.contains("\"award\":[\"第5回 表彰 大賞\"]"), group);
        String award =
                site.page("/awards/2025/taken/")
                        .select("script[type=application/ld+json]")
                        .getFirst()
                        .data();
        assertTrue(award.contains("\"creativeWorkStatus\":\"Withdrawn\""), award);
        assertTrue(award.contains("\"identifier\":\"H-2025-2\""), award);
    }

    @Test
    void aYearsPageGroupsPrizesByCategoryBelowTheFirstPrize() throws RenderFailed {
        Document year = town().page("/awards/2025/");
        assertEquals("文化の部", year.select(".year__part").text());
        assertEquals(1, year.select(".prizes:first-of-type .prize--grand").size());
    }

    @Test
    void aYearsPageHasThePartOfEachCategoryThatCredentialsPointAt() throws RenderFailed {
        RenderedSite site =
                town(
                        "\"title\":\"第5回 表彰 優秀賞\",\"group\":\"k\",\"year\":2025,"
                                + "\"prize\":\"優秀賞\",\"category\":\"環境の部\"");
        for (String address : List.of("/awards/2025/", "/en/awards/2025/")) {
            Document year = site.page(address);
            assertEquals("環境の部", year.select("h3[id=環境の部]").text(), "below the first prize");
            assertEquals(1, year.select("[id=環境の部]").size());
            assertEquals("文化の部", year.select("h3[id=文化の部]").text());
        }
        Document alone = town().page("/awards/2025/");
        assertEquals(1, alone.select("ul[id=環境の部] .prize--grand").size(), "without a heading");
    }

    @Test
    void theCertificateIsWrittenInColumnsAndCarriesTheCodeOfItsPage() throws RenderFailed {
        RenderedSite site = town();
        Document page = site.page("/awards/2025/given/certificate/");
        assertEquals(1, page.select(".certificate--columns").size());
        assertEquals("第五回 表彰", page.select(".certificate__for p").getFirst().text());
        assertEquals("令和八年二月十四日", page.select(".certificate__date").text());
        String drawn = QrCode.of("https://town.example/awards/2025/given/").svg("");
        String path = drawn.substring(drawn.lastIndexOf("d=\""), drawn.lastIndexOf("\"/>"));
        assertTrue(site.html("/awards/2025/given/certificate/").contains(path));
        assertTrue(
                site.page("/en/awards/2025/given/certificate/")
                        .select(".certificate--columns")
                        .isEmpty());
        byte[] pdf = site.bytes("/awards/2025/given/certificate.pdf");
        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    @Test
    void aNumberIsOneAwardsAlone() throws RenderFailed {
        RenderedSite site = town("\"title\":\"別\",\"year\":2024,\"number\":\"H-2025-1\"");
        assertTrue(site.page("/verify/H-2025-1/").text().contains("川の会"));
        assertTrue(site.page("/awards/2024/more0/").select("a[href^=/verify/]").isEmpty());
        assertTrue(site.warnings().stream().anyMatch(each -> each.contains("H-2025-1")));
        assertTrue(site.file("/verify/numbers.json").contains("\"H-2025-1\":\"H-2025-1/\""));
    }

    @Test
    void theBadgeIsDrawnInEachLanguageAndSaysWhetherItHolds() throws RenderFailed {
        RenderedSite site = town();
        for (String size : List.of("300x300", "600x600")) {
            for (String language : List.of("ja", "en")) {
                String file = "/badges/H-2025-1/award-" + language + "-" + size;
                assertTrue(site.fileAddresses().contains(file + ".png"), file);
                assertTrue(site.file(file + ".svg").contains("<title>第5回 表彰 大賞"), file);
            }
        }
        assertTrue(site.file("/badges/H-2025-2/award-ja-300x300.svg").contains("（取消）</title>"));
    }

    @Test
    void anOldAwardWithoutNumberOrTextHasACertificateInTheUsualWords() throws RenderFailed {
        RenderedSite site = town("\"title\":\"古い賞\",\"year\":2020");
        Document page = site.page("/awards/2020/more0/certificate/");
        assertTrue(page.select(".certificate__text").text().contains("ここに表彰します"));
        assertTrue(site.fileAddresses().contains("/awards/2020/more0/certificate.pdf"));
    }

    @Test
    void aCitationThatIsTooLongForPaperIsOnItsPageOnlyButACertificatesTextIsAMistake()
            throws RenderFailed {
        String much = "よく続けられました。".repeat(200);
        RenderedSite site =
                town(
                        "\"title\":\"長\",\"year\":2020,\"citation\":\"" + much + "\"",
                        "\"title\":\"文\",\"year\":2020,\"certificate_text\":\""
                                + "一\\n\\n".repeat(300)
                                + "\"",
                        "\"title\":\"字\",\"year\":2020,\"certificate_text\":\"祝🎉\"");
        assertTrue(site.bytes("/awards/2020/more0/certificate.pdf").length > 0);
        Failure length = failure(site, "/awards/2020/more1/certificate.pdf");
        assertEquals(Failure.Kind.UNPRINTABLE_LENGTH, length.kind());
        assertEquals(List.of("award more1", "表彰状の文"), length.values());
        Failure letter = failure(site, "/awards/2020/more2/certificate.pdf");
        assertEquals(Failure.Kind.UNPRINTABLE_LETTER, letter.kind());
        assertEquals(List.of("award more2", "表彰状の文", "🎉 (U+1F389)"), letter.values());
    }

    private static Failure failure(RenderedSite site, String file) {
        return assertThrows(RenderFailed.class, () -> site.bytes(file)).failure();
    }
}
