package jp.musubi.cms.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One thing that was done; see {@link AuditLog#add}. */
public record AuditEvent(
        UUID id,
        Instant at,
        @Nullable UUID actor,
        String action,
        @Nullable UUID subject,
        String details) {}
