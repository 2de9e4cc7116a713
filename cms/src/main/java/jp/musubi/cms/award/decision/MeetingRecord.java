package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.database.StorableText;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The record of a jury's meeting.
 *
 * @param heldOn null while it is not written down
 * @param present accounts of the jurors who were there
 * @param notes of what was said; for the office and for disclosure
 * @param choices by id of the nomination; one that is not there gets no prize
 * @param none by id of a category that goes ungiven (該当なし): why, for everybody
 */
public record MeetingRecord(
        @Nullable LocalDate heldOn,
        List<UUID> present,
        String notes,
        Map<UUID, Choice> choices,
        Map<String, Wording> none) {
    /** UTF-16 units of the notes. */
    public static final int MAX_NOTES_UNITS = 20_000;

    /** Nothing written down. */
    public static final MeetingRecord EMPTY =
            new MeetingRecord(null, List.of(), "", Map.of(), Map.of());

    public MeetingRecord {
        present = List.copyOf(present);
        notes = StorableText.cut(notes.strip(), MAX_NOTES_UNITS);
        choices = Map.copyOf(choices);
        none = Map.copyOf(none);
    }

    /**
     * That a nomination is honoured.
     *
     * @param prize what it is called
     * @param citation the words of praise
     */
    public record Choice(Wording prize, Wording citation) {}

    /** Whether half of a jury was there. */
    public boolean hasQuorum(List<UUID> jury) {
        long there = jury.stream().filter(present::contains).count();
        return !jury.isEmpty() && there * 2 >= jury.size();
    }

    /**
     * What is missing or wrong, as names of sentences; empty if it may be decided on.
     *
     * @param jury accounts of all who are in it
     * @param nominations that it looked at
     */
    public List<String> problems(Plan plan, List<UUID> jury, List<Nomination> nominations) {
        var problems = new ArrayList<String>();
        if (heldOn == null) {
            problems.add("held-on");
        }
        if (!hasQuorum(jury)) {
            problems.add("quorum");
        }
        for (Category category : plan.categories()) {
            long given =
                    nominations.stream()
                            .filter(each -> each.category().equals(category.id()))
                            .filter(each -> choices.containsKey(each.id()))
                            .count();
            boolean isNone = none.containsKey(category.id());
            if (given == 0 && !isNone) {
                add(problems, "category-open");
            }
            if (given > 0 && isNone) {
                add(problems, "category-both");
            }
            if (given > category.quota()) {
                add(problems, "quota");
            }
        }
        if (none.values().stream().anyMatch(Wording::isMissing)) {
            problems.add("none-reason");
        }
        boolean isSaid =
                choices.values().stream()
                        .allMatch(
                                each -> !each.prize().isMissing() && !each.citation().isMissing());
        if (!isSaid) {
            problems.add("citation");
        }
        return problems;
    }

    private static void add(List<String> problems, String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
