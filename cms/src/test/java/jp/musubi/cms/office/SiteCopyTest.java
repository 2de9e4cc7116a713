package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;

/** Staff take the site along as one file. */
class SiteCopyTest {
    private static final String COPY = "/admin/site.zip";

    @TempDir private Path data;
    private RunningCity city;

    @BeforeEach
    void start() throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish("{\"type\":\"group\",\"slug\":\"kawa\",\"fields\":{\"title\":\"川の会\"}}");
    }

    @AfterEach
    void stop() {
        city.close();
    }

    @Test
    void staffGetWhatIsPublicNowAndFindItOnTheScreenOfPublications() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        assertTrue(
                staff.get("/admin/publications").body().contains("href=\"" + COPY + "\" download"));
        Visitor.Page copy = staff.get(COPY);
        assertEquals(200, copy.status());
        assertEquals("application/zip", copy.header("Content-Type"));
        assertTrue(
                copy.header("Content-Disposition")
                        .matches("attachment; filename=\"site-\\d+\\.zip\""),
                copy.header("Content-Disposition"));
        assertTrue(copy.body().startsWith("PK"));
        for (String file : new String[] {"index.html", "groups/kawa/index.html", "offline.js"}) {
            assertTrue(copy.body().contains(file), file);
        }
        assertTrue(copy.body().indexOf("PK\u0005\u0006") > 0, "its end");
    }

    @Test
    void aCopyThatLaterReleasesOvertakeBreaksOff() throws Exception {
        try (RunningCity large = RunningCity.start(data.resolve("sample"), null, true)) {
            HttpURLConnection copy =
                    (HttpURLConnection) URI.create(large.address(COPY)).toURL().openConnection();
            copy.setRequestProperty(
                    "Cookie",
                    Visitor.signedIn(large, "staff@example.jp", "demo-staff-asanogawa").cookie());
            try (InputStream in = copy.getInputStream()) {
                assertEquals('P', in.read());
                for (int release = 0; release < 2; release++) {
                    large.publish(
                            "{\"type\":\"page\",\"slug\":\"p%d\",\"fields\":{\"title\":\"頁\"}}"
                                    .formatted(release));
                }
                assertThrows(
                        IOException.class, () -> in.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    @Test
    void membersOfGroupsDoNot() throws Exception {
        Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        assertEquals(403, owner.get(COPY).status());
    }
}
