package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.web.WebLimits;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The office brings its own sign and a picture for the front page, together with whatever else it
 * chooses, without a script.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookPicturesTest {
    private static final String SIGN = "logo.file";
    private static final String FRONT = "header-image.file";

    private RunningCity city;
    private LookDesk desk;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        desk = LookDesk.of(city);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(city.get(path).body());
    }

    private Element hero(String path) throws Exception {
        return page(path).expectFirst(".hero__picture");
    }

    private boolean hasHero() throws Exception {
        return !page("/").select(".hero__picture").isEmpty();
    }

    /** A text where a picture should be. */
    private static Brought text() {
        return Brought.of("sign.png", "no picture".getBytes(StandardCharsets.UTF_8));
    }

    /** The text of what describes a field. */
    private static String described(Document form, String field) {
        return String.join(
                " ",
                List.of(
                                form.expectFirst("[id='" + field + "']")
                                        .attr("aria-describedby")
                                        .split(" ", -1))
                        .stream()
                        .map(id -> form.expectFirst("[id='" + id + "']").text())
                        .toList());
    }

    private static boolean asksForItAgain(Document form, String field) {
        return described(form, field).contains("もう一度選んでください");
    }

    @Test
    void coloursPicturesAndWordsAreSavedAndPublishedTogetherAndSoIsWhatTakesThemAway()
            throws Exception {
        int before = desk.published();
        desk.save(
                desk.form(
                        "kusa.light",
                        "#204010",
                        "header-image.alt-ja",
                        "川にかかる橋",
                        "header-image.alt-en",
                        "A bridge"),
                Map.of(FRONT, LookDesk.picture(1600, 500), SIGN, LookDesk.picture(600, 600)));
        assertEquals(before + 1, desk.published());
        assertTrue(desk.styleSheet().contains("--kusa: #204010;"));
        assertFalse(page("/groups/").select(".header .brand__sign").isEmpty());
        String file = hero("/").attr("src");
        assertEquals("川にかかる橋", hero("/").attr("alt"));
        assertEquals("A bridge", hero("/en/").attr("alt"));
        assertEquals(200, city.get(file).statusCode());
        assertTrue(city.get("/api/v1/snapshot").body().contains(file.substring(1)));

        Document form = Jsoup.parse(desk.admin().get(LookDesk.PATH).body());
        assertEquals("川にかかる橋", form.select("[name='header-image.alt-ja']").attr("value"));
        assertFalse(form.select("[aria-labelledby=header-image] .look-picture img").isEmpty());
        assertFalse(asksForItAgain(form, FRONT));

        desk.save(
                desk.form("kusa.light", "#203010", "header-image.remove", "1", "logo.remove", "1"),
                Map.of());
        assertEquals(before + 2, desk.published());
        assertFalse(hasHero());
        assertTrue(page("/groups/").select(".header .brand__sign").isEmpty());
        assertTrue(desk.styleSheet().contains("--kusa: #203010;"));
        Document without = Jsoup.parse(desk.admin().get(LookDesk.PATH).body());
        assertTrue(without.select(".look-picture, [name$='.remove']").isEmpty());
        assertEquals("", without.select("[name='header-image.alt-ja']").attr("value"));
    }

    @Test
    void aSignStandsOnEveryPageInItsSmallestSizeAndOtherChoicesLeaveItThere() throws Exception {
        desk.save(desk.form(), Map.of(SIGN, LookDesk.picture(1000, 1000)));
        String sign = page("/groups/").select(".header .brand__sign").attr("src");
        assertTrue(sign.contains("-480.webp"), sign);
        assertEquals(200, city.get(sign).statusCode());
        desk.save(desk.form("ai.light", "#0a5c2e"), Map.of());
        assertEquals(sign, page("/groups/").select(".header .brand__sign").attr("src"));
    }

    @Test
    void theWordsOfAPictureChangeWithoutItAndAnotherPictureTakesItsPlaceWithThem()
            throws Exception {
        desk.save(
                desk.form("header-image.alt-ja", "橋"), Map.of(FRONT, LookDesk.picture(1600, 500)));
        String first = hero("/").attr("src");
        desk.save(desk.form("header-image.alt-ja", "夕方の橋"), Map.of());
        assertEquals("夕方の橋", hero("/").attr("alt"));
        assertEquals(first, hero("/").attr("src"));

        desk.save(
                desk.form("header-image.remove", "1"), Map.of(FRONT, LookDesk.picture(1600, 700)));
        assertFalse(first.equals(hero("/").attr("src")), "who sends one wants it");
        assertEquals("夕方の橋", hero("/").attr("alt"));
        desk.save(desk.form("header-image.alt-ja", ""), Map.of());
        assertEquals("", hero("/").attr("alt"));
        desk.save(desk.form("header-image.remove", "1"), Map.of());
    }

    @Test
    void whatIsNoPictureIsRefusedAndNothingElseIsLost() throws Exception {
        int published = desk.published();
        int assets = desk.assets();
        Visitor.Page refused =
                desk.send(
                        desk.form(
                                "murasaki.light",
                                "#4f2b63",
                                "kusa.dark",
                                "#101010",
                                "furigana",
                                "1",
                                "home.meaning",
                                "",
                                "header-image.alt-ja",
                                "川",
                                "logo.alt-ja",
                                "かきつばた"),
                        Map.of(SIGN, text(), FRONT, LookDesk.picture(40, 20)));
        assertEquals(422, refused.status());
        Document form = Jsoup.parse(refused.body());
        assertEquals(
                List.of("#kusa.dark", "#logo.file"),
                form.select("#problems a").eachAttr("href"),
                "all that is wrong is told at once");
        assertEquals("true", form.expectFirst("[id='logo.file']").attr("aria-invalid"));
        assertTrue(described(form, SIGN).contains("「しるし」：これは画像のファイルではありません"), refused.body());
        assertFalse(asksForItAgain(form, SIGN));
        assertTrue(asksForItAgain(form, FRONT));
        Map<String, String> kept = LookDesk.form(refused);
        assertEquals("#4f2b63", kept.get("murasaki.light"));
        assertEquals("1", kept.get("furigana"));
        assertEquals("", kept.get("home.meaning"));
        assertEquals("川", kept.get("header-image.alt-ja"));
        assertEquals("かきつばた", kept.get("logo.alt-ja"));
        assertEquals(published, desk.published());
        assertEquals(assets, desk.assets());
        assertEquals(LookDesk.form(desk.admin().get(LookDesk.PATH)).get("seen"), kept.get("seen"));
    }

    @Test
    void aFileThatIsTooLongOrADocumentIsToldOfBesideItsField() throws Exception {
        byte[] long_ =
                Arrays.copyOf(LookDesk.picture(9, 9).bytes(), WebLimits.MAX_UPLOAD_BYTES + 1);
        Visitor.Page refused =
                desk.send(
                        desk.form("murasaki.light", "#4f2b63"),
                        Map.of(
                                FRONT,
                                Brought.of("large.png", long_),
                                SIGN,
                                Brought.of(
                                        "rules.pdf",
                                        "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8))));
        assertEquals(422, refused.status());
        Document form = Jsoup.parse(refused.body());
        assertTrue(described(form, FRONT).contains("ファイルは20MBまでです"), described(form, FRONT));
        assertTrue(described(form, SIGN).contains("画像のファイルではありません"), described(form, SIGN));
        assertEquals("#4f2b63", LookDesk.form(refused).get("murasaki.light"));
    }

    @Test
    void wordsThatAreTooLongOrOfNoPictureAreToldOfAndStayInTheirFields() throws Exception {
        String words = "川".repeat(301);
        Visitor.Page refused =
                desk.send(
                        desk.form("logo.alt-ja", words, "header-image.alt-en", "A bridge"),
                        Map.of(SIGN, LookDesk.picture(9, 9)));
        assertEquals(422, refused.status());
        Document form = Jsoup.parse(refused.body());
        assertEquals(words, form.select("[name='logo.alt-ja'][aria-invalid]").attr("value"));
        assertEquals(
                List.of("#logo.alt-ja", "#header-image.file"),
                form.select("#problems a").eachAttr("href"));
        assertTrue(described(form, FRONT).contains("画像がないので"), described(form, FRONT));
        assertEquals("A bridge", LookDesk.form(refused).get("header-image.alt-en"));
    }

    @Test
    void whoStartsAnewIsToldToChooseThePictureAgainIfThereWasOne() throws Exception {
        int before = desk.published();
        Visitor.Page shown =
                desk.send(
                        desk.form(
                                "oudo.light",
                                "#5f3f00",
                                "header-image.alt-ja",
                                "川",
                                "then",
                                "reset"),
                        Map.of(FRONT, LookDesk.picture(40, 20)));
        assertEquals(200, shown.status(), shown.body());
        Document form = Jsoup.parse(shown.body());
        assertTrue(asksForItAgain(form, FRONT));
        assertFalse(asksForItAgain(form, SIGN));
        assertEquals("川", LookDesk.form(shown).get("header-image.alt-ja"));
        assertEquals("#7a5100", LookDesk.form(shown).get("oudo.light"));
        assertEquals(before, desk.published());
    }

    @Test
    void aPictureThatSomebodyElseBroughtIsToldOfBeforeItIsReplaced() throws Exception {
        Map<String, String> mine =
                desk.form("enji.light", "#8a1230", "header-image.alt-ja", "わたしの橋");
        desk.save(
                desk.form("header-image.alt-ja", "ほかの人の橋"),
                Map.of(FRONT, LookDesk.picture(800, 300)));
        String theirs = hero("/").attr("src");
        int assets = desk.assets();
        Visitor.Page told = desk.send(mine, Map.of(FRONT, LookDesk.picture(900, 300)));
        assertEquals(409, told.status());
        Document form = Jsoup.parse(told.body());
        assertTrue(asksForItAgain(form, FRONT));
        assertEquals("わたしの橋", LookDesk.form(told).get("header-image.alt-ja"));
        assertEquals("#8a1230", LookDesk.form(told).get("enji.light"));
        assertEquals(assets, desk.assets(), "nothing is saved");
        assertEquals(theirs, hero("/").attr("src"));

        desk.save(LookDesk.form(told), Map.of(FRONT, LookDesk.picture(900, 300)));
        assertEquals("わたしの橋", hero("/").attr("alt"));
        assertFalse(theirs.equals(hero("/").attr("src")));

        Map<String, String> late = desk.form("header-image.remove", "1");
        desk.save(desk.form(), Map.of(FRONT, LookDesk.picture(1000, 300)));
        assertEquals(409, desk.send(late).status(), "a picture is not taken away unseen");
        assertTrue(hasHero());
        desk.save(desk.form("header-image.remove", "1"), Map.of());
    }

    @Test
    void membersOfAGroupMayNot() throws Exception {
        Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        owner.get("/admin");
        assertEquals(
                403,
                owner.postFile(LookDesk.PATH, LookDesk.picture(9, 9), false, "theme", "default")
                        .status());
    }
}
