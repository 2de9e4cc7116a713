package jp.musubi.cms.award.screening;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.nomination.AwardLetters;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a jury scores: each juror alone, until all have handed in. */
public final class Screening {
    private final Editions editions;
    private final Nominating nominating;
    private final Conflicts conflicts;
    private final AwardLetters letters;
    private final AuditLog audit;

    public Screening(
            Editions editions,
            Nominating nominating,
            Conflicts conflicts,
            AwardLetters letters,
            AuditLog audit) {
        this.editions = editions;
        this.nominating = nominating;
        this.conflicts = conflicts;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * Lets the jury begin with what was admitted.
     *
     * @throws Refusal if there is no jury, or something is still to be checked
     */
    public Edition begin(Transaction tx, UUID id, UUID by) {
        Edition edition = editions.take(tx, id, EditionStep.SCREEN, by, "");
        List<Juror> jury = JurorStore.active(tx, id);
        if (jury.isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-no-jury");
        }
        nominating.lapse(tx, edition, by);
        conflicts.note(tx, id);
        jury.forEach(juror -> letters.jury(tx, edition, juror.account()));
        return edition;
    }

    /** What a juror scores: all that was admitted, without what they are too close to. */
    public List<Nomination> list(Transaction tx, Edition edition, UUID juror) {
        return list(
                NominationStore.admitted(tx, edition.id()), conflicts.excluded(tx, edition), juror);
    }

    private static List<Nomination> list(
            List<Nomination> admitted, Conflicts.Excluded excluded, UUID juror) {
        return admitted.stream().filter(each -> !excluded.has(each.id(), juror)).toList();
    }

    /** A juror who may still say something of a nomination, and of which edition. */
    private record Scoring(Edition edition, Juror juror) {}

    private static Scoring scoring(Transaction tx, UUID id, UUID account) {
        Edition edition = EditionStore.lock(tx, id).orElseThrow(Refusal::notFound);
        Juror juror =
                JurorStore.find(tx, id, account)
                        .filter(Juror::isActive)
                        .orElseThrow(Refusal::notFound);
        if (edition.state() != EditionState.SCREENING) {
            throw Editions.moved();
        }
        if (juror.handedInAt() != null) {
            throw Refusal.because(ProblemType.CONFLICT, "award-handed-in");
        }
        return new Scoring(edition, juror);
    }

    /**
     * Keeps what a juror says of a nomination so far.
     *
     * @throws Refusal if they take no part in it, or handed in already
     */
    public Sheet save(
            Transaction tx, UUID nomination, UUID account, Map<String, Sheet.Mark> marks) {
        Nomination about = NominationStore.find(tx, nomination).orElseThrow(Refusal::notFound);
        Edition edition = scoring(tx, about.edition(), account).edition();
        boolean isTheirs =
                list(tx, edition, account).stream().anyMatch(each -> each.id().equals(nomination));
        if (!isTheirs) {
            throw Refusal.because(ProblemType.FORBIDDEN, "award-conflict");
        }
        var sheet = new Sheet(nomination, account, marks);
        SheetStore.save(tx, edition.id(), sheet);
        return sheet;
    }

    /** What a juror said of a nomination so far. */
    public static Optional<Sheet> sheet(Transaction tx, Nomination nomination, UUID juror) {
        return SheetStore.of(tx, nomination.edition()).stream()
                .filter(each ->
                        each.nomination().equals(nomination.id()) && each.juror().equals(juror))
                .findFirst();
    }

    /**
     * Hands all in that a juror says: it cannot be changed any more.
     *
     * @throws Refusal if a score is missing
     */
    public void handIn(Transaction tx, UUID id, UUID account) {
        Edition edition = scoring(tx, id, account).edition();
        if (open(tx, edition, account) > 0) {
            throw Refusal.because(ProblemType.CONFLICT, "award-scores-missing");
        }
        JurorStore.handIn(tx, id, account);
        audit.add(tx, account, "award.hand-in", id, "");
    }

    /** Of how many nominations a juror has scores to give. */
    public int open(Transaction tx, Edition edition, UUID juror) {
        List<Criterion> criteria = edition.plan().criteria();
        List<UUID> complete =
                SheetStore.of(tx, edition.id()).stream()
                        .filter(each -> each.juror().equals(juror) && each.isComplete(criteria))
                        .map(Sheet::nomination)
                        .toList();
        return (int)
                list(tx, edition, juror).stream()
                        .filter(each -> !complete.contains(each.id()))
                        .count();
    }

    /** Whether all who have something to score have handed in: then each sees what others said. */
    public boolean isAllIn(Transaction tx, Edition edition) {
        if (edition.state().compareTo(EditionState.SCREENING) < 0) {
            return false;
        }
        List<Juror> open =
                JurorStore.active(tx, edition.id()).stream()
                        .filter(juror -> juror.handedInAt() == null)
                        .toList();
        List<Nomination> admitted = NominationStore.admitted(tx, edition.id());
        Conflicts.Excluded excluded = conflicts.excluded(tx, edition);
        return open.stream().allMatch(juror -> list(admitted, excluded, juror.account()).isEmpty());
    }

    /**
     * The sheets that count.
     *
     * @throws Refusal (not found) while somebody has not handed in
     */
    public List<Sheet> counted(Transaction tx, Edition edition) {
        if (!isAllIn(tx, edition)) {
            throw Refusal.notFound();
        }
        List<Criterion> criteria = edition.plan().criteria();
        Conflicts.Excluded excluded = conflicts.excluded(tx, edition);
        List<UUID> jury = JurorStore.active(tx, edition.id()).stream().map(Juror::account).toList();
        List<UUID> admitted =
                NominationStore.of(tx, edition.id()).stream().map(Nomination::id).toList();
        return SheetStore.of(tx, edition.id()).stream()
                .filter(each -> admitted.contains(each.nomination()))
                .filter(each -> jury.contains(each.juror()))
                .filter(each -> !excluded.has(each.nomination(), each.juror()))
                .filter(each -> each.isComplete(criteria))
                .toList();
    }

    /**
     * Lets the jury meet.
     *
     * @throws Refusal while somebody has not handed in
     */
    public Edition meet(Transaction tx, UUID id, UUID by) {
        Edition present = EditionStore.lock(tx, id).orElseThrow(Refusal::notFound);
        if (present.state() == EditionState.SCREENING && !isAllIn(tx, present)) {
            throw Refusal.because(ProblemType.CONFLICT, "award-not-all-in");
        }
        conflicts.note(tx, id);
        return editions.take(tx, id, EditionStep.MEET, by, "");
    }

    /** The nominations of a category in the order of their marks, once all have handed in. */
    public Ranking ranking(Transaction tx, Edition edition, Category category) {
        List<UUID> nominations =
                Nominations.screened(tx, edition.id()).stream()
                        .filter(each -> each.category().equals(category.id()))
                        .map(Nomination::id)
                        .toList();
        return Ranking.of(nominations, counted(tx, edition), edition.plan().criteria());
    }
}
