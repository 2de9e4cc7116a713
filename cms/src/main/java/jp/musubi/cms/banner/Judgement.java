package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Times;
import jp.musubi.cms.watch.Finding;
import jp.musubi.cms.watch.Sighting;
import jp.musubi.content.banner.BannerState;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a page means for a banner in the state that it has.
 *
 * @param word what it is called in messages
 * @param days how many days after the banner's end it was looked at; zero before
 */
record Judgement(Verdict verdict, String word, long days) {
    private static final Set<String> SHOWING = Set.of("shown", "unlinked", "copied");
    private static final Set<String> UNSEEN =
            Set.of("failed", "unreachable", "no-page", "forbidden");

    /** Whether somebody has to do something. */
    enum Verdict {
        /** Not yet looked at. */
        WAITING,
        RIGHT,
        WRONG,
        /** The page could not be seen, so that people have to look at it. */
        UNSEEN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was found last, for what the banner is now. */
    static Judgement of(Sighting sighting, Banner banner, Optional<LocalDate> end) {
        Finding finding = sighting.finding();
        Instant looked = sighting.lookedAt();
        return finding == null || looked == null
                ? new Judgement(Verdict.WAITING, "waiting", 0)
                : of(finding, LocalDate.ofInstant(looked, Times.ZONE), banner, end);
    }

    /**
     * What was found on a day.
     *
     * @param end last day of a banner that is held no more
     */
    static Judgement of(Finding finding, LocalDate day, Banner banner, Optional<LocalDate> end) {
        String kind = finding.kind();
        if (UNSEEN.contains(kind)) {
            return new Judgement(Verdict.UNSEEN, kind, 0);
        }
        if (!banner.state().isHeld()) {
            long days = end.map(last -> ChronoUnit.DAYS.between(last, day)).orElse(0L);
            if (!SHOWING.contains(kind)) {
                return new Judgement(Verdict.RIGHT, "removed", days);
            }
            boolean isOver = days > banner.rules(day).removalDays();
            return isOver
                    ? new Judgement(Verdict.WRONG, "still", days)
                    : new Judgement(Verdict.RIGHT, "may-stay", days);
        }
        // Where it is suspended, it may be taken down or left: the picture says what it is.
        Set<String> right =
                banner.state() == BannerState.SUSPENDED
                        ? Set.of("shown", "unlinked", "missing", "not-found")
                        : Set.of("shown");
        boolean isRight = right.contains(kind);
        return new Judgement(isRight ? Verdict.RIGHT : Verdict.WRONG, kind, 0);
    }
}
