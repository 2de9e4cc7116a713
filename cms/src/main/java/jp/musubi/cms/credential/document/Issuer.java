package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Who issues.
 *
 * @param name of city and office
 * @param url of its site
 * @param image its emblem; null for none
 * @param email of the office, never of a person; null for none
 */
public record Issuer(
        DidWeb did, String name, URI url, @Nullable Picture image, @Nullable String email) {
    void put(ObjectNode into) {
        ObjectNode json = into.putObject("issuer");
        json.put("id", did.text());
        json.putArray("type").add("Profile");
        json.put("name", name);
        json.put("url", url.toString());
        if (image != null) {
            image.put(json);
        }
        if (email != null) {
            json.put("email", email);
        }
    }
}
