package jp.musubi.cms.award;

import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Form;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The plan of an edition as a form has it. */
final class PlanForm {
    /** Empty rows after those that are filled in. */
    private static final int SPARE_ROWS = 2;

    private PlanForm() {}

    /** A row of the form: a category, or a criterion. */
    public record RowView(int at, String ja, String en, String amount, String rubric) {}

    /** The schedule, as inputs have it. */
    public record DaysView(
            String callFrom,
            String callUntil,
            String screeningUntil,
            String meetingOn,
            String announceDay,
            String announceTime,
            String ceremonyOn,
            boolean before) {}

    static List<RowView> categories(Plan plan) {
        var rows = new ArrayList<RowView>();
        for (Category each : plan.categories()) {
            rows.add(row(rows.size(), each.name(), Integer.toString(each.quota()), ""));
        }
        return spared(rows);
    }

    static List<RowView> criteria(Plan plan) {
        var rows = new ArrayList<RowView>();
        for (Criterion each : plan.criteria()) {
            rows.add(
                    row(
                            rows.size(),
                            each.name(),
                            Integer.toString(each.weight()),
                            each.rubric().ja()));
        }
        return spared(rows);
    }

    private static RowView row(int at, Wording name, String amount, String rubric) {
        return new RowView(at, name.ja(), name.en(), amount, rubric);
    }

    private static List<RowView> spared(List<RowView> rows) {
        for (int spare = 0; spare < SPARE_ROWS && rows.size() < Plan.MAX_ROWS; spare++) {
            rows.add(row(rows.size(), Wording.NONE, "1", ""));
        }
        return rows;
    }

    static DaysView days(Plan plan) {
        Schedule schedule = plan.schedule();
        Instant at = schedule.announceAt();
        ZonedDateTime announced = at == null ? null : at.atZone(Times.ZONE);
        return new DaysView(
                written(plan.callFrom()),
                written(plan.callUntil()),
                written(schedule.screeningUntil()),
                written(schedule.meetingOn()),
                announced == null ? "" : announced.toLocalDate().toString(),
                announced == null ? "" : announced.toLocalTime().toString(),
                written(schedule.ceremonyOn()),
                schedule.telling() == Schedule.Telling.BEFORE);
    }

    private static String written(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** The plan that a form says; where nominators rely on it, what they rely on stays. */
    static Plan read(Form form, Plan present, boolean isPromised) {
        Schedule schedule =
                new Schedule(
                        day(form, "screening-until"),
                        day(form, "meeting-on"),
                        moment(form),
                        day(form, "ceremony-on"),
                        form.text("telling").equals("before")
                                ? Schedule.Telling.BEFORE
                                : Schedule.Telling.AFTER);
        if (isPromised) {
            LocalDate until = day(form, "call-until");
            return new Plan(
                    present.name(),
                    present.theme(),
                    present.categories(),
                    present.callFrom(),
                    until == null ? present.callUntil() : until,
                    present.rules(),
                    present.criteria(),
                    schedule);
        }
        return new Plan(
                wording(form, "name"),
                wording(form, "theme"),
                categories(form),
                day(form, "call-from"),
                day(form, "call-until"),
                new EntryRules(
                        form.has("rule-registered"),
                        amount(form, "rule-active", 0, Plan.MAX_RULE),
                        amount(form, "rule-honoured", 0, Plan.MAX_RULE),
                        form.has("rule-own"),
                        amount(form, "rule-supporters", 0, Plan.MAX_RULE)),
                criteria(form),
                schedule);
    }

    private static List<Category> categories(Form form) {
        var all = new ArrayList<Category>();
        for (int at = 0; at < Plan.MAX_ROWS; at++) {
            Wording name = wording(form, "category-" + at);
            if (!name.isMissing()) {
                int quota = amount(form, "category-" + at + "-quota", 1, Plan.MAX_QUOTA);
                all.add(new Category("c" + (all.size() + 1), name, quota));
            }
        }
        return all;
    }

    private static List<Criterion> criteria(Form form) {
        var all = new ArrayList<Criterion>();
        for (int at = 0; at < Plan.MAX_ROWS; at++) {
            Wording name = wording(form, "criterion-" + at);
            if (!name.isMissing()) {
                int weight = amount(form, "criterion-" + at + "-weight", 1, Plan.MAX_WEIGHT);
                Wording rubric = new Wording(form.text("criterion-" + at + "-rubric"), "");
                all.add(new Criterion("k" + (all.size() + 1), name, rubric, weight));
            }
        }
        return all;
    }

    private static Wording wording(Form form, String name) {
        return new Wording(form.text(name), form.text(name + "-en"));
    }

    /** What is no number within the bounds is the least of them, as it was empty before. */
    private static int amount(Form form, String name, int least, int most) {
        return EditionScreens.whole(form.text(name), least, most).orElse(least);
    }

    static @Nullable LocalDate day(Form form, String name) {
        try {
            String text = form.text(name).strip();
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // A browser without date fields sends what was typed; no day is none.
            return null;
        }
    }

    private static @Nullable Instant moment(Form form) {
        LocalDate day = day(form, "announce-day");
        try {
            String time = form.text("announce-time").strip();
            return day == null
                    ? null
                    : day.atTime(time.isEmpty() ? LocalTime.NOON : LocalTime.parse(time))
                            .atZone(Times.ZONE)
                            .toInstant();
        } catch (DateTimeParseException e) {
            // As above.
            return null;
        }
    }
}
