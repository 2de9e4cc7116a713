package jp.musubi.cms.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other screens show of reviews: how far an entry is, and what staff ask about its fields. */
public interface ReviewStates {

    /** The review that an entry was last handed in for. */
    Optional<Review> latest(UUID entry);

    /**
     * The remarks that the group has not answered yet: those of the last review, while it waits or
     * was returned. Oldest first.
     */
    List<Comment> openComments(UUID entry);
}
