package jp.musubi.cms.publish;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A piece of work for the publisher: something public changed and the site does not show it yet.
 *
 * @param entry what changed; null for {@link Kind#SETTINGS} and for many entries at once
 * @param queuedAt when the change was made
 * @param startedAt when the publisher took it
 * @param finishedAt when the site showed it, or the attempt failed
 * @param message why it failed, for people
 * @param release number of the release that showed it; null until one did
 * @param dueAt when a failed one is tried again; null if only somebody's change or wish does that
 */
public record Publication(
        UUID id,
        @Nullable UUID entry,
        Kind kind,
        State state,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String message,
        @Nullable Long release,
        @Nullable Instant dueAt) {

    /** What happened. */
    public enum Kind {
        PUBLISH,
        UNPUBLISH,
        /** The site as a whole changed. */
        SETTINGS;

        /** The name used in JSON: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far the publisher is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        /** The name used in JSON: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
