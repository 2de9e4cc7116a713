package jp.musubi.cms.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.RunningApi;
import jp.musubi.cms.web.WebLimits;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import javax.imageio.ImageIO;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssetApiTest {
    private static final String ASSETS = "/api/v1/assets";

    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static byte[] png() throws Exception {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] form(String name, byte[] file) {
        var out = new ByteArrayOutputStream();
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\n川の掃除\r\n--b\r\n"
                        + "Content-Disposition: form-data; name=\""
                        + name
                        + "\"; filename=\"../photo.png\"\r\nContent-Type: text/html\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private HttpResponse<String> send(byte[] body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "multipart/form-data; boundary=b";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return api.send("POST", ASSETS, api.staff, BodyPublishers.ofByteArray(body), all);
    }

    @Test
    void aPictureIsTakenAndGivenOutAsWebp() throws Exception {
        HttpResponse<String> taken = send(form("file", png()));
        assertEquals(201, taken.statusCode(), taken.body());
        JsonNode asset = RunningApi.json(taken);
        assertEquals("image/webp", asset.get("mediaType").asText());

        String location = taken.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> file = api.get(location);
        assertEquals(200, file.statusCode());
        assertEquals("image/webp", file.headers().firstValue("Content-Type").orElse(""));
        assertTrue(
                file.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("sandbox"));
        assertTrue(file.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        String tag = file.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, api.get(location, "If-None-Match", tag).statusCode());
    }

    @Test
    void theSameKeyBringsAPictureOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = send(form("file", png()), "Idempotency-Key", key);
        HttpResponse<String> again = send(form("file", png()), "Idempotency-Key", key);
        assertEquals(first.body(), again.body());
    }

    @Test
    void whatCannotBeUsedIsRefusedWithItsReason() throws Exception {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        assertEquals(415, send(form("file", svg)).statusCode());
        assertEquals(422, send(form("picture", png())).statusCode());
        assertEquals(422, send(form("file", new byte[0])).statusCode());
        assertEquals(400, send("no form at all".getBytes(StandardCharsets.UTF_8)).statusCode());
        assertEquals(
                413, send(form("file", new byte[WebLimits.MAX_UPLOAD_BYTES + 1])).statusCode());
        assertEquals(
                413, send(form("file", new byte[WebLimits.MAX_MULTIPART_BYTES + 1])).statusCode());
        assertEquals(415, api.send("POST", ASSETS, api.staff, "{}").statusCode());
        try (var left = Files.list(api.data.resolve("arriving"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void noOtherFileIsGivenOut() throws Exception {
        for (String path :
                new String[] {"/../musubi.mv.db", "/..%2fmusubi.mv.db", "/.unfinished/x", "/x"}) {
            String answer =
                    api.raw(
                            "GET "
                                    + ASSETS
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        }
    }
}
