package jp.musubi.cms.credential.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.credential.key.CityKey.State;
import jp.musubi.site.verify.PrivateKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Private keys are encrypted files that nobody else may read. */
final class KeyFolderTest {
    private static final String PASSPHRASE = "浅野川の 蛍は今年も来る";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T01:02:03Z"), ZoneOffset.UTC);
    private static final byte[] MESSAGE = "結び".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path data;

    private KeyFolder keys() {
        return KeySettings.NONE.in(data);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String refused(Executable what) {
        String sentence = String.valueOf(assertThrows(KeyFault.class, what).getMessage());
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
        assertFalse(sentence.contains(PASSPHRASE), sentence);
        return sentence;
    }

    @Test
    void aNewKeySignsAndOnlyItsOwnerMayReadIt() throws Exception {
        CityKey key = keys().create(PASSPHRASE, CLOCK);
        assertEquals("key-2026-1", key.name());
        assertEquals("rwx------", rights(data.resolve("keys")));
        assertEquals("rw-------", rights(keys().file("key-2026-1")));
        assertEquals("rw-------", rights(data.resolve("keys/keys.json")));
        Signer signer = keys().signer(PASSPHRASE);
        assertEquals(key.key(), signer.publicKey());
        assertTrue(key.key().verifies(MESSAGE, signer.sign(MESSAGE)));
        assertFalse(
                key.key()
                        .verifies(
                                PASSPHRASE.getBytes(StandardCharsets.UTF_8), signer.sign(MESSAGE)));
        assertEquals(new KeyRing(List.of(key)), keys().ring());
        assertFalse(signer.toString().contains("EdDSA"), signer.toString());
        try (var files = Files.list(data.resolve("keys"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains(PASSPHRASE) || text.contains("BEGIN PRIVATE"), text);
            }
        }
        assertTrue(
                Files.readString(keys().file("key-2026-1"))
                        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    }

    @Test
    void opensslOpensAKeyWithThePassphrase() throws Exception {
        CityKey key = keys().create(PASSPHRASE, CLOCK);
        Path secret = Files.writeString(data.resolve("passphrase"), PASSPHRASE + "\n");
        Process openssl =
                new ProcessBuilder(
                                "openssl",
                                "pkey",
                                "-in",
                                keys().file(key.name()).toString(),
                                "-passin",
                                "file:" + secret,
                                "-pubout",
                                "-outform",
                                "DER")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        byte[] der = openssl.getInputStream().readAllBytes();
        assertTrue(openssl.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, openssl.exitValue());
        var spec = new X509EncodedKeySpec(der);
        assertEquals(
                key.key(), Multikey.of(KeyFactory.getInstance("Ed25519").generatePublic(spec)));
    }

    @Test
    void whatOthersMayReadIsRefusedWithTheCure() throws Exception {
        keys().create(PASSPHRASE, CLOCK);
        Path pem = keys().file("key-2026-1");
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(
                "Others than its owner may use %s (rw-r-----): run `chmod 600 %s`."
                        .formatted(pem, pem),
                refused(() -> keys().signer(PASSPHRASE)));
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("r--------"));
        keys().signer(PASSPHRASE);
        Path folder = data.resolve("keys");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTrue(refused(() -> keys().ring()).endsWith("run `chmod 700 " + folder + "`."));
    }

    @Test
    void theNewestKeySignsUntilAnotherIsMadeAndOldOnesStayTrusted() throws Exception {
        keys().create(PASSPHRASE, CLOCK);
        assertTrue(refused(() -> keys().retire("key-2026-1", CLOCK)).contains("keys create"));
        keys().create(PASSPHRASE, CLOCK);
        assertEquals("key-2026-2", keys().signer(PASSPHRASE).name());
        KeyRing ring = keys().retire("key-2026-1", CLOCK);
        assertEquals(ring, keys().ring());
        CityKey retired = ring.find("key-2026-1").orElseThrow();
        assertEquals(State.RETIRED, retired.state());
        assertEquals(CLOCK.instant(), retired.until());
        assertEquals(
                List.of("key-2026-2", "key-2026-1"),
                ring.trusted().stream().map(CityKey::name).toList());
        assertTrue(refused(() -> keys().retire("key-2026-1", CLOCK)).contains("not active"));
        assertTrue(refused(() -> keys().retire("key-2026-9", CLOCK)).contains("no key"));
    }

    @Test
    void aCompromisedKeyIsTrustedNoMoreAndItsNameIsNotUsedAgain() throws Exception {
        keys().create(PASSPHRASE, CLOCK);
        keys().compromise("key-2026-1", CLOCK);
        assertTrue(keys().ring().trusted().isEmpty());
        assertTrue(refused(() -> keys().signer(PASSPHRASE)).contains("musubi keys create"));
        assertTrue(refused(() -> keys().compromise("key-2026-1", CLOCK)).contains("already"));
        assertEquals("key-2026-2", keys().create(PASSPHRASE, CLOCK).name());
        assertEquals(
                List.of("key-2026-2"),
                keys().ring().trusted().stream().map(CityKey::name).toList());
    }

    @Test
    void anotherPassphraseOpensNothingAndMakesNoSecondKey() throws Exception {
        keys().create(PASSPHRASE, CLOCK);
        for (int i = 0; i < 3; i++) {
            String other = "another passphrase " + i;
            assertTrue(refused(() -> keys().signer(other)).contains("does not open"));
        }
        refused(() -> keys().create("another passphrase", CLOCK));
        assertEquals(1, keys().ring().keys().size());
        assertTrue(refused(() -> keys().create("short", CLOCK)).contains("12"));
    }

    @Test
    void whatIsDamagedOrMissingIsNamed() throws Exception {
        assertTrue(refused(() -> keys().signer(PASSPHRASE)).contains("musubi keys create"));
        keys().create(PASSPHRASE, CLOCK);
        Path pem = keys().file("key-2026-1");
        String text = Files.readString(pem);
        for (String damage : List.of("", text.replace("ENCRYPTED ", ""), text.substring(0, 100))) {
            Files.writeString(pem, damage);
            assertTrue(refused(() -> keys().signer(PASSPHRASE)).contains(pem.toString()));
        }
        Files.delete(pem);
        assertTrue(refused(() -> keys().signer(PASSPHRASE)).contains(pem.toString()));
        for (String damage : List.of("", "{}", "{\"keys\":[{\"name\":\"../x\"}]}")) {
            Files.writeString(data.resolve("keys/keys.json"), damage);
            assertTrue(refused(() -> keys().ring()).contains("keys.json"));
        }
    }

    @Test
    void aKeyOfAnotherNameDoesNotPassForThisOne() throws Exception {
        keys().create(PASSPHRASE, CLOCK);
        keys().create(PASSPHRASE, CLOCK);
        Files.writeString(keys().file("key-2026-2"), Files.readString(keys().file("key-2026-1")));
        assertTrue(refused(() -> keys().signer(PASSPHRASE)).contains("does not belong"));
    }

    @Test
    void thePassphraseComesFromTheSettingOrTheFirstLineOfAFile() throws Exception {
        assertTrue(
                refused(() -> KeySettings.NONE.readPassphrase())
                        .contains("MUSUBI_KEYS_PASSPHRASE_FILE"));
        var told = new KeySettings(null, PASSPHRASE, null);
        assertEquals(PASSPHRASE, told.readPassphrase());
        assertFalse(told.toString().contains(PASSPHRASE));
        Path file = Files.writeString(data.resolve("secret"), PASSPHRASE + "\nmore\n");
        assertEquals(PASSPHRASE, new KeySettings(null, null, file).readPassphrase());
        Files.writeString(file, "");
        refused(() -> new KeySettings(null, null, file).readPassphrase());
        Files.delete(file);
        refused(() -> new KeySettings(null, null, file).readPassphrase());
    }

    @Test
    void aBuildWouldFindTheFileOfAKey(@TempDir Path data) throws Exception {
        KeyFolder keys = KeySettings.NONE.in(data);
        Path file = keys.file(keys.create("a long passphrase", Clock.systemUTC()).name());
        assertTrue(PrivateKeys.in(Files.readAllBytes(file)).isPresent());
        assertTrue(PrivateKeys.in(Files.readAllBytes(data.resolve("keys/keys.json"))).isEmpty());
    }
}
