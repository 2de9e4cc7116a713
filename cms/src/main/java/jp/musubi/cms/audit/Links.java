package jp.musubi.cms.audit;

import jp.musubi.cms.audit.AuditRows.Chained;
import jp.musubi.cms.audit.AuditRows.Head;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What chains events: SHA-256 over the digest of the event before and all that this one says. Every
 * text is preceded by its length, so that nothing can be moved from one to the next unseen.
 */
final class Links {
    /** Bytes of a digest. */
    static final int DIGEST_BYTES = 32;

    private Links() {}

    /** The digest before the first event. */
    static String beginning() {
        return "00".repeat(DIGEST_BYTES);
    }

    /** An event as the one after the end. */
    static Chained chain(Head end, AuditEvent event) {
        AuditEvent placed = event.at(end.sequence() + 1);
        return new Chained(placed, digest(end.digest(), placed));
    }

    /** The digest of an event, in hex like the one before it. */
    static String digest(String previous, AuditEvent event) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(HexFormat.of().parseHex(previous));
            number(sha, event.sequence());
            sha.update(Ids.bytes(event.id()));
            number(sha, Micros.of(event.at()));
            id(sha, event.actor());
            id(sha, event.subject());
            text(sha, event.action());
            text(sha, event.details());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void number(MessageDigest sha, long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void id(MessageDigest sha, @Nullable UUID id) {
        number(sha, id == null ? 0 : 1);
        if (id != null) {
            sha.update(Ids.bytes(id));
        }
    }

    private static void text(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(sha, bytes.length);
        sha.update(bytes);
    }
}
