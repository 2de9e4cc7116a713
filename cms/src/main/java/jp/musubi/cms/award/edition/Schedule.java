package jp.musubi.cms.award.edition;

import jp.musubi.cms.screen.Times;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When what follows the call is to happen. Null is not fixed yet.
 *
 * @param screeningUntil day by which jurors hand in
 * @param meetingOn day on which the jury meets
 * @param announceAt when the results become public
 * @param ceremonyOn day of the ceremony
 * @param telling when those who are honoured learn of it
 */
public record Schedule(
        @Nullable LocalDate screeningUntil,
        @Nullable LocalDate meetingOn,
        @Nullable Instant announceAt,
        @Nullable LocalDate ceremonyOn,
        Telling telling) {

    /** When those who are honoured learn of it. */
    public enum Telling {
        /** As soon as it is decided, with the request to tell nobody (内示). */
        BEFORE,
        /** With everybody else. */
        AFTER
    }

    /** Whether all that is needed is fixed and comes after what it follows. */
    boolean isInOrder(@Nullable LocalDate callUntil) {
        Optional<LocalDate> announced =
                Optional.ofNullable(announceAt).map(at -> LocalDate.ofInstant(at, Times.ZONE));
        if (announced.isEmpty()) {
            return false;
        }
        LocalDate[] days =
                Stream.of(
                                Optional.ofNullable(callUntil),
                                Optional.ofNullable(screeningUntil),
                                Optional.ofNullable(meetingOn),
                                announced,
                                Optional.ofNullable(ceremonyOn))
                        .flatMap(Optional::stream)
                        .toArray(LocalDate[]::new);
        for (int at = 1; at < days.length; at++) {
            if (days[at].isBefore(days[at - 1])) {
                return false;
            }
        }
        return true;
    }
}
