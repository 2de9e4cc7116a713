package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.RunningCms;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.TestStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site follows the files that it is made with. */
final class SiteShapeTest {
    private static final HttpClient READER = HttpClient.newHttpClient();

    /** A start of the program: what readers see, and all that was ever published. */
    private record Started(String page, List<PublicationStore.Listed> publications) {}

    private static Started start(Path data, Path theme, String awaited) throws Exception {
        Settings settings =
                Settings.read(Optional.empty(), Map.of("MUSUBI_THEME", theme.toString()))
                        .withData(data)
                        .withPort(0);
        try (Wiring wiring = Wiring.open(settings);
                RunningCms running = wiring.start("127.0.0.1")) {
            var publications = new PublicationStore(wiring.database(), new Ids(Clock.systemUTC()));
            String page = "";
            long end = System.nanoTime() + 60_000_000_000L;
            while (!page.contains(awaited) || publications.unfinished() > 0) {
                assertTrue(System.nanoTime() < end, page);
                Thread.sleep(50);
                page =
                        READER.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(running.address() + "404.html"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body();
            }
            return new Started(page, publications.newest(null, null, 99));
        }
    }

    private static void template(Path theme, String words) throws Exception {
        Path file = theme.resolve("templates/not-found.peb");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{% extends \"layout.peb\" %}{% block main %}<h1>" + words + "</h1>{% endblock %}");
    }

    @Test
    void aStartWithAnotherThemePublishesTheSiteAndOneWithTheSameDoesNot(
            @TempDir Path data, @TempDir Path theme) throws Exception {
        template(theme, "はじめの見た目");
        assertEquals(
                List.of(),
                start(data, theme, "はじめの見た目").publications(),
                "what was never shown is not published anew");

        template(theme, "あたらしい見た目");
        Started changed = start(data, theme, "あたらしい見た目");
        assertEquals(1, changed.publications().size());
        Publication work = changed.publications().getFirst().publication();
        assertEquals(Publication.Kind.SETTINGS, work.kind());
        assertEquals(Publication.State.DONE, work.state());
        assertEquals(2, work.release());

        assertEquals(1, start(data, theme, "あたらしい見た目").publications().size());
        try (RunningCity city =
                RunningCity.start(
                        Settings.read(Optional.empty(), Map.of("MUSUBI_THEME", theme.toString()))
                                .withData(data)
                                .withPort(0),
                        false)) {
            AuditEvent event =
                    city.wiring().audit().newest(99).stream()
                            .filter(one -> one.action().equals("publishing.follow"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("theme", event.details());
            assertEquals(null, event.actor());
        }
    }

    @EachDatabase
    void eachPartIsNoticedOnce(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            assertEquals("", followed(store, new SiteShape(1, -1)));
            assertEquals("", followed(store, new SiteShape(1, -1)));
            assertEquals("types", followed(store, new SiteShape(1, Long.MIN_VALUE)));
            assertEquals("theme", followed(store, new SiteShape(2, Long.MIN_VALUE)));
            assertEquals("theme types", followed(store, new SiteShape(3, 4)));
            assertEquals("", followed(store, new SiteShape(3, 4)));
            assertEquals(3, store.publications.newest(null, null, 99).size());
        }
    }

    private static String followed(TestStore store, SiteShape shape) {
        boolean isPublished = shape.follow(store.database, store.settings, store.publishing);
        return isPublished ? store.audit.newest(1).getFirst().details() : "";
    }
}
