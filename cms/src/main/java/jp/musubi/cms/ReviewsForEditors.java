package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.edit.ReviewState;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.review.Comment;
import jp.musubi.cms.review.Review;
import jp.musubi.cms.review.ReviewStates;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Tells those who write what the reviews of their entries say. */
record ReviewsForEditors(ReviewStates reviews, AccountStore accounts) implements ReviewState {
    @Override
    public State of(StoredEntry entry) {
        return reviews.latest(entry.id()).map(this::state).orElse(State.NONE);
    }

    private State state(Review review) {
        return switch (review.state()) {
            case WAITING ->
                    new State(
                            Stage.WAITING,
                            review.submittedAt(),
                            name(review.submittedBy()),
                            "",
                            wishes(review.entry()));
            case RETURNED ->
                    new State(
                            Stage.RETURNED,
                            review.decidedAt(),
                            name(review.decidedBy()),
                            review.reason(),
                            wishes(review.entry()));
            case APPROVED, WITHDRAWN, LIVE, ACKNOWLEDGED -> State.NONE;
        };
    }

    private List<Wish> wishes(UUID entry) {
        return reviews.openComments(entry).stream()
                .filter(comment -> !comment.field().isEmpty())
                .map(ReviewsForEditors::wish)
                .toList();
    }

    private static Wish wish(Comment comment) {
        return new Wish(comment.field(), comment.text());
    }

    private String name(@Nullable UUID account) {
        return account == null ? "" : accounts.find(account).map(Account::name).orElse("");
    }
}
