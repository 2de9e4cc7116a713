package jp.musubi.cms.award.screening;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Why a juror takes no part in a nomination (除斥・忌避).
 *
 * @param note in words; empty for none
 * @param notedBy the juror, or who of the staff; null for what the program found
 */
public record Conflict(
        UUID id,
        UUID nomination,
        UUID juror,
        Kind kind,
        String note,
        @Nullable UUID notedBy,
        Instant notedAt) {

    /** What sort it is. */
    public enum Kind {
        /** Found: the juror writes for the nominee. */
        MEMBER(true),
        /** Found: the nominee is reached at the juror's address. */
        SAME_ADDRESS(true),
        /** Found: the juror nominated. */
        NOMINATOR(true),
        /** Found: the juror declared to be close to the nominee. */
        INTEREST(true),
        /** Declared by the juror: a relative. */
        RELATIVE(false),
        /** Declared by the juror: work, or money. */
        BUSINESS(false),
        /** Declared by the juror: something else. */
        OTHER(false),
        /** Noted by the office. */
        OFFICE(false);

        private final boolean found;

        Kind(boolean found) {
            this.found = found;
        }

        /** Whether the program found it, so that nobody takes it away. */
        public boolean isFound() {
            return found;
        }

        /** Whether jurors declare it themselves. */
        public boolean isDeclared() {
            return !found && this != OFFICE;
        }

        /** The name used in forms and messages: lower case with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
