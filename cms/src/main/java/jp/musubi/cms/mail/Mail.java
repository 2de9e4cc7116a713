package jp.musubi.cms.mail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail in the store.
 *
 * @param confidential whether it carries a link for its receiver alone
 * @param attempts how often it was tried to send it
 * @param usefulUntil null for always
 * @param sentAt null until it was
 * @param answersTo the address that an answer goes to; empty for nobody's
 * @param error why the last attempt failed; empty if none did
 */
public record Mail(
        UUID id,
        String to,
        String subject,
        String body,
        boolean confidential,
        State state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant usefulUntil,
        @Nullable Instant sentAt,
        String answersTo,
        String error) {

    /** Where a mail is. */
    public enum State {
        /** Waits to be sent, or to be tried again. */
        QUEUED,
        /** A mail server took it. */
        SENT,
        /** It was given up; {@code error} says why. */
        FAILED,
        /** There is no mail server: it is only kept, to be read here. */
        KEPT
    }

    /** What those who run the system may read of it: no links that are on their way to others. */
    public boolean isReadable() {
        return !confidential || state == State.KEPT;
    }

    /** Whether it was given up but could still be sent. */
    public boolean isRetriable(Instant now) {
        return state == State.FAILED && (usefulUntil == null || now.isBefore(usefulUntil));
    }

    /** Nothing of what it says, nor to whom. */
    @Override
    public String toString() {
        return "Mail[" + id + " " + state + "]";
    }
}
