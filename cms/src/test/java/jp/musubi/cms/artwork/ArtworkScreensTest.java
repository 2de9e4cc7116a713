package jp.musubi.cms.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.Visitor.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The city brings its own artwork, looks at it, has its banners drawn in it, and returns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArtworkScreensTest {
    private static final String PATH = "/admin/banner-artwork";
    private static final String BANNER = "/badges/K-2023-0003/banner-ja-234x60.svg";
    private static final String ART =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 234 60'>"
                    + "<rect width='234' height='60' fill='#123456'/>"
                    + "<text x='10' y='30' font-size='12' fill='#ffffff'>{number}</text>"
                    + "<text x='10' y='50' font-size='10' fill='#ffffff'>{validity}</text></svg>";

    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        Settings settings = RunningCity.settings(data);
        city = RunningCity.start(settings, true);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor staff() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        staff.get(PATH);
        return staff;
    }

    private static Page bring(Visitor staff, String version, String svg, String shade)
            throws Exception {
        return staff.postFile(
                version + "/files",
                Brought.of("e.svg", svg.getBytes(UTF_8)),
                false,
                "size",
                "",
                "shade",
                shade);
    }

    private static String path(Page page) {
        return page.location().replaceAll("[?].*", "");
    }

    @Test
    void bannersAreDrawnInWhatTheCityBringsAndInTheStandardAgain() throws Exception {
        Visitor staff = staff();
        String version = path(staff.post(PATH));
        staff.get(version);
        assertEquals(409, staff.post(version + "/activation").status(), "it has no file");
        assertEquals(303, bring(staff, version, ART, "light").status());
        assertEquals(
                303, bring(staff, version, ART.replace("#123456", "#654321"), "dark").status());
        Page page = staff.get(version);
        for (String state : new String[] {"active", "suspended", "expired", "revoked"}) {
            for (String shade : new String[] {"light", "dark"}) {
                String picture = version + "/pictures/" + state + "-234x60-" + shade;
                assertTrue(page.body().contains(picture), picture);
                Page drawn = staff.get(picture);
                assertEquals("image/svg+xml", drawn.header("Content-Type"));
                assertTrue(drawn.header("Content-Security-Policy").contains("sandbox"));
                String ground = shade.equals("light") ? "#123456" : "#654321";
                assertTrue(drawn.body().contains(ground), drawn.body());
            }
        }
        assertTrue(page.body().contains("標準の帯をかぶせています"), page.body());
        assertFalse(city.get(BANNER).body().contains("#123456"), "nothing is public yet");
        assertEquals(303, staff.post(version + "/activation").status());
        city.await(() -> city.get(BANNER).body().contains("#123456"));
        String public1 = city.get(BANNER).body();
        assertTrue(public1.contains("#654321"), "and for dark screens");
        assertFalse(public1.contains("{number}") || public1.contains("<text"), public1);
        String small = city.get("/badges/K-2023-0003/banner-ja-88x31.svg").body();
        assertFalse(small.contains("#123456"), "where nobody could read it, it is the standard");
        assertEquals(409, bring(staff, version, ART, "light").status(), "it is fixed now");
        assertEquals(303, staff.post(PATH + "/standard").status());
        city.await(() -> !city.get(BANNER).body().contains("#123456"));
        assertTrue(staff.get(PATH).body().contains("前の版"), "it is kept");
        assertEquals(303, staff.post(version + "/activation").status(), "and may be used again");
        city.await(() -> city.get(BANNER).body().contains("#123456"));
        assertEquals(303, staff.post(PATH + "/standard").status());
    }

    @Test
    void whatCannotBeUsedIsRefusedWithItsCure() throws Exception {
        Visitor staff = staff();
        String version = path(staff.post(PATH));
        staff.get(version);
        Page lacks = bring(staff, version, ART.replace("{validity}", "2029"), "light");
        assertEquals(422, lacks.status());
        assertTrue(lacks.body().contains("{validity}"), lacks.body());
        Page script = bring(staff, version, ART.replace("<rect", "<script/><rect"), "light");
        assertEquals(422, script.status());
        assertTrue(script.body().contains("「script」は使えません"), script.body());
        assertFalse(script.body().contains("<script/>"));
        assertEquals(404, staff.get(version + "/pictures/active-234x60-light").status());
        assertEquals(404, staff.get(version + "/pictures/../x").status());
    }
}
