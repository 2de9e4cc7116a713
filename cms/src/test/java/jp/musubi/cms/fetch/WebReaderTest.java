package jp.musubi.cms.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** What stands in the web is read, and nothing leads into the own network. */
final class WebReaderTest {
    private HttpServer server;
    private String site;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site = "http://localhost:" + server.getAddress().getPort();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answers(String path, int status, String location, byte[] body, boolean isSized) {
        server.createContext(
                path,
                exchange -> {
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().set("Location", location);
                    }
                    exchange.sendResponseHeaders(status, isSized ? body.length : 0);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refused(String address) {
        var refused =
                assertThrows(
                        Unfetched.class,
                        () -> WebReader.alsoHere().read(URI.create(address)),
                        address);
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aFileIsReadWholeAndInPieces() throws Exception {
        answers("/whole", 200, "", text("結び"), true);
        answers("/pieces", 200, "", text("結び".repeat(9_999)), false);
        assertEquals(
                "結び",
                new String(
                        WebReader.alsoHere().read(URI.create(site + "/whole?a=b")),
                        StandardCharsets.UTF_8));
        assertEquals(6 * 9_999, WebReader.alsoHere().read(URI.create(site + "/pieces")).length);
    }

    @Test
    void whatIsTooLargeOrAnErrorIsSaid() {
        answers("/large", 200, "", new byte[WebReader.MAX_BYTES + 1], true);
        answers("/pieces", 200, "", new byte[WebReader.MAX_BYTES + 1], false);
        answers("/error", 500, "", text("x"), true);
        assertTrue(refused(site + "/large").startsWith("it is larger than"));
        assertTrue(refused(site + "/pieces").startsWith("it is larger than"));
        assertEquals("the server answered 500", refused(site + "/error"));
    }

    @Test
    void redirectsStayOnTheirHost() throws Exception {
        answers("/old", 301, "/new", text(""), true);
        answers("/new", 200, "", text("x"), true);
        answers("/round", 302, "/round", text(""), true);
        answers("/away", 302, "https://city.example.jp/", text(""), true);
        answers("/inside", 302, "http://169.254.169.254/", text(""), true);
        answers("/nowhere", 302, "", text(""), true);
        assertEquals(1, WebReader.alsoHere().read(URI.create(site + "/old")).length);
        assertTrue(refused(site + "/round").contains("more than 3 times"));
        assertTrue(refused(site + "/away").contains("another host"));
        assertTrue(refused(site + "/inside").contains("another host"));
        assertTrue(refused(site + "/nowhere").contains("led on"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://city.example.jp/, only https is trusted",
        "ftp://localhost/, only https is trusted",
        "https://user@localhost/, it is no address of a file in the web",
        "mailto:a@example.jp, it is no address of a file in the web",
        "https://nowhere.invalid/, there is no host nowhere.invalid",
        "https://10.0.0.1/, the host 10.0.0.1 is not one of the public internet",
        "https://169.254.169.254/, the host 169.254.169.254 is not one of the public internet",
        "https://127.0.0.2/, the host 127.0.0.2 is not one of the public internet",
        "https://[::ffff:10.0.0.1]/,"
                + " the host [::ffff:10.0.0.1] is not one of the public internet",
        "https://0/, the host 0 is not one of the public internet"
    })
    void anAddressThatIsNotPublicIsRefused(String address, String why) {
        assertEquals(why, refused(address));
    }

    @Test
    void thisMachineIsReadOnlyWhereThatIsAskedFor() throws Exception {
        answers("/", 200, "", text("x"), true);
        assertEquals(1, WebReader.alsoHere().read(URI.create(site + "/")).length);
        for (String address : new String[] {site + "/", site.replace("http:", "https:") + "/"}) {
            assertThrows(Unfetched.class, () -> new WebReader().read(URI.create(address)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1",
                "192.168.1.1", "192.0.0.1", "198.19.0.1", "224.0.0.1", "255.255.255.255", "::1",
                "::", "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "fc00::1",
                "fd12::1", "fe80::1", "ff02::1", "2001::1", "2001:db8::1"
            })
    void machinesOfTheOwnNetworkAreNotPublic(String address) throws Exception {
        assertFalse(Addresses.isPublic(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888"})
    void machinesOfTheInternetArePublic(String address) throws Exception {
        assertTrue(Addresses.isPublic(InetAddress.getByName(address)));
    }

    @Test
    void aServerThatSaysNothingOrNonsenseIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var reader =
                    new WebReader(
                            Duration.ofMillis(300),
                            (SSLSocketFactory) SSLSocketFactory.getDefault(),
                            true);
            URI address = URI.create("http://localhost:" + silent.getLocalPort() + "/");
            var refused = assertThrows(Unfetched.class, () -> reader.read(address));
            assertTrue(
                    String.valueOf(refused.getMessage()).startsWith("the server did not answer"));
        }
        try (var strange = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var socket = strange.accept()) {
                            socket.getOutputStream().write(text("SSH-2.0\r\n\r\n"));
                        } catch (IOException e) {
                            // The reader complains.
                        }
                    });
            assertEquals(
                    "the server speaks no HTTP",
                    refused("http://localhost:" + strange.getLocalPort() + "/"));
        }
    }

    @Test
    void aCertificateMustBeTrustedAndOfTheHost(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder);
        HttpsServer secure =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1);
                    exchange.getResponseBody().write(text("x"));
                    exchange.close();
                });
        secure.start();
        int port = secure.getAddress().getPort();
        URI named = URI.create("https://localhost:" + port + "/");
        URI numbered = URI.create("https://127.0.0.1:" + port + "/");
        var trusting = new WebReader(Duration.ofSeconds(9), context.getSocketFactory(), true);
        try {
            assertEquals(1, trusting.read(named).length);
            assertThrows(Unfetched.class, () -> trusting.read(numbered));
            assertEquals(
                    "its certificate or encryption is not accepted", refused(named.toString()));
        } finally {
            secure.stop(0);
        }
    }

    /** A server's key for localhost, and the trust of who knows it. */
    private static SSLContext context(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, password);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
