package jp.musubi.cms.award.edition;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** How editions are planned, and taken from step to step: the one place that does so. */
public final class Editions {
    private final EditionStore store;
    private final AwardEventStore events;
    private final AuditLog audit;

    public Editions(EditionStore store, AwardEventStore events, AuditLog audit) {
        this.store = store;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Begins an edition.
     *
     * @param plan what it takes over from another; {@link Plan#EMPTY} for nothing
     * @throws Refusal if there is one of that number
     */
    public Edition begin(Transaction tx, int number, int year, Plan plan, UUID by) {
        Edition begun =
                store.add(tx, number, year, plan)
                        .orElseThrow(
                                () -> Refusal.because(ProblemType.CONFLICT, "award-number-taken"));
        audit.add(tx, by, "award.begin", begun.id(), Integer.toString(number));
        return begun;
    }

    /**
     * Changes the plan of an edition.
     *
     * @param version that was seen
     * @throws Refusal if somebody else changed it, if it changes what nominators rely on, or if it
     *     is no longer complete
     */
    public Edition save(Transaction tx, UUID id, int year, Plan plan, long version, UUID by) {
        Edition present = EditionStore.lock(tx, id).orElseThrow(Refusal::notFound);
        EditionState state = present.state();
        if (present.version() != version || state == EditionState.ANNOUNCED) {
            throw moved();
        }
        if (state != EditionState.DRAFT && !plan.problems().isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-plan-incomplete");
        }
        if (state.isPromised() && !keeps(present, year, plan)) {
            throw Refusal.because(ProblemType.CONFLICT, "award-plan-promised");
        }
        EditionStore.save(tx, id, year, plan);
        audit.add(tx, by, "award.save", id, changed(present.plan(), plan));
        return EditionStore.find(tx, id).orElseThrow();
    }

    private static boolean keeps(Edition present, int year, Plan plan) {
        boolean isLonger =
                !plan.closesAt().equals(present.plan().closesAt())
                        && present.state() != EditionState.OPEN;
        return present.year() == year && present.plan().isKeptBy(plan) && !isLonger;
    }

    /** What of a plan was changed, for the record. */
    private static String changed(Plan before, Plan after) {
        var words = new StringBuilder();
        note(words, "call", before.callUntil(), after.callUntil());
        note(words, "announcement", before.schedule().announceAt(), after.schedule().announceAt());
        return words.toString();
    }

    private static void note(
            StringBuilder words, String name, @Nullable Object before, @Nullable Object after) {
        if (after != null && !after.equals(before)) {
            words.append(words.isEmpty() ? "" : "; ").append(name).append(" until ").append(after);
        }
    }

    /**
     * Takes a step.
     *
     * @param by null for the program itself
     * @throws Refusal if the edition's state does not allow it, or its plan is not complete
     */
    public Edition take(
            Transaction tx, UUID id, EditionStep step, @Nullable UUID by, String reason) {
        Edition present = EditionStore.lock(tx, id).orElseThrow(Refusal::notFound);
        if (!step.isPossible(present.state())) {
            throw moved();
        }
        if (step == EditionStep.PLAN) {
            checkComplete(tx, present);
        }
        EditionStore.move(tx, id, step.to());
        events.add(
                tx,
                new AwardEvent(
                        id,
                        null,
                        step.id(),
                        present.state().id(),
                        step.to().id(),
                        tx.now(),
                        by,
                        reason));
        audit.add(tx, by, "award." + step.id(), id, reason);
        return EditionStore.find(tx, id).orElseThrow();
    }

    private static void checkComplete(Transaction tx, Edition present) {
        if (!present.plan().problems().isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-plan-incomplete");
        }
        if (present.plan().closesAt().filter(tx.now()::isBefore).isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-call-over");
        }
    }

    /** Names somebody to the jury. */
    public void name(Transaction tx, UUID edition, UUID account, UUID by) {
        Edition present = EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound);
        if (present.state().compareTo(EditionState.SCREENING) > 0) {
            throw moved();
        }
        if (JurorStore.add(tx, edition, account)) {
            audit.add(tx, by, "award.name-juror", edition, "account=" + account);
        }
    }

    /**
     * Lets somebody leave the jury: what they said does not count.
     *
     * @throws Refusal if they are not in it, or the jury met already
     */
    public void release(Transaction tx, UUID edition, UUID account, String reason, UUID by) {
        Edition present = EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound);
        boolean isThere = JurorStore.find(tx, edition, account).filter(Juror::isActive).isPresent();
        if (!isThere || present.state().compareTo(EditionState.SCREENING) > 0) {
            throw moved();
        }
        JurorStore.release(tx, edition, account, reason);
        audit.add(tx, by, "award.release-juror", edition, "account=" + account);
    }

    /** Somebody went ahead, or the state does not allow it. */
    public static Refusal moved() {
        return Refusal.because(ProblemType.CONFLICT, "award-moved");
    }
}
