package jp.musubi.cms.credential.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.key.SeedSigner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;

/** What JSON-LD would drop or change without a word is refused with its place and its name. */
final class SafeModeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final RdfcProof proofs = RdfcProof.bundled();

    private static ObjectNode example() throws IOException {
        try (InputStream json =
                Objects.requireNonNull(
                        SafeModeTest.class.getResourceAsStream(
                                "/jp/musubi/cms/credential/example-partner.json"))) {
            return (ObjectNode) JSON.readTree(json);
        }
    }

    @Test
    void whatTheContextsDefineIsSigned() throws Exception {
        var signer = SeedSigner.of("key-2026-1", 1);
        ObjectNode signed = proofs.sign(example(), signer, NOW);
        assertTrue(proofs.verifies(signed, signer.publicKey()));
        assertEquals(
                "did:web:city.example.jp:musubi#key-2026-1",
                signed.path("proof").path("verificationMethod").asText());
        assertEquals("2026-11-23T00:00:00Z", signed.path("proof").path("created").asText());
        assertTrue(signed.path("proof").path("@context").isMissingNode());
    }

    /** Each line: where something is put, what, and the place that is complained of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ | colour | \"red\" | $.colour",
                "/credentialSubject | colour | \"red\" | $.credentialSubject.colour",
                "/credentialSubject/achievement | rank | 3 | $.credentialSubject.achievement.rank",
                "/credentialSubject | criteria | {\"narrative\":\"x\"} |"
                        + " $.credentialSubject.criteria",
                "/issuer | type | [\"Profile\",\"Office\"] | $.issuer.type",
                "/evidence/0 | type | \"Proof\" | $.evidence[0].type",
                "/evidence/0 | id | \"projects/2026-014/\" | $.evidence[0].id",
                "/evidence/0 | id | \"https://city.example.jp/a b\" | $.evidence[0].id",
                "/evidence/0 | id | \"_:b0\" | $.evidence[0].id",
                "/evidence/0 | id | 7 | $.evidence[0].id",
                "/evidence/0 | name | null | $.evidence[0].name",
                "/evidence/0 | name | [] | $.evidence[0].name",
                "/evidence/0 | name | [[\"x\"]] | $.evidence[0].name[0]",
                "/evidence/0 | name | {} | $.evidence[0].name",
                "/evidence/0 | name | \"\\ud842\" | $.evidence[0].name",
                "/evidence/0 | name | 90071992547409930 | $.evidence[0].name",
                "/evidence/0 | name | 1e999 | $.evidence[0].name",
                "/evidence/0 | name | {\"@value\":\"x\",\"@direction\":\"rtl\"}"
                        + " | $.evidence[0].name.@direction",
                "/evidence/0 | @type | \"Thing\" | $.evidence[0].@type",
                "/evidence/0 | @reverse | {} | $.evidence[0].@reverse",
                "/evidence/0 | @context | {\"colour\":\"https://example.jp/c\"}"
                        + " | $.evidence[0].@context",
                "/evidence/0 | @index | \"1\" | $.evidence[0].@index",
                "/evidence/0 | @frame | \"1\" | $.evidence[0].@frame",
                "/evidence/0 | _:b | \"1\" | $.evidence[0]._:b",
                "/ | image | {\"id\":\"badge.png\",\"type\":\"Image\"} | $.image.id",
                "/ | @context | [\"https://example.jp/c\"] | $.@context",
                "/ | @context | {\"@vocab\":\"https://example.jp/\"} | $.@context",
                "/ | @context | [] | $.@context",
                "/ | credentialSchema | [{\"id\":\"https://example.jp/\",\"type\":\"Xsd\"}]"
                        + " | $.credentialSchema[0].type",
                "/credentialSubject/achievement | tag | [\"x\",null]"
                        + " | $.credentialSubject.achievement.tag[1]"
            })
    void whatWouldBeDroppedIsRefusedBeforeSigningAndWhenVerifying(
            String where, String key, String value, String path) throws Exception {
        var signer = SeedSigner.of("key-2026-1", 1);
        ObjectNode signed = proofs.sign(example(), signer, NOW);
        JsonNode place = where.equals("/") ? signed : signed.at(where);
        ((ObjectNode) place).set(key, JSON.readTree(value));
        refused(path, () -> proofs.sign(signed, signer, NOW));
        refused(path, () -> proofs.verifies(signed, signer.publicKey()));
    }

    private static void refused(String path, Executable what) {
        var refused = assertThrows(UnsafeDocument.class, what);
        assertEquals(path, refused.path(), refused.getMessage());
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.startsWith(path + " ") && sentence.endsWith("."), sentence);
    }

    @Test
    void withoutTheThirdContextTheTypeOfTheSchemaIsUnknown() throws Exception {
        ObjectNode document = example();
        var contexts = document.putArray("@context");
        contexts.add("https://www.w3.org/ns/credentials/v2");
        contexts.add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
        var refused =
                assertThrows(
                        UnsafeDocument.class,
                        () -> proofs.sign(document, SeedSigner.of("key-2026-1", 1), NOW));
        assertEquals("$.credentialSchema[0].type", refused.path());
    }

    @Test
    void aContextThatIsNotBundledIsRefusedWithItsAddress() throws Exception {
        ObjectNode document = example();
        document.putArray("@context").add("https://w3id.org/security/v2");
        var refused =
                assertThrows(
                        UnsafeDocument.class,
                        () -> proofs.sign(document, SeedSigner.of("key-2026-1", 1), NOW));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith("$.@context names the context https://w3id.org/security/v2,"),
                refused.getMessage());
    }

    @Test
    void aProofWithContextsOfItsOwnOrUnknownWordsIsRefused() throws Exception {
        var signer = SeedSigner.of("key-2026-1", 1);
        ObjectNode signed = proofs.sign(example(), signer, NOW);
        var proof = (ObjectNode) signed.path("proof");
        proof.set("@context", signed.path("@context"));
        assertThrows(UnsafeDocument.class, () -> proofs.verifies(signed, signer.publicKey()));
        proof.remove("@context");
        proof.put("colour", "red");
        assertThrows(UnsafeDocument.class, () -> proofs.verifies(signed, signer.publicKey()));
    }

    /** Parts that look all the same can be put into order in more ways than anybody can try. */
    @Test
    void aDocumentThatIsMadeToTakeForEverIsGivenUp() throws Exception {
        ObjectNode document = example();
        var achievement = (ObjectNode) document.at("/credentialSubject/achievement");
        var descriptions = achievement.putArray("resultDescription");
        for (int i = 0; i < 2; i++) {
            ObjectNode one = descriptions.addObject();
            one.put("type", "ResultDescription");
            for (int j = 0; j < 14; j++) {
                one.withArray("alignment").addObject().put("type", "Alignment");
            }
        }
        refused("$", () -> proofs.sign(document, SeedSigner.of("key-2026-1", 1), NOW));
    }
}
