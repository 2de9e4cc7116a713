package jp.musubi.site.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.Town;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class SnapshotSourceTest {
    private static final byte[] PICTURE = {1, 2, 3};

    @TempDir private Path temporary;

    private static Town town() {
        return Town.inJapanese().with("group", "hotaru", "\"title\":\"ほたる\"");
    }

    @Test
    void aFileAndAFolderAreToldApartByLooking() throws Exception {
        Path file = Files.writeString(temporary.resolve("town.ndjson"), town().ndjson());
        Path folder = temporary.resolve("folder");
        ContentFolder.write(town().read().snapshot(), folder);
        for (Path place : new Path[] {file, folder}) {
            var snapshot = SnapshotSource.named(place.toString()).read().snapshot();
            assertEquals("hotaru", snapshot.entries().getFirst().slug());
        }
    }

    @Test
    void aSnapshotThatIsNotThereIsOneSentence() {
        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> SnapshotSource.ofFile(temporary.resolve("none.ndjson")).read());
        assertTrue(String.valueOf(failure.getMessage()).startsWith("there is no snapshot "));
    }

    @Test
    void assetsLieBesideTheFileAndNoneIsReadFromElsewhere() throws Exception {
        Path file = Files.writeString(temporary.resolve("town.ndjson"), town().ndjson());
        Files.createDirectory(temporary.resolve("assets"));
        Files.write(temporary.resolve("assets/a.webp"), PICTURE);
        SnapshotSource source = SnapshotSource.ofFile(file);
        AssetFile asset = source.asset("assets/a.webp").orElseThrow();
        try (InputStream in = asset.open()) {
            assertArrayEquals(PICTURE, in.readAllBytes());
        }
        Files.write(temporary.resolve("assets/a.webp"), new byte[] {4, 5});
        assertNotEquals(asset.version(), source.asset("assets/a.webp").orElseThrow().version());
        assertTrue(source.asset("assets/none.webp").isEmpty());
        assertTrue(source.asset("../../../../../../etc/passwd").isEmpty());
    }

    @Test
    void aSnapshotAndItsAssetsAreReadOverHttp() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/api/v1/snapshot", town().ndjson().getBytes(StandardCharsets.UTF_8));
        serve(server, "/assets/a.webp", PICTURE);
        server.start();
        try {
            URI root = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            SnapshotSource source = SnapshotSource.named(root + "api/v1/snapshot");
            assertEquals(1, source.read().snapshot().entries().size());
            AssetFile asset = source.asset("assets/a.webp").orElseThrow();
            try (InputStream in = asset.open()) {
                assertArrayEquals(PICTURE, in.readAllBytes());
            }
            assertTrue(source.asset("assets/none.webp").isEmpty());
            IOException failure =
                    assertThrows(
                            IOException.class,
                            () -> SnapshotSource.ofAddress(root.resolve("nothing")).read());
            assertTrue(String.valueOf(failure.getMessage()).contains("status 404"));
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpServer server, String path, byte[] bytes) {
        server.createContext(
                path,
                exchange -> {
                    boolean found = exchange.getRequestURI().getPath().equals(path);
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    exchange.sendResponseHeaders(
                            found ? 200 : 404, head || !found ? -1 : bytes.length);
                    if (found && !head) {
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
    }
}
