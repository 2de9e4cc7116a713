package jp.musubi.cms.credential.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.document.Badges;
import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.key.SeedSigner;
import jp.musubi.cms.credential.key.Signer;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A document is signed once for as long as it says the same. */
final class SignedDocumentsTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00.5Z");

    private final RdfcProof proofs = RdfcProof.bundled();
    private final Signer signer = SeedSigner.of("key-2026-1", 1);

    private static List<ObjectNode> badges(int count) {
        List<ObjectNode> badges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            badges.add(
                    Badges.partner("K2026-%04d".formatted(i), i, Badges.DID, Badges.LIST).json());
        }
        return badges;
    }

    private SignedDocuments at(TestStore store, Instant now) {
        return new SignedDocuments(store.database, proofs, Clock.fixed(now, ZoneOffset.UTC));
    }

    @EachDatabase
    void anUnchangedBuildSignsNothingAndAChangedDocumentIsSignedAlone(TestStore.Kind kind)
            throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            List<ObjectNode> documents = badges(20);
            documents.add(
                    StatusList.of(List.of(3))
                            .json(Badges.LIST, Badges.DID, START, START.plus(Duration.ofDays(30))));
            var first = at(store, START).sign(documents, signer);
            assertEquals(21, first.made());
            for (ObjectNode signed : first.documents()) {
                assertTrue(proofs.verifies(signed, signer.publicKey()));
            }
            Instant later = START.plus(Duration.ofDays(1));
            var second = at(store, later).sign(documents, signer);
            assertEquals(0, second.made());
            assertEquals(first.documents(), second.documents());

            documents.get(7).put("name", "名前が変わった");
            var third = at(store, later).sign(documents, signer);
            assertEquals(1, third.made());
            assertEquals(
                    "2026-11-24T00:00:00Z",
                    third.documents().get(7).path("proof").path("created").asText());
            assertEquals(first.documents().get(8), third.documents().get(8));
            assertTrue(proofs.verifies(third.documents().get(7), signer.publicKey()));
        }
    }

    @EachDatabase
    void anotherKeySignsEverythingAnew(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            SignedDocuments signed = at(store, START);
            List<ObjectNode> documents = badges(3);
            var old = signed.sign(documents, signer);
            Signer next = SeedSigner.of("key-2026-2", 2);
            var anew = signed.sign(documents, next);
            assertEquals(3, anew.made());
            assertNotEquals(old.documents(), anew.documents());
            assertTrue(proofs.verifies(anew.documents().getFirst(), next.publicKey()));
            assertEquals(3, signed.sign(documents, SeedSigner.of("key-2026-1", 3)).made());
            assertEquals(0, signed.sign(documents, signer).made());
            assertEquals(3, signed.forget(signer.publicKey()));
            assertEquals(3, signed.sign(documents, signer).made());
        }
    }

    @Test
    void twoOfTheSameAreSignedOnceAndTheOrderIsKept() throws Exception {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            List<ObjectNode> documents = new ArrayList<>(badges(5));
            documents.add(documents.get(2).deepCopy());
            var batch = at(store, START).sign(documents, signer);
            assertEquals(5, batch.made());
            for (int i = 0; i < documents.size(); i++) {
                ObjectNode unsigned = batch.documents().get(i).deepCopy();
                unsigned.remove("proof");
                assertEquals(documents.get(i), unsigned);
            }
        }
    }

    @Test
    void whatShouldNotBeSignedIsNamedAndNothingIsKept() throws Exception {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            List<ObjectNode> documents = badges(3);
            documents.get(1).put("colour", "red");
            var unsafe =
                    assertThrows(Unsignable.class, () -> at(store, START).sign(documents, signer));
            assertEquals(
                    "The document https://city.example.jp/musubi/badges/K2026-0001/credential.json"
                            + " cannot be signed: $.colour is a key that no context defines, so"
                            + " that no proof covers it.",
                    unsafe.getMessage());
            documents.get(1).remove("colour");
            documents.get(1).remove("issuer");
            var shapeless =
                    assertThrows(Unsignable.class, () -> at(store, START).sign(documents, signer));
            assertTrue(
                    String.valueOf(shapeless.getMessage()).endsWith("$.issuer is missing."),
                    shapeless.getMessage());
            documents.remove(1);
            assertEquals(2, at(store, START).sign(documents, signer).made());
        }
    }

    @Test
    void aThousandAreSignedAtOnceAndNoneTwice() throws Exception {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            List<ObjectNode> documents = badges(1_000);
            SignedDocuments signed = at(store, START);
            assertEquals(1_000, signed.sign(documents, signer).made());
            assertEquals(0, signed.sign(documents, signer).made());
        }
    }
}
