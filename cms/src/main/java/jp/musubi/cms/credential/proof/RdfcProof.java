package jp.musubi.cms.credential.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.key.Base58;
import jp.musubi.cms.credential.key.Multikey;
import jp.musubi.cms.credential.key.Signer;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Data Integrity proofs of the cryptosuite {@code eddsa-rdfc-2022} (W3C, Data Integrity EdDSA
 * Cryptosuites 1.0, section 3.2). Safe for many threads.
 */
public final class RdfcProof {
    /** The name of the cryptosuite. */
    public static final String SUITE = "eddsa-rdfc-2022";

    /** What a city's keys are used for: to say something. */
    public static final String PURPOSE = "assertionMethod";

    private static final String CONTEXT = "@context";
    private static final String PROOF = "proof";
    private static final String VALUE = "proofValue";

    private final CanonicalForm form;

    /** All documents of a build have the same proof but for its value. */
    private volatile @Nullable Options last;

    RdfcProof(Contexts contexts) {
        this.form = new CanonicalForm(contexts);
    }

    /** Proofs over the bundled contexts. */
    public static RdfcProof bundled() {
        return new RdfcProof(Contexts.bundled());
    }

    /**
     * Signs a document.
     *
     * @param document whose issuer is the DID that the signer's key belongs to
     * @param created when it is signed, kept in whole seconds
     * @return a copy with a proof, in place of any it had
     * @throws UnsafeDocument if the proof would not cover all of it
     */
    public ObjectNode sign(ObjectNode document, Signer signer, Instant created)
            throws UnsafeDocument {
        return sign(
                document,
                options(issuer(document) + "#" + signer.name(), created, document),
                signer);
    }

    /**
     * Signs a document.
     *
     * @param options the proof without its value
     * @return a copy with a proof, in place of any it had
     * @throws UnsafeDocument if the proof would not cover all of it
     */
    public ObjectNode sign(ObjectNode document, ObjectNode options, Signer signer)
            throws UnsafeDocument {
        ObjectNode unsigned = without(document, PROOF);
        ObjectNode proof = options.deepCopy();
        byte[] signature = signer.sign(digest(unsigned, proof));
        proof.put(VALUE, Base58.write(signature));
        unsigned.set(PROOF, proof);
        return unsigned;
    }

    /**
     * A copy of a document with a proof that was made of it before.
     *
     * @param method the DID URL of the key
     */
    public static ObjectNode attach(
            ObjectNode document, String method, Instant created, String proofValue) {
        ObjectNode signed = without(document, PROOF);
        ObjectNode proof = options(method, created, document);
        proof.put(VALUE, proofValue);
        signed.set(PROOF, proof);
        return signed;
    }

    private static ObjectNode options(String method, Instant created, ObjectNode like) {
        ObjectNode proof = like.objectNode();
        proof.put("type", "DataIntegrityProof");
        proof.put("cryptosuite", SUITE);
        proof.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
        proof.put("verificationMethod", method);
        proof.put("proofPurpose", PURPOSE);
        return proof;
    }

    /**
     * Whether the proof of a document is of exactly this document, by a key. Whose key it is, and
     * whether it may be used, is looked at elsewhere.
     *
     * @throws UnsafeDocument if the proof would not cover all of it
     */
    public boolean verifies(ObjectNode document, Multikey key) throws UnsafeDocument {
        if (!(document.path(PROOF) instanceof ObjectNode proof)) {
            return false;
        }
        if (proof.has(CONTEXT)) {
            throw new UnsafeDocument("$.proof.@context", "has no place in a proof of " + SUITE);
        }
        Optional<byte[]> signature = Base58.read(proof.path(VALUE).asText());
        byte[] digest = digest(without(document, PROOF), without(proof, VALUE));
        return signature.isPresent() && key.verifies(digest, signature.get());
    }

    /**
     * The document's issuer.
     *
     * @return empty text if it has none
     */
    public static String issuer(ObjectNode document) {
        JsonNode issuer = document.path("issuer");
        return issuer.isTextual() ? issuer.textValue() : issuer.path("id").asText();
    }

    /** What is signed: the digest of the proof without its value, then that of the document. */
    byte[] digest(ObjectNode document, ObjectNode proof) throws UnsafeDocument {
        JsonNode contexts = document.path(CONTEXT);
        MessageDigest sha = sha256();
        byte[] first = digestOfProof(contexts, proof, sha);
        byte[] second = sha.digest(bytes(form.of(contexts, document)));
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private byte[] digestOfProof(JsonNode contexts, ObjectNode proof, MessageDigest sha)
            throws UnsafeDocument {
        Options known = last;
        if (known != null && known.contexts().equals(contexts) && known.proof().equals(proof)) {
            return known.digest();
        }
        byte[] digest = sha.digest(bytes(canonicalProof(contexts, proof)));
        last = new Options(contexts.deepCopy(), proof.deepCopy(), digest);
        return digest;
    }

    /** A proof without its value, and the digest of its canonical form. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and changed by nobody.
    private record Options(JsonNode contexts, ObjectNode proof, byte[] digest) {}

    /** The canonical form of a proof without its value, in the words of its document. */
    String canonicalProof(JsonNode contexts, ObjectNode proof) throws UnsafeDocument {
        return form.of(contexts, proof);
    }

    /** The canonical form of a document. */
    String canonical(ObjectNode document) throws UnsafeDocument {
        return form.of(document.path(CONTEXT), document);
    }

    private static ObjectNode without(ObjectNode object, String key) {
        ObjectNode copy = object.deepCopy();
        copy.remove(key);
        return copy;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
