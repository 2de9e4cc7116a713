package jp.musubi.cms.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Which events to list; null lets all pass.
 *
 * @param action all of it, or its beginning before a dot ({@code review})
 * @param from not before that moment
 * @param until before that moment
 * @param before only those earlier in the chain than that one
 */
public record AuditQuery(
        @Nullable UUID actor,
        @Nullable String action,
        @Nullable UUID subject,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before) {
    /** Everything. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null);

    /** The same from further back. */
    public AuditQuery before(long sequence) {
        return new AuditQuery(actor, action, subject, from, until, sequence);
    }
}
