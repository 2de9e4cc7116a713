package jp.musubi.site.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No private key gets out in a file, and no page is held back for speaking of keys. */
final class PrivateKeysTest {

    private static Optional<String> in(String text) {
        return PrivateKeys.in(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(String label, byte[] body) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(body), label);
    }

    private static byte[] key(String algorithm) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        return pair.getPrivate().getEncoded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "RSA PRIVATE KEY",
                "EC PRIVATE KEY",
                "DSA PRIVATE KEY",
                "OPENSSH PRIVATE KEY",
                "PGP PRIVATE KEY BLOCK"
            })
    void pemFilesOfAllKindsAreFound(String label) throws Exception {
        String pem = pem(label, key("RSA"));
        assertEquals(Optional.of("a PEM file of the kind " + label), in(pem));
        assertTrue(in("<p>本文</p><pre>" + pem + "</pre>").isPresent());
        assertTrue(
                in("{\"key\":\"" + pem.replace("\r\n", "\\n").replace("\n", "\\n") + "\"}")
                        .isPresent());
        assertTrue(in(pem.replace("\n", "\r\n")).isPresent());
        assertTrue(
                in(pem.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES,00\n\n"))
                        .isPresent());
    }

    @Test
    void keysInPkcs8AreFoundInBinaryFilesAndAsBase64() throws Exception {
        byte[] der = key("Ed25519");
        var file = new ByteArrayOutputStream();
        file.write(new byte[1_000]);
        file.write(der);
        file.write(new byte[1_000]);
        assertEquals(Optional.of("a private key in PKCS#8"), PrivateKeys.in(file.toByteArray()));
        assertTrue(PrivateKeys.in(key("X25519")).isPresent());
        assertTrue(in("key=" + Base64.getEncoder().encodeToString(der)).isPresent());
        assertTrue(PrivateKeys.in(Arrays.copyOf(der, der.length - 1)).isEmpty());
    }

    @Test
    void keysInMultibaseAreFound() {
        String key = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
        assertEquals(
                Optional.of("a private key in multibase"),
                in("{\"secretKeyMultibase\":\"" + key + "\"}"));
        assertTrue(in("(" + key + ")").isPresent());
        assertTrue(in("z3u2en7t5LR2WtQH5PfFqMq").isEmpty());
        assertTrue(in("z3u2" + "x".repeat(60)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\","
                    + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
                "{ \"d\": \"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\", \"kty\" : \"EC\" }",
                "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T\"}",
                "{\"keys\":[{\"kty\":\"RSA\",\"key_ops\":[\"sign\"],\"d\":\"X4cTteJY_gn4FYPsXB8rdXix5vwsg1\"}]}",
                "{&quot;kty&quot;:&quot;OKP&quot;,&quot;d&quot;:"
                        + "&quot;nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A&quot;}",
                "\"{\\\"kty\\\":\\\"OKP\\\",\\\"d\\\":\\\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZ\\\"}\""
            })
    void jwksWithTheirPrivatePartAreFound(String text) {
        assertEquals(Optional.of("a private key as JWK"), in(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>鍵の最初の行は -----BEGIN PRIVATE KEY----- です。</p>",
                "The PEM begins with -----BEGIN RSA PRIVATE KEY----- and ends with -----END RSA"
                        + " PRIVATE KEY-----.",
                "-----BEGIN PUBLIC KEY-----\n"
                        + "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n",
                "-----BEGIN CERTIFICATE-----\n"
                        + "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4\n",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"OKP\",\"d\":\"\"} {\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZ\"}",
                "<path d=\"M0 0h24v24H0zM12 12l10 10M0 0h24v24H0z\"/> kty",
                "{\"publicKeyMultibase\":\"z6MkhvspDxaCCy9NtEWAUmAXZ9eoYtXp2amHtTfnCsU4vBYb\"}",
                "{\"proofValue\":\"z4cBUK9Uhf9efW4wgGV5EV2BrW47zT7KPEwL6CgGfnMEggKZwfjfE83mJVgmzPGTF2d\"}"
            })
    void whatOnlySpeaksOfKeysIsNone(String text) {
        assertEquals(Optional.empty(), in(text));
    }

    @Test
    void everyPublicKeyIsNone() throws Exception {
        for (String algorithm : List.of("Ed25519", "RSA", "EC")) {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            byte[] der = pair.getPublic().getEncoded();
            assertEquals(Optional.empty(), PrivateKeys.in(der));
            assertEquals(Optional.empty(), in(pem("PUBLIC KEY", der)));
        }
    }

    @Test
    void nothingOfTheThemeAndTheSampleCityIsTakenForAKey() throws IOException {
        int files = 0;
        for (String folder : List.of("../themes", "../content", "src/main/resources")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    assertEquals(
                            Optional.empty(), PrivateKeys.in(Files.readAllBytes(file)), "" + file);
                    files++;
                }
            }
        }
        assertTrue(files > 100, files + " files");
    }
}
