package jp.musubi.cms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

final class SettingsTest {

    @Test
    void withoutSettingsTheStoreIsEmbedded() throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of());
        assertEquals(8080, settings.port());
        assertTrue(settings.database().isEmbedded());
        Settings moved = settings.withData(Path.of("elsewhere")).withPort(1);
        assertTrue(moved.database().url().endsWith("elsewhere/musubi"), moved.database().url());
        assertEquals(1, moved.port());
    }

    @Test
    void theEnvironmentWinsOverTheFile(@TempDir Path folder) throws Exception {
        Path yaml = folder.resolve("musubi.yml");
        Files.writeString(
                yaml,
                """
                port: 9000
                base-url: https://a.example/x
                db:
                  url: jdbc:mysql://db/musubi
                  password: geheim
                """);
        Settings settings = Settings.read(Optional.of(yaml), Map.of("MUSUBI_PORT", "9001"));
        assertEquals(9001, settings.port());
        assertEquals(URI.create("https://a.example/x/"), settings.baseUrl());
        assertEquals("geheim", settings.database().password());
        assertFalse(settings.toString().contains("geheim"));
        Path properties = folder.resolve("musubi.properties");
        Files.writeString(properties, "port=9002\ndata=stadt\n");
        assertEquals(9002, Settings.read(Optional.of(properties), Map.of()).port());
    }

    @Test
    void theKeyOfSecondFactorsIsInTheDataFolderUnlessToldOtherwise() throws Exception {
        Path moved = Path.of("elsewhere");
        Settings settings = Settings.read(Optional.empty(), Map.of("MUSUBI_DATA", "stadt"));
        assertEquals(Path.of("stadt", "factor.key"), settings.keyFile());
        assertEquals(moved.resolve("factor.key"), settings.withData(moved).keyFile());
        Path key = Path.of("keys", "musubi.key");
        Settings told =
                Settings.read(Optional.empty(), Map.of("MUSUBI_FACTOR_KEY", key.toString()));
        assertEquals(key, told.withData(moved).withPort(1).withoutStaffSecondFactor().keyFile());
    }

    @Test
    void theKeysOfCredentialsAreInTheDataFolderUnlessToldOtherwise() throws Exception {
        Path moved = Path.of("elsewhere");
        Settings settings = Settings.read(Optional.empty(), Map.of());
        assertEquals(
                moved.resolve("keys").resolve("key-2026-1.pem"),
                settings.withData(moved).keyFolder().file("key-2026-1"));
        assertFalse(settings.keys().hasPassphrase());
        Settings told =
                Settings.read(
                                Optional.empty(),
                                Map.of(
                                        "MUSUBI_KEYS", "safe",
                                        "MUSUBI_KEYS_PASSPHRASE", "geheim geheim"))
                        .withData(moved)
                        .withPort(1)
                        .withBaseUrl(URI.create("https://a.example/"))
                        .withoutStaffSecondFactor();
        assertEquals(Path.of("safe", "key-2026-1.pem"), told.keyFolder().file("key-2026-1"));
        assertEquals("geheim geheim", told.keys().readPassphrase());
        assertFalse(told.toString().contains("geheim"), told.toString());
        assertThrows(
                Settings.Invalid.class,
                () ->
                        Settings.read(
                                Optional.empty(),
                                Map.of(
                                        "MUSUBI_KEYS_PASSPHRASE", "geheim geheim",
                                        "MUSUBI_KEYS_PASSPHRASE_FILE", "file")));
    }

    @Test
    void mailsComeFromTheSitesHostUnlessToldOtherwise() throws Exception {
        Settings settings =
                Settings.read(
                        Optional.empty(),
                        Map.of(
                                "MUSUBI_BASE_URL", "https://kyodo.example.jp/x",
                                "MUSUBI_SMTP_URL", "smtp://u:geheim@mail.example.jp:587"));
        assertEquals("no-reply@kyodo.example.jp", settings.mail().from());
        assertTrue(settings.mail().isSending());
        assertFalse(settings.toString().contains("geheim"));
        assertTrue(settings.staffSecondFactor());
        Settings told =
                Settings.read(
                        Optional.empty(),
                        Map.of(
                                "MUSUBI_MAIL_FROM", "kyodo@city.example.jp",
                                "MUSUBI_STAFF_SECOND_FACTOR", "optional"));
        assertEquals("kyodo@city.example.jp", told.mail().from());
        assertFalse(told.mail().isSending());
        assertFalse(told.staffSecondFactor());
    }

    @ParameterizedTest
    @CsvSource({
        "MUSUBI_PORT, many",
        "MUSUBI_PORT, 70000",
        "MUSUBI_BASE_URL, example.jp",
        "MUSUBI_BASE_URL, https://example.jp/?q=1",
        "MUSUBI_DB_URL, jdbc:mariadb://db/musubi",
        "MUSUBI_DB_URL, postgres://db",
        "MUSUBI_DB_CONNECTIONS, 0",
        "MUSUBI_SMTP_URL, mail.example.jp",
        "MUSUBI_MAIL_FROM, kyodo",
        "MUSUBI_STAFF_SECOND_FACTOR, sometimes"
    })
    void aWrongSettingIsOneSentenceThatNamesIt(String name, String text) {
        var invalid =
                assertThrows(
                        Settings.Invalid.class,
                        () -> Settings.read(Optional.empty(), Map.of(name, text)));
        String sentence = String.valueOf(invalid.getMessage());
        assertTrue(sentence.startsWith(name + " "), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("\n"), sentence);
    }

    @Test
    void aFileThatCannotBeUsedIsOneSentence(@TempDir Path folder) throws Exception {
        for (String text :
                new String[] {"colour: red", "just words", "port: [", "port: \"\\ud800"}) {
            Path file = folder.resolve("musubi.yml");
            Files.writeString(file, text);
            var invalid =
                    assertThrows(
                            Settings.Invalid.class,
                            () -> Settings.read(Optional.of(file), Map.of()));
            String sentence = String.valueOf(invalid.getMessage());
            assertTrue(sentence.contains(file.toString()) && !sentence.contains("\n"), sentence);
        }
        assertThrows(
                Settings.Invalid.class,
                () -> Settings.read(Optional.of(folder.resolve("none.yml")), Map.of()));
    }
}
