package jp.musubi.cms.credential.signed;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.document.Shape;
import jp.musubi.cms.credential.key.Multikey;
import jp.musubi.cms.credential.key.Signer;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.proof.UnsafeDocument;
import jp.musubi.cms.credential.signed.ProofStore.Kept;
import jp.musubi.cms.database.Database;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signs documents, and remembers the proofs: a document that says the same as when a key signed it
 * gets that proof again, so that a build which changes nothing signs nothing. Safe for many
 * threads; uses all processors.
 */
public final class SignedDocuments {
    private final Database database;
    private final RdfcProof proofs;
    private final Clock clock;

    public SignedDocuments(Database database, RdfcProof proofs, Clock clock) {
        this.database = database;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Signed documents, in the order of the unsigned ones.
     *
     * @param made how many proofs were made; the others were remembered
     */
    public record Batch(List<ObjectNode> documents, int made) {
        public Batch {
            documents = List.copyOf(documents);
        }
    }

    /** What came of signing one document: a proof, or the sentence that says why not. */
    private record Outcome(String digest, @Nullable Kept proof, @Nullable String fault) {}

    /**
     * Signs what is not signed yet.
     *
     * @param unsigned documents whose issuer is the DID of the signer's key
     * @throws Unsignable for the first document that is no credential as it should be, or of which
     *     a proof would not cover everything; nothing is kept then
     */
    public Batch sign(List<ObjectNode> unsigned, Signer signer) throws Unsignable {
        String key = signer.publicKey().text();
        var byDigest = new LinkedHashMap<String, ObjectNode>();
        List<String> order = unsigned.stream().map(document -> digest(document, signer)).toList();
        for (int i = 0; i < order.size(); i++) {
            byDigest.put(order.get(i), unsigned.get(i));
        }
        Map<String, Kept> known =
                new HashMap<>(database.read(tx -> ProofStore.find(tx, key, byDigest.keySet())));
        byDigest.keySet().removeAll(known.keySet());
        Map<String, Kept> made = make(byDigest, signer);
        if (!made.isEmpty()) {
            database.write(tx -> {
                ProofStore.put(tx, key, made);
                return made;
            });
        }
        known.putAll(made);
        List<ObjectNode> signed = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Kept proof = Objects.requireNonNull(known.get(order.get(i)));
            ObjectNode document = unsigned.get(i);
            signed.add(
                    RdfcProof.attach(
                            document, method(document, signer), proof.created(), proof.value()));
        }
        return new Batch(signed, made.size());
    }

    /** Forgets the proofs of a key, such as one that is compromised. */
    public int forget(Multikey key) {
        return database.write(tx -> ProofStore.forget(tx, key.text()));
    }

    private Map<String, Kept> make(Map<String, ObjectNode> documents, Signer signer)
            throws Unsignable {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Outcome> outcomes =
                List.copyOf(documents.entrySet()).parallelStream()
                        .map(entry -> make(entry.getKey(), entry.getValue(), signer, now))
                        .toList();
        Optional<String> fault =
                outcomes.stream().map(Outcome::fault).filter(Objects::nonNull).findFirst();
        if (fault.isPresent()) {
            throw new Unsignable(fault.get());
        }
        return outcomes.stream()
                .collect(
                        Collectors.toMap(
                                Outcome::digest,
                                outcome -> Objects.requireNonNull(outcome.proof())));
    }

    private Outcome make(String digest, ObjectNode document, Signer signer, Instant now) {
        Function<String, Outcome> refused =
                why ->
                        new Outcome(
                                digest,
                                null,
                                "The document %s cannot be signed: %s"
                                        .formatted(document.path("id").asText("?"), why));
        Optional<String> fault = isBadge(document) ? Shape.fault(document) : Optional.empty();
        if (fault.isPresent()) {
            return refused.apply(fault.get());
        }
        try {
            String value =
                    proofs.sign(document, signer, now).path("proof").path("proofValue").asText();
            return new Outcome(digest, new Kept(now, value), null);
        } catch (UnsafeDocument e) {
            return refused.apply(String.valueOf(e.getMessage()));
        }
    }

    /** A list of revoked credentials has another shape. */
    private static boolean isBadge(ObjectNode document) {
        return !document.path("type").toString().contains("BitstringStatusListCredential");
    }

    private static String method(ObjectNode document, Signer signer) {
        return RdfcProof.issuer(document) + "#" + signer.name();
    }

    /** Of what is said, and of what the key is called in it. */
    private static String digest(ObjectNode document, Signer signer) {
        ObjectNode unsigned = document.deepCopy();
        unsigned.remove("proof");
        String text = method(document, signer) + "\n" + unsigned;
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
