package jp.musubi.cms.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that was done; see {@link AuditLog#add}.
 *
 * @param sequence its place in the chain, from 1; 0 for what was written before there was a chain
 */
public record AuditEvent(
        UUID id,
        long sequence,
        Instant at,
        @Nullable UUID actor,
        String action,
        @Nullable UUID subject,
        String details) {

    /** The same at a place in the chain. */
    AuditEvent at(long place) {
        return new AuditEvent(id, place, at, actor, action, subject, details);
    }
}
