package jp.musubi.cms.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.credential.bake.Baked;
import jp.musubi.cms.credential.document.Badges;
import jp.musubi.cms.credential.document.DidDocument;
import jp.musubi.cms.credential.document.DidWeb;
import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.key.CityKey;
import jp.musubi.cms.credential.key.CityKey.State;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.credential.key.SeedSigner;
import jp.musubi.cms.credential.key.Signer;
import jp.musubi.cms.credential.proof.RdfcProof;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever is shown a badge asks whether it is true, and the issuer's server answers. */
final class BadgeCommandTest {
    private static final Signer CITY = SeedSigner.of("key-2026-1", 1);

    private final RdfcProof proofs = RdfcProof.bundled();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private String site;
    private DidWeb did;
    @TempDir private Path folder;

    @BeforeEach
    void publish() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] file = files.get(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(
                            file == null ? 404 : 200, file == null ? -1 : file.length);
                    if (file != null) {
                        exchange.getResponseBody().write(file);
                    }
                    exchange.close();
                });
        server.start();
        site = "http://localhost:" + server.getAddress().getPort() + "/musubi/";
        did = DidWeb.of(URI.create(site));
        var key = new CityKey(CITY.name(), CITY.publicKey(), State.ACTIVE, Instant.now(), null);
        put("/musubi/did.json", DidDocument.of(did, new KeyRing(List.of(key))).toString());
        list(StatusList.of(List.of(1)));
        put("/musubi/badge.json", badge().toString());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void list(StatusList list) throws Exception {
        Instant now = Instant.now().minusSeconds(60);
        ObjectNode json =
                list.json(
                        URI.create(site + "status.json"), did, now, now.plus(Duration.ofDays(30)));
        put("/musubi/status.json", proofs.sign(json, CITY, now).toString());
    }

    /** An award, as it does not expire whenever this test runs. */
    private ObjectNode badge() throws Exception {
        ObjectNode badge = Badges.award().json();
        ((ObjectNode) badge.path("issuer")).put("id", did.text());
        badge.put("validFrom", "2024-11-03T10:00:00+09:00");
        var status = (ObjectNode) badge.path("credentialStatus");
        status.put("id", site + "status.json#131071");
        status.put("statusListCredential", site + "status.json");
        return proofs.sign(badge, CITY, Instant.now());
    }

    private static String says(int exit, String... arguments) {
        PrintStream usual = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(exit, Main.run(arguments));
        } finally {
            System.setOut(usual);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static String verify(int exit, Object place) {
        return says(exit, "badge", "verify", place.toString());
    }

    @Test
    void aTrueBadgeIsValidAsAddressAsFileAndAsPicture() throws Exception {
        assertEquals("valid", verify(0, site + "badge.json"));
        Path file = Files.writeString(folder.resolve("badge.json"), badge().toString());
        assertEquals("valid", verify(0, file));
        byte[] svg =
                Baked.bake(
                        "<svg xmlns='http://www.w3.org/2000/svg'/>"
                                .getBytes(StandardCharsets.UTF_8),
                        badge().toPrettyString());
        assertEquals("valid", verify(0, Files.write(folder.resolve("badge.svg"), svg)));
    }

    @Test
    void aBadgeThatWasChangedOrRevokedIsInvalidAndTheReasonIsSaid() throws Exception {
        ObjectNode changed = badge();
        changed.put("name", "にせもの");
        Path file = Files.writeString(folder.resolve("badge.json"), changed.toString());
        assertEquals(
                "invalid: it was changed after it was signed, or signed by somebody else.",
                verify(1, file));
        list(StatusList.of(List.of(131_071)));
        assertEquals("invalid: its issuer revoked it.", verify(1, site + "badge.json"));
    }

    @Test
    void whenTheIssuersServerAnswersNothingNobodyCanDecide() throws Exception {
        files.remove("/musubi/status.json");
        assertEquals(
                "invalid: cannot decide, as the list of revoked credentials at "
                        + site
                        + "status.json could not be read: the server answered 404.",
                verify(1, site + "badge.json"));
        files.remove("/musubi/did.json");
        assertEquals(
                "invalid: cannot decide, as the keys of its issuer at "
                        + site
                        + "did.json could not be read: the server answered 404.",
                verify(1, site + "badge.json"));
        files.remove("/musubi/badge.json");
        assertEquals(
                "invalid: cannot decide, as it could not be read: the server answered 404.",
                verify(1, site + "badge.json"));
    }

    @Test
    void filesMayStandForTheIssuersServer() throws Exception {
        Path badge = Files.writeString(folder.resolve("badge.json"), badge().toString());
        Path keys = Files.write(folder.resolve("did.json"), files.get("/musubi/did.json"));
        Path list = Files.write(folder.resolve("list.json"), files.get("/musubi/status.json"));
        server.stop(0);
        assertEquals(
                "valid",
                says(
                        0,
                        "badge",
                        "verify",
                        "--did",
                        keys.toString(),
                        "--status",
                        list.toString(),
                        badge.toString()));
        assertTrue(verify(1, badge).contains("the server did not answer"));
    }

    @Test
    void wrongUsageIsNoVerdict() throws IOException {
        assertEquals("", verify(2, folder.resolve("none.json")));
        assertEquals("", says(2, "badge", "verify"));
        assertEquals("", says(2, "badge", "verify", "--did", "none.json", folder.toString()));
        assertEquals("", verify(2, "https://exa mple/"));
    }
}
