package jp.musubi.cms.award.edition;

import java.util.Locale;

/** What happens to an edition of the awards: the whole table of its states. */
public enum EditionStep {
    /** The plan is put forward: its call opens on its day. */
    PLAN(EditionState.DRAFT, EditionState.PLANNED, By.STAFF),
    /** The plan is taken back before its call opens. */
    TAKE_BACK(EditionState.PLANNED, EditionState.DRAFT, By.STAFF),
    /** The call opens on its first day. */
    OPEN(EditionState.PLANNED, EditionState.OPEN, By.CLOCK),
    /** The call closes when its last day is over. */
    CLOSE(EditionState.OPEN, EditionState.CLOSED, By.CLOCK),
    /** The jury begins. */
    SCREEN(EditionState.CLOSED, EditionState.SCREENING, By.STAFF),
    /** All have handed in: the jury sees what the others say, and meets. */
    MEET(EditionState.SCREENING, EditionState.MEETING, By.STAFF),
    /** Two people fix the results. */
    DECIDE(EditionState.MEETING, EditionState.DECIDED, By.TWO),
    /** The results become public at their time. */
    ANNOUNCE(EditionState.DECIDED, EditionState.ANNOUNCED, By.CLOCK);

    /** Who takes a step. */
    public enum By {
        /** One of the staff. */
        STAFF,
        /** One of the staff drafts it, another decides (起案・決裁). */
        TWO,
        /** Nobody: its time comes. */
        CLOCK
    }

    private final EditionState from;
    private final EditionState to;
    private final By by;

    EditionStep(EditionState from, EditionState to, By by) {
        this.from = from;
        this.to = to;
        this.by = by;
    }

    /** The name used in forms, messages and the record: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state that it leads to. */
    public EditionState to() {
        return to;
    }

    /** Who takes it. */
    public By by() {
        return by;
    }

    /** Whether it is possible for an edition in a state. */
    public boolean isPossible(EditionState state) {
        return state == from;
    }
}
