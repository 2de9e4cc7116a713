package jp.musubi.cms.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningApi;
import jp.musubi.cms.search.Searching;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.SnapshotReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class SnapshotApiTest {
    @Test
    void aSnapshotIsWhatIsPublishedAndItsTagChangesWithEachPublication(@TempDir Path data)
            throws Exception {
        try (var api = new RunningApi(data)) {
            api.publish("group", "one", "{\"title\":\"一\"}");
            api.create("group", "draft", "{\"title\":\"下書き\"}");
            HttpResponse<String> first = api.get("/api/v1/snapshot");
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertEquals(200, first.statusCode());
            assertEquals(
                    "application/x-ndjson", first.headers().firstValue("Content-Type").orElse(""));
            assertTrue(tag.startsWith("\""));
            assertEquals(first.body(), api.get("/api/v1/snapshot").body());
            assertEquals(304, api.get("/api/v1/snapshot", "If-None-Match", tag).statusCode());
            var read =
                    SnapshotReader.read(
                            new ByteArrayInputStream(first.body().getBytes(StandardCharsets.UTF_8)),
                            "snapshot",
                            ContentModels.bundled());
            assertEquals(1, read.snapshot().entries().size());

            api.publish("group", "two", "{\"title\":\"二\"}");
            HttpResponse<String> second = api.get("/api/v1/snapshot", "If-None-Match", tag);
            assertEquals(200, second.statusCode());
            assertNotEquals(tag, second.headers().firstValue("ETag").orElseThrow());
        }
    }

    @Test
    void healthSaysWhatIsMissingAndDoesNotAskAgainAtOnce(@TempDir Path data) throws Exception {
        var asked = new AtomicInteger();
        var checks = new LinkedHashMap<String, Supplier<Optional<String>>>();
        checks.put(
                "site",
                () -> {
                    asked.incrementAndGet();
                    return Optional.of("The first release is being built.");
                });
        try (var api =
                new RunningApi(data, ContentModels.bundled(), content -> Searching.NONE, checks)) {
            for (int n = 0; n < 20; n++) {
                HttpResponse<String> answer = api.get("/api/v1/health");
                assertEquals(503, answer.statusCode());
                assertTrue(answer.body().contains("The first release is being built."));
            }
            assertTrue(asked.get() <= 3, "asked " + asked);
        }
    }
}
