package jp.musubi.cms.credential.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.key.Base58;
import jp.musubi.cms.credential.key.Multikey;
import jp.musubi.cms.credential.key.SeedSigner;
import jp.musubi.cms.credential.key.Signer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** What W3C and 1EdTech publish as right, byte for byte. */
final class VectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/jp/musubi/cms/credential/vectors/";

    private final RdfcProof proofs =
            new RdfcProof(
                    Contexts.bundled()
                            .with(
                                    "https://www.w3.org/ns/credentials/examples/v2",
                                    stream("examples-v2.jsonld")));

    private static InputStream stream(String file) {
        return Objects.requireNonNull(VectorsTest.class.getResourceAsStream(FOLDER + file), file);
    }

    private static String text(String file) throws IOException {
        try (InputStream stream = stream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectNode json(String file) throws IOException {
        return (ObjectNode) JSON.readTree(text(file));
    }

    private record Parts(ObjectNode document, ObjectNode options, String value) {}

    private static Parts parts(ObjectNode signed) {
        ObjectNode document = signed.deepCopy();
        var options = (ObjectNode) document.remove("proof");
        String value = options.remove("proofValue").textValue();
        return new Parts(document, options, value);
    }

    @Test
    void theVectorOfW3cComesOutByteForByte() throws Exception {
        ObjectNode signed = json("w3c-signed.json");
        Parts parts = parts(signed);
        assertEquals(text("w3c-document.nq"), proofs.canonical(parts.document()));
        assertEquals(
                text("w3c-proof.nq"),
                proofs.canonicalProof(parts.document().path("@context"), parts.options()));
        byte[] digest = proofs.digest(parts.document(), parts.options());
        assertEquals(text("w3c-digest.txt").strip(), HexFormat.of().formatHex(digest));

        byte[] secret =
                Base58.read("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").orElseThrow();
        Signer signer = SeedSigner.of("key-2023-1", Arrays.copyOfRange(secret, 2, secret.length));
        assertEquals("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", signer.publicKey().text());
        assertEquals(parts.value(), Base58.write(signer.sign(digest)));
        assertTrue(proofs.verifies(signed, signer.publicKey()));
        ((ObjectNode) signed.path("credentialSubject")).put("alumniOf", "Another School");
        assertFalse(proofs.verifies(signed, signer.publicKey()));
    }

    @Test
    void theVectorOfTheOpenBadgesGuideComesOutByteForByte() throws Exception {
        ObjectNode document = json("ob-document.json");
        ObjectNode options = JSON.createObjectNode();
        options.put("type", "DataIntegrityProof");
        options.put("cryptosuite", "eddsa-rdfc-2022");
        options.put("created", "2010-01-01T19:23:24Z");
        options.put(
                "verificationMethod",
                "https://example.edu/issuers/565049"
                        + "#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi");
        options.put("proofPurpose", "assertionMethod");
        assertEquals(text("ob-document.nq"), proofs.canonical(document));
        assertEquals(
                text("ob-proof.nq"), proofs.canonicalProof(document.path("@context"), options));

        Signer signer =
                SeedSigner.of(
                        "key-2010-1",
                        HexFormat.of()
                                .parseHex(
                                        "6241a409e6707bb640a0140a8a32bc3d"
                                                + "193c33a661747284d6adfa4ed4180be4"));
        String value =
                "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVED"
                        + "YHxCzgkCr";
        assertEquals(value, Base58.write(signer.sign(proofs.digest(document, options))));
        options.put("proofValue", value);
        document.set("proof", options);
        assertTrue(proofs.verifies(document, signer.publicKey()));
    }

    @Test
    void base58KeepsZerosAndRefusesWhatIsNone() {
        for (String hex : new String[] {"", "00", "0000ff", "ff00", "0102030405"}) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertArrayEquals(bytes, Base58.read(Base58.write(bytes)).orElseThrow(), hex);
        }
        assertEquals("z111", Base58.write(new byte[3]));
        assertTrue(Base58.read("m111").isEmpty());
        assertTrue(Base58.read("z0OIl").isEmpty());
        assertTrue(Base58.read("z" + "2".repeat(1_000)).isEmpty());
        assertTrue(Multikey.of("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").isEmpty());
    }
}
