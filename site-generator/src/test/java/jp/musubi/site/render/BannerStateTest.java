package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class BannerStateTest {
    @ParameterizedTest
    @CsvSource({
        "active, 2026-11-23, ACTIVE",
        "active, 2026-11-22, EXPIRED",
        "suspended, 2026-11-22, SUSPENDED",
        "revoked, 2030-01-01, REVOKED",
        "expired, 2030-01-01, EXPIRED"
    })
    void aBannerWhoseLastDayIsOverIsNoLongerValid(
            String state, String until, BannerState expected) {
        var banner =
                Town.inJapanese()
                        .with("group", "k", "\"title\":\"会\"")
                        .with(
                                "banner",
                                "b",
                                "\"number\":\"K-1\",\"group\":\"k\",\"state\":\"%s\","
                                                .formatted(state)
                                        + "\"valid_until\":\"%s\"".formatted(until))
                        .linked()
                        .entry("banner", "b")
                        .orElseThrow();
        assertEquals(expected, BannerState.of(banner, LocalDate.of(2026, 11, 23)));
    }

    @Test
    void aRevokedBannerTellsItsReasonBesideTheVerdictAndInItsHistory() throws RenderFailed {
        var page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "k", "\"title\":\"会\"")
                                        .with(
                                                "banner",
                                                "b",
                                                "\"number\":\"K-1\",\"group\":\"k\","
                                                        + "\"state\":\"revoked\","
                                                        + "\"awarded_date\":\"2025-04-01\","
                                                        + "\"public_reason\":\"掲示のため\"")
                                        .linked())
                        .page("/verify/K-1/");
        assertEquals("2026年5月1日取り消しました。理由：掲示のため", page.select(".timeline li").getFirst().text());
        assertEquals("市が公開している理由 掲示のため", page.select(".verdict__reason").text());
        assertEquals("revoked", page.select("main").attr("data-status"));
    }

    @Test
    void aReasonOfBeforeIsNotToldOfABannerThatIsValidAgain() throws RenderFailed {
        var page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "k", "\"title\":\"会\"")
                                        .with(
                                                "banner",
                                                "b",
                                                "\"number\":\"K-1\",\"group\":\"k\","
                                                        + "\"state\":\"active\","
                                                        + "\"public_reason\":\"掲示のため\"")
                                        .linked())
                        .page("/verify/K-1/");
        assertTrue(page.select(".verdict__reason").isEmpty());
    }

    @Test
    void misuseIsReportedByMailWhereTheOfficeSaysAnAddressElseOnThePageOfContact()
            throws RenderFailed {
        String banner = "\"number\":\"K-1\",\"group\":\"k\",\"state\":\"active\"";
        var mail =
                RenderedSite.of(
                                Town.withOffice("市民協働課 kyodo@town.example 076-000-0000")
                                        .with("group", "k", "\"title\":\"会\"")
                                        .with("banner", "b", banner)
                                        .linked())
                        .page("/verify/K-1/");
        assertTrue(
                mail.select("#misuse ~ p a")
                        .attr("href")
                        .startsWith("mailto:kyodo@town.example?subject=%E5%8D%94%E5%83%8D"),
                mail.select("#misuse ~ p a").toString());
        var page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "k", "\"title\":\"会\"")
                                        .with("page", "contact", "\"title\":\"お問い合わせ\"")
                                        .with("banner", "b", banner)
                                        .linked())
                        .page("/verify/K-1/");
        assertEquals("/guide/contact/", page.select("#misuse ~ p a").attr("href"));
    }
}
