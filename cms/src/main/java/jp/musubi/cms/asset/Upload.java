package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;

/**
 * A file that somebody brings.
 *
 * @param fileName what it is called on the sender's side; says nothing about what it is
 * @param bytes read once, and closed by whoever opened it
 * @param alt what a picture shows, by language; empty if nothing is said
 * @param owner id of the group it belongs to; null for the city
 * @param uploader the account that brings it; null for an applicant, who has none
 */
public record Upload(
        String fileName,
        InputStream bytes,
        Map<String, String> alt,
        @Nullable UUID owner,
        @Nullable UUID uploader) {
    public Upload {
        alt = Map.copyOf(alt);
    }
}
