package jp.musubi.cms.edit;

import jp.musubi.cms.entry.StoredEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What the review of an entry knows and its writers want to know. */
@FunctionalInterface
public interface ReviewState {
    /** Nothing is ever reviewed. */
    ReviewState NONE = entry -> State.NONE;

    /** How an entry's review stands. */
    State of(StoredEntry entry);

    /** Whose turn it is. */
    enum Stage {
        /** Nobody's: it was not handed in. */
        NONE,
        /** The city's: it looks at it. */
        WAITING,
        /** The writers': the city asked for something. */
        RETURNED
    }

    /**
     * How a review stands.
     *
     * @param at when it was handed in or given back; null for {@link Stage#NONE}
     * @param by name of who did so
     * @param reason what the city wrote with it; empty for nothing
     * @param wishes what the city asks for, field by field
     */
    record State(Stage stage, @Nullable Instant at, String by, String reason, List<Wish> wishes) {
        /** Nothing was handed in. */
        public static final State NONE = new State(Stage.NONE, null, "", "", List.of());

        public State {
            wishes = List.copyOf(wishes);
        }
    }

    /** What the city asks for at one field. */
    record Wish(String field, String text) {}
}
