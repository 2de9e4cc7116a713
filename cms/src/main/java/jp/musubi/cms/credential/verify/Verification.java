package jp.musubi.cms.credential.verify;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import jp.musubi.cms.credential.bake.BadPicture;
import jp.musubi.cms.credential.bake.Baked;
import jp.musubi.cms.credential.document.DidDocument;
import jp.musubi.cms.credential.document.DidWeb;
import jp.musubi.cms.credential.document.Shape;
import jp.musubi.cms.credential.key.Multikey;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.proof.UnsafeDocument;
import jp.musubi.cms.credential.verify.Verdict.Reason;
import jp.musubi.cms.credential.verify.Verdict.Valid;
import jp.musubi.cms.fetch.Unfetched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Finds out whether a credential is true: its shape, its proof, whose key made it, its dates and
 * whether it was revoked. What cannot be found out counts against it.
 */
public final class Verification {
    private static final int MAX_DEPTH = 50;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    }

    private final Sources sources;
    private final RdfcProof proofs;
    private final Clock clock;

    public Verification(Sources sources, RdfcProof proofs, Clock clock) {
        this.sources = sources;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Verifies a file: JSON, or a PNG or SVG with a credential inside. */
    public Verdict verify(byte[] file) {
        try {
            verify(credential(file));
            return new Valid();
        } catch (Doubt e) {
            return e.verdict();
        }
    }

    private void verify(ObjectNode credential) throws Doubt {
        Optional<String> fault = Shape.fault(credential);
        if (fault.isPresent()) {
            throw new Doubt(Reason.SHAPE, "it is no Open Badge 3.0: " + fault.get());
        }
        JsonNode keys = keys(credential);
        checkProof(credential, keys, "it");
        Instant now = clock.instant();
        if (credential.path("proof").path("expires") instanceof TextNode expires
                && now.isAfter(time(credential.path("proof"), "expires"))) {
            throw new Doubt(Reason.EXPIRED, "its proof expired on " + expires.textValue() + ".");
        }
        if (now.isBefore(time(credential, "validFrom"))) {
            throw new Doubt(
                    Reason.NOT_YET,
                    "it is not valid before " + credential.path("validFrom").asText() + ".");
        }
        if (credential.has("validUntil") && now.isAfter(time(credential, "validUntil"))) {
            throw new Doubt(
                    Reason.EXPIRED,
                    "it expired on " + credential.path("validUntil").asText() + ".");
        }
        if (credential.has("credentialStatus")) {
            new StatusCheck(this, sources, now).check(credential, keys);
        }
    }

    /** The document with the issuer's keys. */
    private JsonNode keys(ObjectNode credential) throws Doubt {
        String issuer = RdfcProof.issuer(credential);
        Optional<DidWeb> did = DidWeb.of(issuer);
        if (did.isEmpty()) {
            throw new Doubt(
                    Reason.ISSUER,
                    "its issuer "
                            + issuer
                            + " is not of the kind did:web, whose keys could be looked up.");
        }
        try {
            return json(sources.did(did.get().document()));
        } catch (Unfetched | IOException e) {
            throw new Doubt(
                    Reason.KEYS_UNREACHABLE,
                    "cannot decide, as the keys of its issuer at "
                            + did.get().document()
                            + " could not be read: "
                            + why(e)
                            + ".");
        }
    }

    /**
     * Checks that an issuer signed a document as it is.
     *
     * @param keys of the issuer; a key is never taken from anywhere else
     * @param what the document is called in sentences
     */
    void checkProof(ObjectNode document, JsonNode keys, String what) throws Doubt {
        JsonNode proof = document.path("proof");
        if (!proof.path("type").asText().equals("DataIntegrityProof")
                || !proof.path("cryptosuite").asText().equals(RdfcProof.SUITE)
                || !proof.path("proofPurpose").asText().equals(RdfcProof.PURPOSE)) {
            throw new Doubt(
                    Reason.PROOF, what + " has no proof of the kind " + RdfcProof.SUITE + ".");
        }
        String method = proof.path("verificationMethod").asText();
        Optional<Multikey> key = DidDocument.key(keys, RdfcProof.issuer(document), method);
        if (key.isEmpty()) {
            throw new Doubt(
                    Reason.KEY,
                    what + " is signed with " + method + ", which is no key of its issuer.");
        }
        try {
            if (!proofs.verifies(document, key.get())) {
                throw new Doubt(
                        Reason.SIGNATURE,
                        what + " was changed after it was signed, or signed by somebody else.");
            }
        } catch (UnsafeDocument e) {
            throw new Doubt(Reason.UNSAFE, what + " says what no proof covers: " + e.getMessage());
        }
    }

    /** A time of a document whose shape was checked. */
    static Instant time(JsonNode document, String key) throws Doubt {
        try {
            return OffsetDateTime.parse(document.path(key).asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw new Doubt(Reason.SHAPE, "it has no time " + key + ".");
        }
    }

    private static ObjectNode credential(byte[] file) throws Doubt {
        try {
            if (!Baked.isPicture(file)) {
                return json(file);
            }
            Optional<String> text = Baked.extract(file);
            if (text.isEmpty()) {
                throw new Doubt(Reason.UNREADABLE, "there is no credential in the picture.");
            }
            return json(text.get().getBytes(StandardCharsets.UTF_8));
        } catch (BadPicture e) {
            throw new Doubt(Reason.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Doubt(
                    Reason.UNREADABLE, "it is neither JSON nor a picture with a credential.");
        }
    }

    /** An object in which no key stands twice: others might read the other one. */
    static ObjectNode json(byte[] bytes) throws IOException {
        if (JSON.readTree(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("it is no JSON object");
    }

    /** Why something could not be read, as the end of a sentence. */
    static String why(Exception failure) {
        return failure instanceof Unfetched
                ? String.valueOf(failure.getMessage())
                : "it is damaged";
    }
}
