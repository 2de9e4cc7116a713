package jp.musubi.cms.asset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.label.Label;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Documents, descriptions, and the files as the web gets them. */
class AssetFilesTest {
    @TempDir private Path data;
    private Intake intake;
    private AssetFiles files;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
        files = new AssetFiles(data);
    }

    @Test
    void aPdfIsKeptByteForByteAndOnlyDownloaded() throws IOException {
        byte[] pdf = MadePictures.pdf("会則");
        StoredAsset asset = intake.accepted("会則 2026.pdf", pdf);
        var served = files.find(asset.file()).orElseThrow();

        assertEquals("application/pdf", asset.mediaType());
        assertEquals("会則 2026.pdf", asset.fileName());
        assertEquals(0, asset.width());
        assertArrayEquals(pdf, Files.readAllBytes(served.path()));
        assertEquals(pdf.length, served.sizeBytes());
        assertEquals("application/pdf", served.headers().get("Content-Type"));
        String disposition = String.valueOf(served.headers().get("Content-Disposition"));
        assertTrue(disposition.matches("attachment; filename=\"[0-9a-f]{32}\\.pdf\""), disposition);
        assertEquals("nosniff", served.headers().get("X-Content-Type-Options"));
        assertTrue(
                String.valueOf(served.headers().get("Content-Security-Policy"))
                        .contains("sandbox"));
    }

    @Test
    void anUnfinishedPdfOrOneWithSomethingBeforeItIsRefused() throws IOException {
        byte[] pdf = MadePictures.pdf("x");
        intake.refused(
                IntakeOutcome.Reason.UNREADABLE,
                "document_incomplete",
                Arrays.copyOf(pdf, pdf.length - 8));
        var outcome =
                intake.take(
                        "a.pdf", MadePictures.concat(MadePictures.latin("<html>"), pdf), Map.of());
        assertInstanceOf(IntakeOutcome.Refused.class, outcome);
    }

    @Test
    void aPictureIsShownInPlaceAndKeptByBrowsersForAYear() throws IOException {
        StoredAsset asset = intake.accepted("a.png", MadePictures.png(10, 10));
        var served = files.find(asset.file()).orElseThrow();

        assertEquals("image/webp", served.headers().get("Content-Type"));
        assertFalse(served.headers().containsKey("Content-Disposition"));
        assertEquals("public, max-age=31536000, immutable", served.headers().get("Cache-Control"));
        assertEquals("nosniff", served.headers().get("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.pdf",
                "assets/../secret.pdf",
                "assets/ab/../../secret.pdf",
                "assets//secret.pdf",
                "/assets/secret.pdf",
                "assets/.unfinished/secret.pdf",
                "assets/link.webp",
                "assets/none.webp",
                "assets/a.html",
                "assets",
                ""
            })
    void nothingElseOfTheDataFolderIsServed(String name) throws IOException {
        Files.writeString(data.resolve("secret.pdf"), "%PDF-1.4 secret");
        Files.writeString(data.resolve("assets/.unfinished/secret.pdf"), "%PDF-1.4 secret");
        Files.writeString(data.resolve("assets/a.html"), "<script>");
        Files.createSymbolicLink(data.resolve("assets/link.webp"), data.resolve("secret.pdf"));

        assertTrue(files.find(name).isEmpty());
    }

    @Test
    void whatAPictureShowsIsCheckedLikeEveryText() throws IOException {
        byte[] png = MadePictures.png(10, 10);
        var good = intake.take("a.png", png, Map.of("en", " Fireflies ", "ja", "ほたる"));
        assertEquals(
                Label.of("ほたる", "Fireflies"),
                assertInstanceOf(IntakeOutcome.Accepted.class, good).asset().alt());
        Map<Map<String, String>, String> bad =
                Map.of(
                        Map.of("ja", "あ".repeat(301)), "too_long",
                        Map.of("ja", "a\u0000b"), "control_character",
                        Map.of("xx", "x"), "unknown_language");
        for (var entry : bad.entrySet()) {
            var outcome = intake.take("a.png", png, entry.getKey());
            var refused = assertInstanceOf(IntakeOutcome.Refused.class, outcome);
            assertEquals(entry.getValue(), refused.problems().getFirst().code());
        }
    }

    @Test
    void leftoversOfACrashAreThrownAwayAfterADay() throws IOException {
        Path old = Files.writeString(data.resolve("assets/.unfinished/upload-1.part"), "x");
        Path young = Files.writeString(data.resolve("assets/.unfinished/upload-2.part"), "x");
        Instant yesterday = Instant.now().minus(Duration.ofHours(25));
        Files.setLastModifiedTime(old, FileTime.from(yesterday));
        intake = new Intake(data);

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    @Test
    void aFileThatADiskLostPartsOfIsWrittenAgain() throws IOException {
        byte[] png = MadePictures.png(100, 100);
        StoredAsset asset = intake.accepted("a.png", png);
        byte[] whole = intake.bytes(asset.file());
        Files.write(data.resolve(asset.file()), new byte[0]);
        intake.accepted("a.png", png);

        assertArrayEquals(whole, intake.bytes(asset.file()));
    }
}
