package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.screen.Times;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Groups, the office and readers of a city with two programmes see which is which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammeScreensTest {
    private static final String OFFICE = "/admin/banners";
    private static final String ARTWORK = "/admin/banner-artwork";
    private static final String PARTNER = "金沢市協働パートナー";
    private static final String ART =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 234 60'>"
                    + "<rect width='234' height='60' fill='#123456'/>"
                    + "<text x='10' y='30' font-size='12' fill='#ffffff'>{number}</text>"
                    + "<text x='10' y='50' font-size='10' fill='#ffffff'>{validity}</text></svg>";

    private final String number = "V-" + LocalDate.now(Times.ZONE).getYear() + "-0001";
    private TwoProgrammes two;
    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        two = TwoProgrammes.start(data);
        city = two.city();
    }

    @AfterAll
    void stop() {
        two.close();
    }

    private static String main(Page page) {
        return page(page).select("main").text();
    }

    private static Document page(Page page) {
        return Jsoup.parse(page.body());
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(city.get(path).body());
    }

    @Test
    void eachProgrammeIsKeptApartFromTheApplicationToTheSite() throws Exception {
        aGroupSeesEachProgrammeAndChoosesOne();
        theOfficeSeesWhichProgrammeAnApplicationIsForAndNarrowsToIt();
        takingOneApplicationBackLeavesTheOther();
        whatIsGrantedIsCopiedAndLoadedFromItsOwnProgramme();
        theSiteNamesTheProgrammeAndItsRules();
        oneAloneDoesNotTakeItAway();
        artworkIsBroughtForOneProgramme();
    }

    private void aGroupSeesEachProgrammeAndChoosesOne() throws Exception {
        Visitor owner = two.owner();
        Document all = page(owner.get(two.banner()));
        assertEquals(List.of(PARTNER, SecondProgramme.NAME), all.select("main h2").eachText());
        assertEquals(List.of("2025-04版", "2026-04版"), all.select("main .lines dd").eachText());
        assertTrue(all.select("form[enctype]").isEmpty(), "one is chosen first");
        Document one = page(owner.get(all.select("a[href$=programme=volunteer]").attr("href")));
        assertEquals(SecondProgramme.NAME, one.select("h1").text());
        assertEquals(two.in("volunteer"), one.select("form[enctype]").attr("action"));
        assertEquals(
                List.of("website", "sticker"), one.select("input[name=use]").eachAttr("value"));
        assertEquals(404, owner.get(two.in("other")).status());
    }

    private void theOfficeSeesWhichProgrammeAnApplicationIsForAndNarrowsToIt() throws Exception {
        Page sent = two.apply("volunteer", "submit", "sticker");
        assertEquals(two.in("volunteer") + "&done=banner-submitted", sent.location());
        assertEquals(303, two.apply("partner", "save", "flyer").status());
        Document all = page(two.owner().get(two.banner()));
        assertEquals(List.of("書きかけ", "受付"), all.select("main .tag").eachText());

        Visitor staff = two.staff();
        Document office = page(staff.get(OFFICE));
        assertTrue(
                office.select("[aria-labelledby=applied] .task")
                        .text()
                        .contains(SecondProgramme.NAME));
        assertTrue(
                page(staff.get(OFFICE + "?programme=partner"))
                        .select("[aria-labelledby=applied] .task")
                        .isEmpty());
        Document narrowed = page(staff.get(OFFICE + "?programme=volunteer"));
        assertEquals(
                List.of(SecondProgramme.NAME), narrowed.select("[aria-current=true]").eachText());
        assertTrue(narrowed.select("[aria-labelledby=all] tbody").isEmpty());
        String address = narrowed.select("[aria-labelledby=applied] a").attr("href");
        assertTrue(main(staff.get(address)).contains(SecondProgramme.NAME + "・申請"));
        assertEquals(404, staff.get(OFFICE + "?programme=other").status());
    }

    private void takingOneApplicationBackLeavesTheOther() throws Exception {
        Visitor owner = two.owner();
        owner.get(two.in("partner"));
        Page back = owner.post(two.banner() + "/withdrawal?programme=partner");
        assertEquals(two.in("partner") + "&done=banner-withdrawn", back.location());
        assertEquals(List.of("受付"), page(owner.get(two.banner())).select("main .tag").eachText());
    }

    private void whatIsGrantedIsCopiedAndLoadedFromItsOwnProgramme() throws Exception {
        two.grant("volunteer");
        city.await(() -> city.get("/verify/" + number + "/").statusCode() == 200);
        Visitor owner = two.owner();
        Document held = page(owner.get(two.in("volunteer")));
        assertTrue(held.select("#s-html-ja").text().contains("/badges/" + number + "/"));
        assertTrue(held.select("#s-html-ja").text().contains(SecondProgramme.NAME + " 第"));
        String larger = held.select("a[href*='size=468x120']").attr("href");
        assertTrue(page(owner.get(larger)).select("#s-html-ja").text().contains("468x120"));
        assertEquals(200, owner.get(two.banner() + "/badge/svg?programme=volunteer").status());
        assertEquals(404, owner.get(two.banner() + "/badge/svg?programme=partner").status());
        assertTrue(page(owner.get(two.in("partner"))).select("#s-html-ja").isEmpty());

        Document office = page(two.staff().get(OFFICE));
        assertTrue(
                office.select("[aria-labelledby=due] tbody tr").eachText().stream()
                        .filter(row -> row.contains(number))
                        .allMatch(row -> row.contains(SecondProgramme.NAME)));
        assertTrue(
                office.select("[aria-labelledby=all] tbody tr").eachText().stream()
                        .anyMatch(row -> row.startsWith(number + " " + SecondProgramme.NAME)));
        assertTrue(
                office.select("[aria-labelledby=all] tbody tr").eachText().stream()
                        .anyMatch(row -> row.contains(" " + PARTNER + " ")));
    }

    private void theSiteNamesTheProgrammeAndItsRules() throws Exception {
        Document verify = page("/verify/" + number + "/");
        assertTrue(
                verify.select(".verdict__text").text().contains("「" + SecondProgramme.NAME + "」"),
                verify.select(".verdict__text").text());
        String rules = "/partners/rules/volunteer-2026-04/";
        assertEquals(rules, verify.select("dd a[href*=rules]").attr("href"));
        assertTrue(page(rules).select("main").text().contains("ボランティアの保険に入ります。"));
        assertTrue(
                page("/partners/rules/2025-04/").select(".page-head").text().startsWith(PARTNER));
        Document partners = page("/partners/");
        assertEquals(
                List.of(PARTNER, SecondProgramme.NAME),
                partners.select("[aria-labelledby=programmes] h3").eachText());
        assertTrue(
                partners.select(".partner").eachText().stream()
                        .filter(each -> each.contains(number))
                        .allMatch(each -> each.contains(SecondProgramme.NAME)));
        assertTrue(
                page("/groups/kobashi-chokai/")
                        .select("section.partner h2")
                        .eachText()
                        .contains(SecondProgramme.NAME));

        JsonNode found =
                RunningCity.json(city.get("/api/v1/search?type=group&programme=volunteer").body());
        assertEquals(1, found.path("total").asInt());
        assertEquals("kobashi-chokai", found.path("hits").path(0).path("slug").asText());

        JsonNode credential = RunningCity.json(city.get("/credentials/" + number + ".json").body());
        JsonNode achievement = credential.path("credentialSubject").path("achievement");
        assertEquals(SecondProgramme.NAME, achievement.path("name").asText());
        assertTrue(achievement.path("id").asText().endsWith("/partners/#programme-volunteer"));
        assertTrue(achievement.path("criteria").path("id").asText().endsWith(rules));
        assertTrue(city.get("/api/v1/snapshot").body().contains("{\"programme\":\"volunteer\""));
    }

    private void oneAloneDoesNotTakeItAway() throws Exception {
        Visitor staff = two.staff();
        String banner =
                page(staff.get(OFFICE))
                        .select("[aria-labelledby=all] a:containsOwn(" + number + ")")
                        .attr("href");
        String entry = banner.substring(banner.lastIndexOf('/') + 1);
        staff.get("/admin/types/banners");
        HttpResponse<String> refused =
                city.asStaff("DELETE", "/api/v1/entries/" + entry + "/publication");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("二人の職員の決裁"), refused.body());
        String list = "/admin/types/banners/bulk";
        for (String action : List.of("unpublish", "trash")) {
            Page foreseen = staff.post(list, "action", action, "confirmed", "1", "entry", entry);
            assertEquals(200, foreseen.status(), action);
            Document said = page(foreseen);
            assertEquals(List.of("二人の決裁が要るので、変わりません"), said.select(".task .tag").eachText());
            assertTrue(said.select("main button").isEmpty(), "nothing is left to do");
        }
        String other =
                city.wiring().entries().find("banner", "k-2023-0003").orElseThrow().id().toString();
        staff.post(list, "action", "unpublish", "confirmed", "1", "entry", entry, "entry", other);
        assertEquals(
                List.of(true, false),
                List.of(entry, other).stream()
                        .map(id ->
                                city.wiring()
                                        .entries()
                                        .find(UUID.fromString(id))
                                        .orElseThrow()
                                        .isLive())
                        .toList(),
                "those before and behind it are done");
    }

    private void artworkIsBroughtForOneProgramme() throws Exception {
        Visitor staff = two.staff();
        Document all = page(staff.get(ARTWORK));
        assertEquals(
                List.of(PARTNER, SecondProgramme.NAME),
                all.select("section[aria-labelledby^=versions] h2").eachText());
        String version = staff.post(ARTWORK, "programme", "volunteer").location();
        assertTrue(main(staff.get(version)).contains(SecondProgramme.NAME));
        Page brought =
                staff.postFile(
                        version + "/files",
                        Visitor.Brought.of("e.svg", ART.getBytes(UTF_8)),
                        false,
                        "size",
                        "",
                        "shade",
                        "light");
        assertEquals(303, brought.status());
        String sample = staff.get(version + "/pictures/active-234x60-light").body();
        assertTrue(sample.contains(number.replace("-0001", "-0000")), sample);
        assertEquals(303, staff.post(version + "/activation").status());
        String own = "/badges/" + number + "/banner-ja-234x60.svg";
        city.await(() -> city.get(own).body().contains("#123456"));
        assertFalse(
                city.get("/badges/K-2023-0003/banner-ja-234x60.svg").body().contains("#123456"));
        staff.get(ARTWORK);
        assertEquals(409, staff.post(ARTWORK + "/standard", "programme", "partner").status());
        assertEquals(303, staff.post(ARTWORK + "/standard", "programme", "volunteer").status());
        city.await(() -> !city.get(own).body().contains("#123456"));
        assertEquals(404, staff.post(ARTWORK, "programme", "other").status());
    }
}
