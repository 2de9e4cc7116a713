package jp.musubi.cms.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.credential.key.KeyFolder;
import jp.musubi.site.verify.PrivateKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Keys are made, listed and ended by commands, which a running server does not hinder. */
final class KeysCommandTest {
    @TempDir private Path data;

    private Path settings() throws IOException {
        Path secret = Files.writeString(data.resolve("secret"), "浅野川の 蛍は今年も来る\n");
        return Files.writeString(
                data.resolve("musubi.yml"), "keys.passphrase.file: \"" + secret + "\"\n");
    }

    private String says(int exit, String... arguments) throws IOException {
        var said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            var all =
                    Stream.concat(
                            Stream.of(arguments),
                            Stream.of(
                                    "--data",
                                    data.resolve("city").toString(),
                                    "--config",
                                    settings().toString()));
            assertEquals(exit, Main.run(all.toArray(String[]::new)), () -> "" + said);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertTrue(PrivateKeys.in(said.toByteArray()).isEmpty(), text);
        assertFalse(text.contains("蛍"), text);
        return text;
    }

    @Test
    void aKeyIsMadeListedRotatedAndEndedAndEachCommandSaysWhatComesNext() throws Exception {
        assertTrue(says(0, "keys", "list").contains("musubi keys create"));
        String made = says(0, "keys", "create");
        assertTrue(made.matches("(?s)Made key-\\d{4}-1: .*key-\\d{4}-1\\.pem, .*back up.*"), made);
        String first = made.substring("Made ".length(), made.indexOf(':'));
        String second = first.replaceFirst("1$", "2");
        assertTrue(says(1, "keys", "retire", first).contains("only one that signs"));
        assertTrue(says(0, "keys", "create").contains("`musubi keys retire " + first + "`"));
        List<String> listed = says(0, "keys", "list").lines().toList();
        assertTrue(listed.getFirst().startsWith("* " + second + " "), listed.getFirst());
        assertTrue(listed.getLast().startsWith("  " + first + " "), listed.getLast());
        assertTrue(says(0, "keys", "retire", first).contains("stays valid"));
        assertTrue(says(0, "keys", "list").contains("retired"));
        String ended = says(0, "keys", "compromise", second);
        assertTrue(ended.contains("trusted no more") && ended.contains("keys create"), ended);
        assertTrue(says(0, "keys", "list").contains("compromised"));
    }

    @Test
    void whatCannotBeDoneIsOneSentence() throws Exception {
        assertTrue(says(1, "keys", "retire", "key-2026-9").startsWith("error: There is no key"));
        assertEquals(2, Main.run("keys", "retire"));
        says(0, "keys", "create");
        Path folder = data.resolve("city/keys");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        String wide = says(1, "keys", "list");
        assertTrue(wide.contains("chmod 700 " + folder), wide);
        Path config = Files.writeString(data.resolve("serve.yml"), "data: " + data.resolve("city"));
        assertEquals(1, Main.run("serve", "--config", config.toString()), "no server starts");
    }

    @Test
    void theRecordTellsWhoDidWhatToWhichKey() throws Exception {
        try (RunningCity city = RunningCity.start(data.resolve("city"), null, false)) {
            city.publish("{\"type\":\"page\",\"slug\":\"one\",\"fields\":{\"title\":\"頁\"}}");
            String first = says(0, "keys", "create").replaceFirst("(?s)Made (\\S+):.*", "$1");
            says(0, "keys", "compromise", first);
            city.publish("{\"type\":\"page\",\"slug\":\"two\",\"fields\":{\"title\":\"頁\"}}");
            city.await(() -> deeds(city).size() == 2);
            AuditEvent ended = deeds(city).getFirst();
            assertEquals("key.compromise-by-command", ended.action());
            assertTrue(ended.details().startsWith(first + ", by "), ended.details());
            Visitor admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
            String record = admin.get("/admin/audit").body();
            assertTrue(record.contains("鍵を信用しないことにした"), record);
            assertTrue(record.contains(first + "。"), record);
        }
        assertTrue(new KeyFolder(data.resolve("city/keys")).ring().trusted().isEmpty());
    }

    private static List<AuditEvent> deeds(RunningCity city) {
        return city.wiring().audit().newest(99).stream()
                .filter(event -> event.action().startsWith("key."))
                .toList();
    }
}
