package jp.musubi.cms.review;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Until when something is to be decided, in words. */
final class Due {
    private Due() {}

    static String text(Screens screens, String language, Instant due) {
        long days = daysLeft(due);
        if (days < 0) {
            return screens.text(language, "due.late", -days);
        }
        if (days == 0) {
            return screens.text(language, "due.today");
        }
        return days == 1
                ? screens.text(language, "due.tomorrow")
                : screens.text(language, "due.day", new Times(screens, language).day(due));
    }

    /** The class that draws attention to what is due soon. */
    static String wait(Instant due) {
        long days = daysLeft(due);
        if (days <= 0) {
            return "wait wait--late";
        }
        return days == 1 ? "wait" : "";
    }

    private static long daysLeft(Instant due) {
        return ChronoUnit.DAYS.between(
                LocalDate.now(WorkingDays.ZONE), LocalDate.ofInstant(due, WorkingDays.ZONE));
    }
}
