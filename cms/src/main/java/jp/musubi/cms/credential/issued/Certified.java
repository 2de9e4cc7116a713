package jp.musubi.cms.credential.issued;

import jp.musubi.cms.credential.document.Badge;
import jp.musubi.cms.credential.document.Issuer;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.UUID;

/**
 * Something that the city certifies.
 *
 * @param entry whose credential it is
 * @param number in its addresses
 * @param standing whether it holds
 * @param says the credential itself; null if too little is known for one
 */
public record Certified(UUID entry, String number, Standing standing, @Nullable Says says) {
    /** Whether a credential holds. */
    public enum Standing {
        /** It does. A new one is issued if the last one was revoked. */
        HOLDS,
        /** It ended by itself, which verifiers see from its dates. */
        ENDED,
        /** The city took it back: its bit in the list of revoked ones is set, and stays so. */
        REVOKED
    }

    /** Writes a credential. */
    @FunctionalInterface
    public interface Says {
        /**
         * The credential.
         *
         * @param address where its JSON will be
         * @param status its place in the list of revoked ones
         */
        Badge at(URI address, Badge.StatusPlace status, Issuer issuer);
    }
}
