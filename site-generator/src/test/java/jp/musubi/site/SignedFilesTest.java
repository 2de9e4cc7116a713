package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What the city signed is published as it is, and pages tell what it is. */
class SignedFilesTest {
    private static final String PATH = "credentials/K-2026-0001.json";

    @TempDir private Path temporary;
    private final Generator generator = new Generator(Progress.silent());

    private Snapshot town(String... credentials) throws Exception {
        List<SignedFile> files =
                List.of(credentials).stream().map(text -> new SignedFile(PATH, text)).toList();
        return Town.inTwoLanguages()
                .with("group", "hotaru", "\"title\":\"ほたるの会\"")
                .with(
                        "banner",
                        "k-2026-0001",
                        "\"number\":\"K-2026-0001\",\"group\":\"hotaru\",\"state\":\"active\"")
                .read()
                .snapshot()
                .withSigned(files);
    }

    private BuildReport build(Snapshot snapshot) throws Exception {
        return generator.build(
                new BuildRequest(
                        SnapshotSource.of(snapshot, temporary),
                        temporary.resolve("out"),
                        Theme.bundled(),
                        Optional.empty(),
                        false,
                        true));
    }

    private String read(String path) throws Exception {
        return Files.readString(temporary.resolve("out").resolve(path));
    }

    private static String sha256(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void itIsPublishedByteForByteAndItsPageNamesItsDigest() throws Exception {
        String credential = "{\"name\":\"協働\",\"proof\":1}";
        build(town(credential));
        assertEquals(credential, read(PATH));
        String page = read("verify/K-2026-0001/index.html");
        assertTrue(page.contains("/" + PATH), page);
        assertTrue(page.contains(sha256(credential)), page);
    }

    @Test
    void whatIsSignedAnewChangesThatFileAndThatPageOnly() throws Exception {
        build(town("{\"proof\":1}"));
        assertEquals(0, build(town("{\"proof\":1}")).written());
        BuildReport again = build(town("{\"proof\":2}"));
        assertEquals("{\"proof\":2}", read(PATH));
        assertTrue(read("verify/K-2026-0001/index.html").contains(sha256("{\"proof\":2}")));
        assertTrue(again.written() <= 4, "file and page in two languages: " + again.written());
    }

    @Test
    void whatIsSignedNoMoreIsGone() throws Exception {
        build(town("{\"proof\":1}"));
        build(town());
        assertFalse(Files.exists(temporary.resolve("out").resolve(PATH)));
        assertFalse(read("verify/K-2026-0001/index.html").contains(PATH));
    }

    @Test
    void aPrivateKeyInAFileFailsTheBuildAndTheOldSiteStays() throws Exception {
        build(town("{\"proof\":1}"));
        String key =
                "{\"secretKeyMultibase\":\"z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq\"}";
        BuildFailed failure = assertThrows(BuildFailed.class, () -> build(town(key)));
        assertEquals(Failure.Kind.PRIVATE_KEY, failure.failures().getFirst().kind());
        assertTrue(failure.failures().getFirst().sentence().contains(PATH));
        assertEquals("{\"proof\":1}", read(PATH));
    }

    @Test
    void aPrivateKeyPastedIntoATextHoldsBackItsEntryOnly() throws Exception {
        String key =
                "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp\\n"
                        + "-----END PRIVATE KEY-----";
        Snapshot town =
                Town.inTwoLanguages()
                        .with("group", "hotaru", "\"title\":\"ほたるの会\"")
                        .with("page", "key", "\"title\":\"鍵\",\"body\":\"" + key + "\"")
                        .read()
                        .snapshot();
        BuildFailed failure = assertThrows(BuildFailed.class, () -> build(town));
        assertEquals(1, failure.entries().size(), failure.getMessage());
        assertEquals(Failure.Kind.PRIVATE_KEY, failure.failures().getFirst().kind());
    }
}
