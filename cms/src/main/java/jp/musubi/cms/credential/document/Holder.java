package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.OffsetDateTime;

/**
 * The group that a credential is about, as it was called on that day.
 *
 * @param url of its profile
 * @param number of the credential: {@code K2026-0005}
 * @param role what it did; null for nothing said
 * @param from when that began; null for nothing said
 * @param until when that ended; null for nothing said
 * @param prize what it won among several; null for awards without, and for banners
 */
public record Holder(
        String name,
        URI url,
        String number,
        @Nullable String role,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime until,
        @Nullable String prize) {

    /** A group of which no more is said. */
    public static Holder of(String name, URI url, String number) {
        return new Holder(name, url, number, null, null, null, null);
    }

    ObjectNode put(ObjectNode into) {
        ObjectNode json = into.putObject("credentialSubject");
        json.put("id", url.toString());
        json.putArray("type").add("AchievementSubject");
        ObjectNode identity = json.putArray("identifier").addObject();
        identity.put("type", "IdentityObject");
        identity.put("hashed", false);
        identity.put("identityHash", name);
        identity.put("identityType", "name");
        json.put("licenseNumber", number);
        if (role != null) {
            json.put("role", role);
        }
        if (from != null) {
            json.put("activityStartDate", Badge.text(from));
        }
        if (until != null) {
            json.put("activityEndDate", Badge.text(until));
        }
        if (prize != null) {
            ObjectNode result = json.putArray("result").addObject();
            result.putArray("type").add("Result");
            result.put("value", prize);
        }
        return json;
    }
}
