package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a city certifies of a group, before it is signed: a partner banner or an award. Its JSON is
 * an {@code AchievementCredential} of Open Badges 3.0, the same for the same values.
 *
 * @param address where its JSON is published: the identifier of the credential
 * @param name of the credential, in the language of the achievement
 * @param awardedOn when it was given first; renewals keep it
 * @param validFrom of this version: a later one with the same address replaces it
 * @param validUntil null for awards, which do not expire, and never for banners
 * @param image the official picture, which may have the credential baked in; null for none
 * @param status its place in the list of revoked credentials
 */
public record Badge(
        Kind kind,
        URI address,
        String name,
        String description,
        Issuer issuer,
        OffsetDateTime awardedOn,
        OffsetDateTime validFrom,
        @Nullable OffsetDateTime validUntil,
        Holder holder,
        Achievement achievement,
        List<Evidence> evidence,
        @Nullable Picture image,
        StatusPlace status) {
    /** The contexts of every badge, in this order: proofs depend on it. */
    public static final List<String> CONTEXTS =
            List.of(
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");

    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
                    + "ob_v3p0_achievementcredential_schema.json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    public Badge {
        evidence = List.copyOf(evidence);
        if ((kind == Kind.PARTNER) != (validUntil != null)) {
            throw new IllegalArgumentException("banners expire, and awards do not");
        }
        if (validUntil != null && !validUntil.isAfter(validFrom)) {
            throw new IllegalArgumentException("it would end before it begins");
        }
        if (awardedOn.isAfter(validFrom)) {
            throw new IllegalArgumentException("it would be valid before it is awarded");
        }
    }

    /** What is certified, in the words of Open Badges. */
    public enum Kind {
        PARTNER("Membership"),
        AWARD("Award");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /**
     * A place in a list of revoked credentials.
     *
     * @param list the list's address
     * @param index drawn at random, and used for one credential only
     */
    public record StatusPlace(URI list, int index) {
        public StatusPlace {
            if (index < 0 || index >= StatusList.SIZE) {
                throw new IllegalArgumentException("no place in a list: " + index);
            }
        }

        private void put(ObjectNode into) {
            ObjectNode json = into.putObject("credentialStatus");
            json.put("id", list + "#" + index);
            json.put("type", "BitstringStatusListEntry");
            json.put("statusPurpose", StatusList.REVOCATION);
            json.put("statusListIndex", Integer.toString(index));
            json.put("statusListCredential", list.toString());
        }
    }

    /** The credential without a proof. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode contexts = json.putArray("@context");
        CONTEXTS.forEach(contexts::add);
        json.put("id", address.toString());
        json.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        json.put("name", name);
        json.put("description", description);
        if (image != null) {
            image.put(json);
        }
        json.put("awardedDate", text(awardedOn));
        issuer.put(json);
        json.put("validFrom", text(validFrom));
        if (validUntil != null) {
            json.put("validUntil", text(validUntil));
        }
        achievement.put(holder.put(json), kind.type);
        if (!evidence.isEmpty()) {
            ArrayNode list = json.putArray("evidence");
            evidence.forEach(one -> one.put(list.addObject()));
        }
        ObjectNode schema = json.putArray("credentialSchema").addObject();
        schema.put("id", SCHEMA);
        schema.put("type", "1EdTechJsonSchemaValidator2019");
        status.put(json);
        return json;
    }

    /** A time with its offset, in whole seconds. */
    static String text(OffsetDateTime time) {
        return TIME.format(time);
    }
}
