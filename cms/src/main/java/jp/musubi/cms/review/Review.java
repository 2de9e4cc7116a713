package jp.musubi.cms.review;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One revision of one entry, handed in to be looked at. What is looked at never changes: saving
 * afterwards makes another revision, which has to be handed in again.
 *
 * @param revision number of the revision
 * @param note what the submitter says about it; empty for nothing
 * @param dueAt when it should be decided at the latest
 * @param claimedBy the account of staff that looks at it; null for nobody yet
 * @param decidedBy who decided last; null while nobody did
 * @param reason what is to be corrected; empty unless it was returned
 * @param publication what made it public; null unless something did
 * @param publishAt when it becomes public, if that was put off; null for at once
 */
public record Review(
        UUID id,
        UUID entry,
        int revision,
        State state,
        UUID submittedBy,
        Instant submittedAt,
        String note,
        Instant dueAt,
        Priority priority,
        @Nullable UUID claimedBy,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        String reason,
        @Nullable UUID publication,
        @Nullable Instant publishAt) {

    /** UTF-16 units of a note, a reason or a comment. */
    public static final int MAX_TEXT_UNITS = 2_000;

    /** How far a review is. */
    public enum State {
        /** Nobody decided yet. */
        WAITING,
        /** The group is asked to correct something. */
        RETURNED,
        /** The revision is public, or will be at its time. */
        APPROVED,
        /** The group took it back, or handed in a newer revision. */
        WITHDRAWN,
        /** Public at once, as the type's rules allow; staff have yet to look. */
        LIVE,
        /** Public at once, and staff looked. */
        ACKNOWLEDGED;

        /** Whether a review in this state can come into another. */
        public boolean mayBecome(State next) {
            return switch (this) {
                case WAITING -> next == RETURNED || next == APPROVED || next == WITHDRAWN;
                case LIVE -> next == RETURNED || next == ACKNOWLEDGED;
                case RETURNED, APPROVED, WITHDRAWN, ACKNOWLEDGED -> false;
            };
        }

        /** The name used in JSON and addresses: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that name. */
        public static Optional<State> of(String id) {
            return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
        }
    }

    /** How much it presses; the first comes first. */
    public enum Priority {
        HIGH(1),
        NORMAL(2),
        LOW(3);

        private final int rank;

        Priority(int rank) {
            this.rank = rank;
        }

        /** The name used in JSON and addresses: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The priority of that name. */
        public static Optional<Priority> of(String id) {
            return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
        }

        int rank() {
            return rank;
        }

        static Priority ranked(int rank) {
            return Arrays.stream(values())
                    .filter(one -> one.rank == rank)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether it can come into that state. */
    boolean mayBecome(State next) {
        return state.mayBecome(next);
    }
}
