package jp.musubi.cms.credential.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.bake.Baked;
import jp.musubi.cms.credential.document.Badges;
import jp.musubi.cms.credential.document.DidDocument;
import jp.musubi.cms.credential.document.DidWeb;
import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.key.CityKey;
import jp.musubi.cms.credential.key.CityKey.State;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.credential.key.SeedSigner;
import jp.musubi.cms.credential.key.Signer;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.verify.Verdict.Invalid;
import jp.musubi.cms.credential.verify.Verdict.Reason;
import jp.musubi.cms.credential.verify.Verdict.Valid;
import jp.musubi.cms.fetch.WebReader;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A true credential is valid; whatever is not as it should be has its own reason. */
final class VerificationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Signer CITY = SeedSigner.of("key-2026-1", 1);
    private static final Signer STRANGER = SeedSigner.of("key-2026-1", 2);

    private final RdfcProof proofs = RdfcProof.bundled();
    @TempDir private Path folder;

    @BeforeEach
    void publish() throws Exception {
        ring(State.ACTIVE, CITY);
        list(StatusList.of(List.of(77)), CITY, NOW, NOW.plus(Duration.ofDays(30)));
    }

    private void ring(State state, Signer signer) throws Exception {
        var key = new CityKey(signer.name(), signer.publicKey(), state, NOW, null);
        put("did.json", DidDocument.of(Badges.DID, new KeyRing(List.of(key))));
    }

    private void list(StatusList list, Signer signer, Instant from, Instant until)
            throws Exception {
        put(
                "status.json",
                proofs.sign(list.json(Badges.LIST, Badges.DID, from, until), signer, NOW));
    }

    private void put(String file, JsonNode json) throws Exception {
        Files.writeString(folder.resolve(file), json.toString());
    }

    private ObjectNode signed() throws Exception {
        return proofs.sign(Badges.partner().json(), CITY, NOW);
    }

    private Verdict verdict(byte[] file, Instant now) {
        return new Verification(
                        new Sources(
                                new WebReader(),
                                folder.resolve("did.json"),
                                folder.resolve("status.json")),
                        proofs,
                        Clock.fixed(now, ZoneOffset.UTC))
                .verify(file);
    }

    private Verdict verdict(JsonNode json) {
        return verdict(json.toString().getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String invalid(Reason reason, Verdict verdict) {
        Invalid invalid = assertInstanceOf(Invalid.class, verdict);
        assertEquals(reason, invalid.reason(), invalid.sentence());
        assertTrue(
                invalid.sentence().endsWith(".") && !invalid.sentence().contains("\n"),
                invalid.sentence());
        return invalid.sentence();
    }

    @Test
    void aBannerAndAnAwardOfTheCityAreValid() throws Exception {
        assertEquals(new Valid(), verdict(signed()));
        assertEquals(new Valid(), verdict(proofs.sign(Badges.award().json(), CITY, NOW)));
    }

    @Test
    void aBakedPictureIsVerifiedByWhatIsInside() throws Exception {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Valid(), verdict(Baked.bake(svg, signed().toString()), NOW));
        ObjectNode changed = signed();
        changed.put("name", "にせもの");
        invalid(Reason.SIGNATURE, verdict(Baked.bake(svg, changed.toString()), NOW));
        assertTrue(invalid(Reason.UNREADABLE, verdict(svg, NOW)).contains("no credential"));
    }

    @Test
    void everyLeafThatIsAlteredMakesItInvalid() throws Exception {
        int leaves = 0;
        for (ObjectNode badge : List.of(Badges.partner().json(), Badges.award().json())) {
            ObjectNode signed = proofs.sign(badge, CITY, NOW);
            List<String> places = new ArrayList<>();
            leaves(signed, "", places);
            for (String place : places) {
                ObjectNode altered = signed.deepCopy();
                alter(altered, place);
                Verdict verdict = verdict(altered);
                assertInstanceOf(Invalid.class, verdict, place);
                leaves++;
            }
            for (String place : places) {
                ObjectNode shorter = signed.deepCopy();
                remove(shorter, place);
                assertInstanceOf(Invalid.class, verdict(shorter), "without " + place);
            }
        }
        assertTrue(leaves > 90, leaves + " leaves");
    }

    private static void leaves(JsonNode node, String path, List<String> into) {
        if (node.isValueNode()) {
            into.add(path);
        }
        node.properties()
                .forEach(entry -> leaves(entry.getValue(), path + "/" + entry.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(node.path(i), path + "/" + i, into);
        }
    }

    private static void alter(ObjectNode document, String place) {
        JsonNode old = document.at(place);
        JsonNode altered =
                old.isBoolean()
                        ? document.booleanNode(!old.booleanValue())
                        : document.textNode(changed(old.asText()));
        JsonNode parent = document.at(place.substring(0, place.lastIndexOf('/')));
        String key = place.substring(place.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(key, altered);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), altered);
        }
    }

    /** Of the same form, so that no check of the form helps: one digit or letter is another. */
    private static String changed(String text) {
        int last = text.length() - 1;
        while (last > 0 && !Character.isLetterOrDigit(text.charAt(last))) {
            last--;
        }
        char sign = text.charAt(last);
        char other = Character.isDigit(sign) ? (sign == '1' ? '2' : '1') : sign == 'a' ? 'b' : 'a';
        return text.substring(0, last) + other + text.substring(last + 1);
    }

    private static void remove(ObjectNode document, String place) {
        JsonNode parent = document.at(place.substring(0, place.lastIndexOf('/')));
        String key = place.substring(place.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(key);
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(key));
        }
    }

    @Test
    void whatIsAddedMakesItInvalid() throws Exception {
        ObjectNode signed = signed();
        signed.put("colour", "red");
        assertTrue(invalid(Reason.UNSAFE, verdict(signed)).contains("$.colour"));
        ObjectNode known = signed();
        ((ObjectNode) known.path("credentialSubject")).put("role", "代表");
        invalid(Reason.SIGNATURE, verdict(known));
    }

    @Test
    void aStrangersKeyProvesNothing() throws Exception {
        String sentence =
                invalid(
                        Reason.SIGNATURE,
                        verdict(proofs.sign(Badges.partner().json(), STRANGER, NOW)));
        assertTrue(sentence.contains("changed after it was signed"), sentence);
    }

    @Test
    void aKeyIsNeverTakenOutOfItsOwnName() throws Exception {
        Signer named = SeedSigner.of(STRANGER.publicKey().text(), 2);
        ObjectNode forged = proofs.sign(Badges.partner().json(), named, NOW);
        assertTrue(invalid(Reason.KEY, verdict(forged)).contains("no key of its issuer"));
    }

    @Test
    void aKeyOfSomebodyElsesDocumentIsNoKeyOfTheIssuer() throws Exception {
        ObjectNode did = (ObjectNode) JSON.readTree(Files.readString(folder.resolve("did.json")));
        for (String path :
                List.of(
                        "/id",
                        "/verificationMethod/0/controller",
                        "/verificationMethod/0/id",
                        "/verificationMethod/0/type",
                        "/assertionMethod/0")) {
            ObjectNode other = did.deepCopy();
            alter(other, path);
            put("did.json", other);
            invalid(Reason.KEY, verdict(signed()));
        }
        did.remove("assertionMethod");
        put("did.json", did);
        invalid(Reason.KEY, verdict(signed()));
    }

    @Test
    void aRetiredKeyStaysTrustedAndACompromisedOneDoesNot() throws Exception {
        ring(State.RETIRED, CITY);
        assertEquals(new Valid(), verdict(signed()));
        ring(State.COMPROMISED, CITY);
        invalid(Reason.KEY, verdict(signed()));
    }

    @Test
    void anotherKindOfProofOrIssuerIsSaid() throws Exception {
        ObjectNode other = signed();
        ((ObjectNode) other.path("proof")).put("cryptosuite", "eddsa-jcs-2022");
        invalid(Reason.PROOF, verdict(other));
        ObjectNode without = signed();
        without.remove("proof");
        invalid(Reason.PROOF, verdict(without));
        ObjectNode elsewhere = signed();
        ((ObjectNode) elsewhere.path("issuer")).put("id", "did:key:z6Mk");
        invalid(Reason.ISSUER, verdict(elsewhere));
    }

    @Test
    void datesAreHeldAgainstTheClock() throws Exception {
        byte[] file = signed().toString().getBytes(StandardCharsets.UTF_8);
        String early =
                invalid(Reason.NOT_YET, verdict(file, Instant.parse("2026-03-31T14:59:59Z")));
        assertEquals("it is not valid before 2026-04-01T00:00:00+09:00.", early);
        String late = invalid(Reason.EXPIRED, verdict(file, Instant.parse("2028-03-31T15:00:00Z")));
        assertEquals("it expired on 2028-03-31T23:59:59+09:00.", late);
    }

    @Test
    void aProofThatExpiredProvesNothingAnyMore() throws Exception {
        ObjectNode badge = Badges.partner().json();
        var options = badge.objectNode();
        options.put("type", "DataIntegrityProof");
        options.put("cryptosuite", RdfcProof.SUITE);
        options.put("verificationMethod", Badges.DID.method("key-2026-1"));
        options.put("proofPurpose", RdfcProof.PURPOSE);
        options.put("expires", "2026-11-22T00:00:00Z");
        ObjectNode signed = proofs.sign(badge, options, CITY);
        assertTrue(invalid(Reason.EXPIRED, verdict(signed)).contains("its proof expired"));
    }

    @Test
    void aRevokedCredentialIsInvalid() throws Exception {
        list(StatusList.of(List.of(5)), CITY, NOW, NOW.plus(Duration.ofDays(30)));
        assertEquals("its issuer revoked it.", invalid(Reason.REVOKED, verdict(signed())));
    }

    @Test
    void aListThatIsMissingForgedOrTooOldDecidesNothing() throws Exception {
        list(StatusList.of(List.of()), CITY, NOW.minus(Duration.ofDays(60)), NOW.minusSeconds(1));
        invalid(Reason.STATUS_EXPIRED, verdict(signed()));
        list(StatusList.of(List.of()), CITY, NOW.plusSeconds(1), NOW.plusSeconds(9));
        invalid(Reason.STATUS_FORGED, verdict(signed()));
        list(StatusList.of(List.of()), STRANGER, NOW, NOW.plusSeconds(9));
        invalid(Reason.STATUS_FORGED, verdict(signed()));

        publish();
        Path file = folder.resolve("status.json");
        ObjectNode list = (ObjectNode) JSON.readTree(Files.readString(file));
        List<String> places = new ArrayList<>();
        leaves(list, "", places);
        for (String place : places) {
            ObjectNode altered = list.deepCopy();
            alter(altered, place);
            put("status.json", altered);
            Invalid invalid = assertInstanceOf(Invalid.class, verdict(signed()), place);
            assertTrue(invalid.sentence().startsWith("cannot decide"), invalid.sentence());
        }
        Files.writeString(file, "nothing");
        invalid(Reason.STATUS_UNREACHABLE, verdict(signed()));
        Files.delete(file);
        invalid(Reason.STATUS_UNREACHABLE, verdict(signed()));
    }

    @Test
    void aListOfAnotherCityDecidesNothing() throws Exception {
        var other = new DidWeb("did:web:other.example.jp");
        put(
                "status.json",
                proofs.sign(
                        StatusList.of(List.of()).json(Badges.LIST, other, NOW, NOW.plusSeconds(9)),
                        CITY,
                        NOW));
        assertTrue(invalid(Reason.STATUS_FORGED, verdict(signed())).contains("somebody else"));
    }

    @Test
    void aStatusThatIsNotUnderstoodDecidesNothing() throws Exception {
        for (String[] change :
                new String[][] {
                    {"statusPurpose", "suspension"},
                    {"statusListIndex", "-1"},
                    {"statusListIndex", "131072"},
                    {"statusListIndex", "05"}
                }) {
            ObjectNode badge = Badges.partner().json();
            ((ObjectNode) badge.path("credentialStatus")).put(change[0], change[1]);
            invalid(Reason.STATUS_UNREACHABLE, verdict(proofs.sign(badge, CITY, NOW)));
        }
    }

    @Test
    void keysThatCannotBeReadDecideNothing() throws Exception {
        Files.writeString(folder.resolve("did.json"), "<html>");
        invalid(Reason.KEYS_UNREACHABLE, verdict(signed()));
        Files.delete(folder.resolve("did.json"));
        assertTrue(
                invalid(Reason.KEYS_UNREACHABLE, verdict(signed()))
                        .contains("https://city.example.jp/musubi/did.json"));
    }

    @Test
    void whatIsNoCredentialIsSaid() throws Exception {
        for (String text :
                List.of("", "[]", "{", "GIF89a", "{\"a\":1,\"a\":2}", "[".repeat(100_000))) {
            invalid(Reason.UNREADABLE, verdict(text.getBytes(StandardCharsets.UTF_8), NOW));
        }
        invalid(Reason.SHAPE, verdict(JSON.readTree("{\"a\":1}")));
        String twice = signed().toString().replaceFirst("\"name\":", "\"name\":\"x\",\"name\":");
        invalid(Reason.UNREADABLE, verdict(twice.getBytes(StandardCharsets.UTF_8), NOW));
    }
}
