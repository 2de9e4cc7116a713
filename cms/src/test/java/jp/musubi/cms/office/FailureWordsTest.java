package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Staff read in their language why a site could not be built. */
final class FailureWordsTest {
    @Test
    void everyKindThatStaffCanMeetHasWordsInBothLanguages() {
        var screens = new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/");
        for (Failure.Kind kind : Failure.Kind.values()) {
            for (String language : Screens.languages()) {
                assertEquals(
                        kind != Failure.Kind.OTHER,
                        screens.has(language, "failure." + kind.id()),
                        language + " " + kind);
            }
        }
    }

    @Test
    void whatTheSystemSaysIsToldByItsKind() {
        assertEquals(
                Failure.Kind.NO_SPACE,
                Failure.of(new IOException("/x/y: No space left on device")).kind());
        assertEquals(
                Failure.Kind.NOT_WRITABLE, Failure.of(new AccessDeniedException("/x/y")).kind());
        assertEquals(
                Failure.Kind.NOT_WRITABLE,
                Failure.of(new IOException("/x cannot be written to: /x")).kind());
        Failure other = Failure.of(new IOException("two pages have the address /x"));
        assertEquals(Failure.other("two pages have the address /x"), other);
    }

    @Test
    void anEntryThatBreaksATemplateIsNamedByItsTitleAndTheOthersAreShown(
            @TempDir Path data, @TempDir Path theme) throws Exception {
        Path template = theme.resolve("templates/entry/page.peb");
        Files.createDirectories(template.getParent());
        Files.writeString(
                template,
                "{% extends \"layout.peb\" %}\n"
                    + "{% block main %}\n"
                    + "{% if frame.title equals \"壊れる頁\" %}{{ nowhere }}{% endif %}{% endblock %}");
        Settings settings = RunningCity.settings(data, Map.of("MUSUBI_THEME", theme.toString()));
        try (RunningCity city = RunningCity.start(settings, false)) {
            String id =
                    city.post(
                                    "/api/v1/entries",
                                    "{\"type\":\"page\",\"slug\":\"broken\",\"fields\":"
                                            + "{\"title\":\"壊れる頁\"}}")
                            .path("id")
                            .asText();
            UUID publication =
                    UUID.fromString(
                            city.post("/api/v1/entries/" + id + "/publication", "")
                                    .path("id")
                                    .asText());
            var publications =
                    new PublicationStore(city.wiring().database(), new Ids(Clock.systemUTC()));
            city.await(() ->
                    publications.find(publication).orElseThrow().state()
                            == Publication.State.FAILED);
            Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
            String path = "/admin/publications/" + publication;
            String body = staff.get(path).body();
            assertTrue(
                    body.matches(
                            "(?s).*「壊れる頁」の(日本語|英語)のページを作れませんでした。"
                                    + "見た目のひな形 templates/entry/page.peb の 3 行目が合っていません。.*"),
                    body);
            assertTrue(
                    body.contains("<p class=\"said\" lang=\"en\">templates/entry/page.peb"), body);
            String english = staff.get(path, "Accept-Language", "en").body();
            assertTrue(english.contains("“壊れる頁” could not be made in "), english);
            assertFalse(english.contains("ひな形"), english);
        }
    }
}
