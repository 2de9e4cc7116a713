package jp.musubi.cms.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A newcomer to the sample city finds its awards in the midst of their work. */
class DemoAwardsTest {
    private static final Pattern EDITION = Pattern.compile("/admin/awards/([0-9a-f-]{36})\"");

    @Test
    void oneEditionIsAnnouncedAndTheJuryScoresTheOther(@TempDir Path data) throws Exception {
        Settings settings = RunningCity.settings(data);
        RunningCity.start(settings, true).close();
        // While nothing runs, as in the demo: a running city would close the call of long ago.
        try (var wiring = Wiring.open(settings)) {
            assertEquals(2, wiring.demoAwards().seed());
            assertEquals(0, wiring.demoAwards().seed(), "the story is told once");
        }
        try (var city = RunningCity.start(settings, true)) {
            Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
            String editions = staff.get("/admin/awards").body();
            assertTrue(editions.contains("第6回") && editions.contains("第7回"), editions);
            assertTrue(editions.contains("審査中"), editions);
            Matcher each = EDITION.matcher(editions);
            while (each.find()) {
                String path = "/admin/awards/" + each.group(1);
                assertEquals(200, staff.get(path).status());
            }
            Visitor juror = Visitor.signedIn(city, "juror@example.jp", "demo-juror-tentokuin");
            assertEquals(200, juror.get("/admin/jury").status());
            assertTrue(juror.get("/admin/jury").body().contains("ほたる"), "what is to be scored");
            String published = city.get("/api/v1/awards?limit=100").body();
            assertTrue(published.contains("第6回 協働のまちづくり表彰 大賞"), published);
            assertTrue(published.contains("第6回 協働のまちづくり表彰 若い力の部 該当なし"), published);
        }
    }
}
