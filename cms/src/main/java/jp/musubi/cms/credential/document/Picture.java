package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * A picture that a credential refers to.
 *
 * @param address where it is, absolute
 * @param caption what it shows; null for nothing said
 */
public record Picture(URI address, @Nullable String caption) {
    void put(ObjectNode into) {
        ObjectNode json = into.putObject("image");
        json.put("id", address.toString());
        json.put("type", "Image");
        if (caption != null) {
            json.put("caption", caption);
        }
    }
}
