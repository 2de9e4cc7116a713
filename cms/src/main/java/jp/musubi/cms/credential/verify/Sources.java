package jp.musubi.cms.credential.verify;

import jp.musubi.cms.fetch.Unfetched;
import jp.musubi.cms.fetch.WebReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where verification finds what a credential only refers to.
 *
 * @param did a file to take for any issuer's {@code did.json}; null to ask the issuer's server
 * @param status a file to take for any list of revoked credentials; null to ask for the list
 */
public record Sources(WebReader web, @Nullable Path did, @Nullable Path status) {
    /** Everything is asked for in the public internet. */
    public static Sources online() {
        return new Sources(new WebReader(), null, null);
    }

    byte[] did(URI address) throws Unfetched, IOException {
        return did == null ? web.read(address) : Files.readAllBytes(did);
    }

    byte[] status(URI address) throws Unfetched, IOException {
        return status == null ? web.read(address) : Files.readAllBytes(status);
    }
}
