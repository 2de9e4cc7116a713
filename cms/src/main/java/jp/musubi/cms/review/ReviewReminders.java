package jp.musubi.cms.review;

import jp.musubi.cms.reminder.Reminder;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Route;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What staff are reminded of about pages: those that wait for review. */
public final class ReviewReminders implements ReminderSource {
    private static final ReviewQuery WAITING =
            new ReviewQuery(
                    Set.of(Review.State.WAITING),
                    null,
                    new ReviewQuery.Claim.Any(),
                    null,
                    ReviewQuery.MAX_LIMIT_REVIEWS);

    private final ReviewStore reviews;
    private final Screens screens;

    public ReviewReminders(ReviewStore reviews, Screens screens) {
        this.reviews = reviews;
        this.screens = screens;
    }

    @Override
    public List<Reminder> reminders(String language) {
        return reviews.queue(WAITING).stream()
                .map(each ->
                        new Reminder(
                                Reminder.Kind.WAITS,
                                LocalDate.ofInstant(each.review().submittedAt(), Times.ZONE),
                                screens.text(language, "reminder.review", each.title()),
                                Route.SCREENS + "/reviews/" + each.review().id()))
                .toList();
    }
}
