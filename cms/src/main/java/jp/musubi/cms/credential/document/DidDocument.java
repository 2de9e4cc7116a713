package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.key.CityKey;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.credential.key.Multikey;

import java.util.Optional;

/** The file {@code did.json}: which keys speak for a city. */
public final class DidDocument {
    private DidDocument() {}

    /**
     * The document of a city: all keys that may be trusted, retired ones too, or what they signed
     * would not be valid any more.
     */
    public static ObjectNode of(DidWeb did, KeyRing ring) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context")
                .add("https://www.w3.org/ns/did/v1")
                .add("https://w3id.org/security/multikey/v1");
        document.put("id", did.text());
        ArrayNode methods = document.putArray("verificationMethod");
        ArrayNode assertions = document.putArray("assertionMethod");
        for (CityKey key : ring.trusted()) {
            ObjectNode method = methods.addObject();
            method.put("id", did.method(key.name()));
            method.put("type", "Multikey");
            method.put("controller", did.text());
            method.put("publicKeyMultibase", key.key().text());
            assertions.add(did.method(key.name()));
        }
        return document;
    }

    /**
     * A key in somebody's document, if it belongs to who the document is of and may be used to say
     * something.
     *
     * @param method the key's whole address
     */
    public static Optional<Multikey> key(JsonNode document, String did, String method) {
        if (!document.path("id").asText().equals(did)) {
            return Optional.empty();
        }
        boolean maySay = false;
        for (JsonNode allowed : document.path("assertionMethod")) {
            maySay |= allowed.asText().equals(method);
        }
        for (JsonNode one : document.path("verificationMethod")) {
            if (maySay
                    && one.path("id").asText().equals(method)
                    && one.path("controller").asText().equals(did)
                    && one.path("type").asText().equals("Multikey")) {
                return Multikey.of(one.path("publicKeyMultibase").asText());
            }
        }
        return Optional.empty();
    }
}
