package jp.musubi.site.render;

import jp.musubi.content.entry.PartialDate;
import jp.musubi.site.search.Confirmation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** How long ago a group last confirmed what it says about itself. */
enum Freshness {
    FRESH("is-kusa", "freshness.fresh", ""),
    PLEASE_CHECK("is-oudo", "freshness.check", "freshness.check.warning"),
    OLD("is-plain", "freshness.old", "freshness.old.warning"),
    UNKNOWN("is-plain", "freshness.unknown", "freshness.unknown.warning");

    /** What was confirmed within so many months is fresh. */
    static final int FRESH_MONTHS = Confirmation.FRESH_MONTHS;

    /** What was confirmed longer ago is old. */
    static final int OLD_MONTHS = 24;

    private final String hue;
    private final String sentence;
    private final String warning;

    Freshness(String hue, String sentence, String warning) {
        this.hue = hue;
        this.sentence = sentence;
        this.warning = warning;
    }

    static Freshness of(Optional<PartialDate> confirmed, LocalDate today) {
        if (confirmed.isEmpty()) {
            return UNKNOWN;
        }
        LocalDate day = confirmed.get().first();
        if (!day.plusMonths(FRESH_MONTHS).isBefore(today)) {
            return FRESH;
        }
        return day.plusMonths(OLD_MONTHS).isBefore(today) ? OLD : PLEASE_CHECK;
    }

    /** The last day of each state but the last. */
    static Stream<LocalDate> lastDays(Optional<PartialDate> confirmed) {
        return confirmed.map(PartialDate::first).stream()
                .flatMap(
                        day -> Stream.of(day.plusMonths(FRESH_MONTHS), day.plusMonths(OLD_MONTHS)));
    }

    static FreshnessView view(
            Optional<PartialDate> confirmed, LocalDate today, Texts texts, Dates dates) {
        Freshness state = of(confirmed, today);
        return new FreshnessView(
                state.hue,
                confirmed.map(PartialDate::toString).orElse(""),
                confirmed.map(dates::text).orElse(""),
                texts.text(state.sentence),
                state.warning.isEmpty() ? "" : texts.text(state.warning));
    }
}
