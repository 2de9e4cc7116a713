package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * What was looked at before a credential was issued.
 *
 * @param address of its page; null for none that is public
 * @param description null for nothing more said
 */
public record Evidence(@Nullable URI address, String name, @Nullable String description) {
    void put(ObjectNode json) {
        if (address != null) {
            json.put("id", address.toString());
        }
        json.putArray("type").add("Evidence");
        json.put("name", name);
        if (description != null) {
            json.put("description", description);
        }
    }
}
