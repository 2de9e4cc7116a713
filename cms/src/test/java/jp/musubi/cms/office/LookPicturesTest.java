package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;

import javax.imageio.ImageIO;

/** The office brings its own sign and a picture for the front page, without a script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookPicturesTest {
    private static final String LOOK = "/admin/settings/look";
    private static final String PATH = LOOK + "/pictures";

    private RunningCity city;
    private Visitor admin;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
        admin.get(LOOK);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private static Brought picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Brought.of("sign.png", bytes.toByteArray());
    }

    private void send(Brought picture, String... fields) throws Exception {
        admin.get(LOOK);
        Visitor.Page sent = admin.postFile(PATH, picture, false, fields);
        assertEquals(303, sent.status(), sent.body());
        String id = sent.location().replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(city.get(path).body());
    }

    @Test
    void aPictureIsOnTheFrontPageWithItsWordsUntilItIsTakenAway() throws Exception {
        send(
                picture(1600, 500),
                "option",
                "header-image",
                "header-image.alt-ja",
                "川にかかる橋",
                "header-image.alt-en",
                "A bridge");
        var shown = page("/").select(".hero__picture");
        assertEquals("川にかかる橋", shown.attr("alt"));
        assertEquals(200, city.get(shown.attr("src")).statusCode());
        assertEquals("A bridge", page("/en/").select(".hero__picture").attr("alt"));
        Document form = Jsoup.parse(admin.get(LOOK).body());
        assertEquals("川にかかる橋", form.select("[name='header-image.alt-ja']").attr("value"));
        assertFalse(form.select(".look-picture img").isEmpty());
        assertTrue(city.get("/api/v1/snapshot").body().contains(shown.attr("src").substring(1)));

        send(picture(1, 1), "option", "header-image", "then", "remove");
        assertTrue(page("/").select(".hero__picture").isEmpty());
        assertTrue(
                Jsoup.parse(admin.get(LOOK).body())
                        .select("[aria-labelledby=header-image] .look-picture")
                        .isEmpty());
    }

    @Test
    void aSignStandsOnEveryPageInItsSmallestSizeAndOtherChoicesLeaveItThere() throws Exception {
        send(picture(1000, 1000), "option", "logo");
        String sign = page("/groups/").select(".header .brand__sign").attr("src");
        assertTrue(sign.contains("-480.webp"), sign);
        assertEquals(200, city.get(sign).statusCode());

        Document form = Jsoup.parse(admin.get(LOOK).body());
        var sent = new LinkedHashMap<String, String>();
        form.select("form[data-look] :is(input, select)")
                .forEach(field -> sent.put(field.attr("name"), value(field)));
        sent.put("ai.light", "#0a5c2e");
        sent.put("theme", "default");
        Visitor.Page saved = admin.post(LOOK, sent);
        String id = saved.location().replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
        assertEquals(sign, page("/groups/").select(".header .brand__sign").attr("src"));
    }

    private static String value(Element field) {
        return field.normalName().equals("select")
                ? field.select("option[selected]").attr("value")
                : field.attr("value");
    }

    @Test
    void whatIsNoPictureIsRefusedAndSoIsAnOptionThatIsNone() throws Exception {
        var text = Brought.of("sign.png", "no picture".getBytes(StandardCharsets.UTF_8));
        Visitor.Page refused =
                admin.postFile(
                        PATH,
                        text,
                        false,
                        "option",
                        "logo",
                        "logo.alt-ja",
                        "かきつばた",
                        "logo.alt-en",
                        "");
        assertEquals(415, refused.status());
        Document form = Jsoup.parse(refused.body());
        Element field = form.expectFirst("#logo-file[aria-invalid=true]");
        assertFalse(
                form.select("#" + field.attr("aria-describedby").split(" ", -1)[1])
                        .text()
                        .isEmpty());
        assertEquals("#logo-file", form.select("#problems a").attr("href"));
        assertEquals("かきつばた", form.select("[name='logo.alt-ja']").attr("value"));
        assertEquals(form.select("[name=seen]").attr("value"), seen());
        assertTrue(form.select("#header-image-file[aria-invalid]").isEmpty());
        admin.get(LOOK);
        assertEquals(422, admin.postFile(PATH, picture(9, 9), false, "option", "ai").status());
    }

    private String seen() throws Exception {
        return Jsoup.parse(admin.get(LOOK).body()).select("[name=seen]").attr("value");
    }

    @Test
    void aTextThatIsTooLongIsSaidToBeAndStaysInItsField() throws Exception {
        admin.get(LOOK);
        String words = "川".repeat(301);
        Visitor.Page refused =
                admin.postFile(PATH, picture(9, 9), false, "option", "logo", "logo.alt-ja", words);
        assertEquals(422, refused.status());
        Document form = Jsoup.parse(refused.body());
        assertEquals(words, form.select("[name='logo.alt-ja'][aria-invalid]").attr("value"));
        assertEquals("#logo.alt-ja", form.select("#problems a").attr("href"));
    }

    @Test
    void onlyAdministratorsMay() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        staff.get("/admin");
        assertEquals(403, staff.postFile(PATH, picture(9, 9), false, "option", "logo").status());
    }
}
