package jp.musubi.cms.credential.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.key.CityKey;
import jp.musubi.cms.credential.key.CityKey.State;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.credential.key.Multikey;
import jp.musubi.cms.credential.key.SeedSigner;
import jp.musubi.cms.credential.proof.RdfcProof;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The documents have the form that verifiers were seen to accept. */
final class DocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private static ObjectNode example(String name) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(
                        DocumentsTest.class.getResourceAsStream(
                                "/jp/musubi/cms/credential/" + name))) {
            return (ObjectNode) JSON.readTree(json);
        }
    }

    @Test
    void aPartnerBannerIsTheCredentialOfTheFactSheet() throws Exception {
        ObjectNode expected = example("example-partner.json");
        expected.remove("proof");
        assertEquals(expected.toPrettyString(), Badges.partner().json().toPrettyString());
    }

    @Test
    void anAwardDoesNotExpireAndMaySayMore() throws Exception {
        ObjectNode award = Badges.award().json();
        assertFalse(award.has("validUntil"));
        assertEquals(Optional.empty(), Shape.fault(award));
        JsonNode subject = award.path("credentialSubject");
        assertEquals("Award", subject.path("achievement").path("achievementType").asText());
        assertEquals(
                "{\"id\":\"https://city.example.jp/musubi/en/awards/2026/nature/\","
                        + "\"type\":[\"Related\"],\"inLanguage\":\"en\"}",
                subject.path("achievement").path("related").path(0).toString());
        assertEquals("最優秀賞", subject.path("result").path(0).path("value").asText());
        assertEquals("1.2", subject.path("achievement").path("version").asText());
        var signer = SeedSigner.of("key-2026-1", 1);
        assertTrue(
                RdfcProof.bundled()
                        .verifies(
                                RdfcProof.bundled().sign(award, signer, NOW), signer.publicKey()));
    }

    @Test
    void datesThatMakeNoSenseAreRefused() {
        Badge banner = Badges.partner();
        assertThrows(
                IllegalArgumentException.class,
                () -> with(banner, Badge.Kind.AWARD, banner.validUntil()));
        assertThrows(IllegalArgumentException.class, () -> with(banner, Badge.Kind.PARTNER, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> with(banner, Badge.Kind.PARTNER, banner.validFrom()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Badge.StatusPlace(Badges.LIST, StatusList.SIZE));
    }

    private static Badge with(Badge badge, Badge.Kind kind, @Nullable OffsetDateTime until) {
        return new Badge(
                kind,
                badge.address(),
                badge.name(),
                badge.description(),
                badge.issuer(),
                badge.awardedOn(),
                badge.validFrom(),
                until,
                badge.holder(),
                badge.achievement(),
                badge.evidence(),
                badge.image(),
                badge.status());
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.city.kanazawa.lg.jp/musubi/, did:web:www.city.kanazawa.lg.jp:musubi,"
                + " https://www.city.kanazawa.lg.jp/musubi/did.json",
        "https://Kyodo.City.Example.JP, did:web:kyodo.city.example.jp,"
                + " https://kyodo.city.example.jp/.well-known/did.json",
        "https://city.example.jp:8443/a/b/, did:web:city.example.jp%3A8443:a:b,"
                + " https://city.example.jp:8443/a/b/did.json",
        "http://localhost:8080/, did:web:localhost%3A8080,"
                + " http://localhost:8080/.well-known/did.json"
    })
    void theIssuerIsCalledAfterTheSite(String site, String did, String document) {
        DidWeb issuer = DidWeb.of(URI.create(site));
        assertEquals(did, issuer.text());
        assertEquals(URI.create(document), issuer.document());
        assertEquals(Optional.of(issuer), DidWeb.of(did));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "https://city.example.jp/",
                "did:web:",
                "did:web:city.example.jp/musubi",
                "did:web:city.example.jp:..:other",
                "did:web:city.example.jp:.",
                "did:web:city.example.jp::a",
                "did:web:user%40city.example.jp",
                "did:web:city.example.jp#key-1",
                "did:web:city.example.jp?x"
            })
    void whatIsNoIssuerInTheWebIsNone(String text) {
        assertEquals(Optional.empty(), DidWeb.of(text));
    }

    @Test
    void theDocumentOfTheCityListsTrustedKeysTheNewestFirst() throws Exception {
        ObjectNode expected = example("example-did.json");
        CityKey old = key("key-2025-1", State.RETIRED, expected, 1);
        CityKey bad =
                new CityKey(
                        "key-2025-2",
                        SeedSigner.of("x", 9).publicKey(),
                        State.COMPROMISED,
                        NOW,
                        NOW);
        CityKey now = key("key-2026-1", State.ACTIVE, expected, 0);
        ObjectNode document = DidDocument.of(Badges.DID, new KeyRing(List.of(old, bad, now)));
        assertEquals(expected.toPrettyString(), document.toPrettyString());
        String did = Badges.DID.text();
        assertEquals(Optional.of(old.key()), DidDocument.key(document, did, did + "#key-2025-1"));
        assertEquals(Optional.empty(), DidDocument.key(document, did, did + "#key-2025-2"));
    }

    private static CityKey key(String name, State state, ObjectNode document, int number) {
        String text =
                document.path("verificationMethod")
                        .path(number)
                        .path("publicKeyMultibase")
                        .asText();
        return new CityKey(name, Multikey.of(text).orElseThrow(), state, NOW, null);
    }

    @Test
    void theListOfRevokedCredentialsIsOneBitEach() throws Exception {
        ObjectNode example = example("example-revocation.json");
        var bits =
                StatusList.decode(example.at("/credentialSubject/encodedList").asText())
                        .orElseThrow();
        assertEquals(StatusList.SIZE, bits.size());

        StatusList list = StatusList.of(List.of(0, 7, 131_071)).revoke(8);
        var read = StatusList.decode(list.encoded()).orElseThrow();
        for (int place : new int[] {0, 7, 8, 131_071}) {
            assertTrue(read.isSet(place), "" + place);
        }
        for (int place : new int[] {1, 6, 9, 131_070}) {
            assertFalse(read.isSet(place), "" + place);
        }
        ObjectNode json =
                list.json(
                        Badges.LIST,
                        Badges.DID,
                        Instant.parse("2026-11-23T00:00:00Z"),
                        Instant.parse("2027-11-23T00:00:00Z"));
        example.remove("proof");
        ((ObjectNode) example.path("credentialSubject")).put("encodedList", list.encoded());
        assertEquals(example.toPrettyString(), json.toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "uAAAA", "z6Mk", "uH4sIAAAAAAAA_-3BIQEAAAACIP1"})
    void whatIsNoListIsNone(String text) {
        assertEquals(Optional.empty(), StatusList.decode(text).map(StatusList.Bits::size));
    }

    @Test
    void placesAreDrawnAtRandomAndNeverTwice() {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertTrue(used.add(StatusList.draw(used::contains)));
        }
        assertTrue(used.stream().mapToInt(place -> place).max().orElse(0) > 100_000);
        assertThrows(IllegalStateException.class, () -> StatusList.draw(_ -> true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ | issuer | | $.issuer is missing.",
                "/ | validFrom | \"2026-04-01\" | $.validFrom must be a date and time with an"
                        + " offset.",
                "/ | validFrom | \"2026-04-01T00:00:00\""
                        + " | $.validFrom must be a date and time with an offset.",
                "/ | type | [\"VerifiableCredential\"]"
                        + " | $.type must say VerifiableCredential and OpenBadgeCredential.",
                "/ | @context | [\"x\",\"y\"]"
                        + " | $.@context must begin with https://www.w3.org/ns/credentials/v2.",
                "/ | credentialStatus | [] | $.credentialStatus must be an object.",
                "/ | name | {} | $.name must be a text.",
                "/ | evidence | {} | $.evidence must be a list.",
                "/image | size | 3 | $.image.size has no place in Image.",
                "/issuer | type | [\"Office\"] | $.issuer.type must be the type Profile.",
                "/credentialSubject | achievement | | $.credentialSubject.achievement is missing.",
                "/credentialSubject/identifier/0 | hashed | \"false\""
                        + " | $.credentialSubject.identifier[0].hashed must be true or false.",
                "/credentialSubject/achievement | tag | [1]"
                        + " | $.credentialSubject.achievement.tag[0] must be a text.",
                "/credentialSubject/achievement | criteria | |"
                        + " $.credentialSubject.achievement.criteria is missing."
            })
    void aCredentialOfAnotherShapeIsNamedWithItsPlace(
            String where, String key, @Nullable String value, String sentence) throws Exception {
        ObjectNode credential = Badges.partner().json();
        assertEquals(Optional.empty(), Shape.fault(credential));
        var place = (ObjectNode) (where.equals("/") ? credential : credential.at(where));
        if (value == null) {
            place.remove(key);
        } else {
            place.set(key, JSON.readTree(value));
        }
        assertEquals(Optional.of(sentence), Shape.fault(credential));
    }

    @Test
    void aCredentialAboutNobodyIsNone() {
        ObjectNode credential = Badges.partner().json();
        var subject = (ObjectNode) credential.path("credentialSubject");
        subject.remove("id");
        assertEquals(Optional.empty(), Shape.fault(credential));
        subject.remove("identifier");
        assertTrue(Shape.fault(credential).orElse("").contains("id or identifier"));
    }
}
