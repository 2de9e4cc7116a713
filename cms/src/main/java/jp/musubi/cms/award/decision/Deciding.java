package jp.musubi.cms.award.decision;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.AwardLetters;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.screening.Nominations;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.model.ContentModel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How what a jury chose is recorded, fixed by two people, announced and, if need be, withdrawn. */
public final class Deciding {
    private final Editions editions;
    private final Nominating nominating;
    private final AwardEntries entries;
    private final AwardLetters letters;
    private final AuditLog audit;
    private final Ids ids;

    /** What it publishes with. */
    public record Parts(
            ContentModel model, EntryStore entries, Publishing publishing, Screens screens) {}

    public Deciding(
            Editions editions,
            Nominating nominating,
            Parts parts,
            AwardLetters letters,
            AuditLog audit,
            Ids ids) {
        this.editions = editions;
        this.nominating = nominating;
        this.entries =
                new AwardEntries(
                        parts.model(), parts.entries(), parts.publishing(), parts.screens());
        this.letters = letters;
        this.audit = audit;
        this.ids = ids;
    }

    /** The record of an edition's meeting. */
    public static Meeting meeting(Transaction tx, UUID edition) {
        return MeetingStore.of(tx, edition);
    }

    /** What was decided in an edition; the office's alone until it is announced. */
    public static List<Result> results(Transaction tx, UUID edition) {
        return ResultStore.of(tx, edition);
    }

    /** What was drafted in an edition, oldest first. */
    public static List<Proposal<AwardAct>> proposals(Transaction tx, UUID edition) {
        return AwardAct.PROPOSALS.of(tx, "edition", edition);
    }

    /** What waits for a decision, the longest waiting first. */
    public static List<Proposal<AwardAct>> open(Transaction tx) {
        return AwardAct.PROPOSALS.open(tx);
    }

    /**
     * Keeps the record of a meeting.
     *
     * @param version that was seen
     * @throws Refusal if somebody else changed it, or it is drafted for decision
     */
    public Meeting save(Transaction tx, UUID edition, MeetingRecord record, long version, UUID by) {
        lockMeeting(tx, edition);
        if (MeetingStore.of(tx, edition).version() != version) {
            throw Editions.moved();
        }
        var kept = new Meeting(record, version + 1);
        MeetingStore.save(tx, edition, kept, by);
        audit.add(tx, by, "award.record-meeting", edition, "");
        return kept;
    }

    private static Edition lockMeeting(Transaction tx, UUID edition) {
        Edition present = EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound);
        if (present.state() != EditionState.MEETING || isDrafted(tx, edition, null)) {
            throw Editions.moved();
        }
        return present;
    }

    private static boolean isDrafted(Transaction tx, UUID edition, @Nullable UUID result) {
        return AwardAct.PROPOSALS.of(tx, "edition", edition).stream()
                .filter(Proposal::isOpen)
                .anyMatch(each -> Objects.equals(result, each.act().result()));
    }

    /** What is missing or wrong in a record, as names of sentences. */
    public static List<String> problems(Transaction tx, Edition edition) {
        List<UUID> jury = JurorStore.active(tx, edition.id()).stream().map(Juror::account).toList();
        return MeetingStore.of(tx, edition.id())
                .record()
                .problems(edition.plan(), jury, Nominations.screened(tx, edition.id()));
    }

    /**
     * Drafts the results of an edition.
     *
     * @throws Refusal if the record is not complete
     */
    public Proposal<AwardAct> propose(Transaction tx, UUID edition, DecisionWords words, UUID by) {
        Edition present = lockMeeting(tx, edition);
        if (!problems(tx, present).isEmpty() || words.document().isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-record-incomplete");
        }
        audit.add(tx, by, "award.propose", edition, words.document());
        return AwardAct.PROPOSALS.add(tx, ids.next(), new AwardAct(edition, null, words), by);
    }

    /**
     * Drafts that a prize be withdrawn.
     *
     * @throws Refusal if it is not public, or withdrawn already, or no reason is given
     */
    public Proposal<AwardAct> proposeWithdrawal(
            Transaction tx, UUID result, DecisionWords words, UUID by) {
        Result about = ResultStore.find(tx, result).orElseThrow(Refusal::notFound);
        boolean isThere = EditionStore.lock(tx, about.edition()).isPresent();
        boolean isStanding = about.entry() != null && about.withdrawnOn() == null;
        if (!isThere || !isStanding || isDrafted(tx, about.edition(), result)) {
            throw Editions.moved();
        }
        if (words.document().isEmpty() || words.reason().isMissing()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-reason-missing");
        }
        audit.add(tx, by, "award.propose-withdrawal", result, words.document());
        return AwardAct.PROPOSALS.add(
                tx, ids.next(), new AwardAct(about.edition(), result, words), by);
    }

    /**
     * Decides what another drafted.
     *
     * @throws Refusal if the same person drafted it, or it was decided already
     */
    public Proposal<AwardAct> decide(Transaction tx, UUID id, boolean taken, UUID by) {
        UUID edition =
                AwardAct.PROPOSALS
                        .find(tx, id)
                        .map(each -> each.act().edition())
                        .orElseThrow(Refusal::notFound);
        Edition present = EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound);
        Proposal<AwardAct> proposal = AwardAct.PROPOSALS.decide(tx, id, taken, by);
        AwardAct act = proposal.act();
        if (!taken) {
            audit.add(tx, by, "award.decline", edition, act.words().document());
        } else if (act.result() == null) {
            fix(tx, present, act, by);
        } else {
            withdraw(tx, present, act, by);
        }
        return proposal;
    }

    /** Fixes the results, each with its number; those who are to know it before are told. */
    private void fix(Transaction tx, Edition edition, AwardAct act, UUID by) {
        if (!problems(tx, edition).isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-record-incomplete");
        }
        MeetingRecord record = MeetingStore.of(tx, edition.id()).record();
        LocalDate today = LocalDate.ofInstant(tx.now(), Times.ZONE);
        for (Category category : edition.plan().categories()) {
            for (Nomination one : Nominations.screened(tx, edition.id())) {
                MeetingRecord.Choice choice = record.choices().get(one.id());
                if (choice != null && one.category().equals(category.id())) {
                    fix(tx, edition, one, choice, act.words().document(), today);
                }
            }
        }
        editions.take(tx, edition.id(), EditionStep.DECIDE, by, act.words().document());
    }

    private void fix(
            Transaction tx,
            Edition edition,
            Nomination nomination,
            MeetingRecord.Choice choice,
            String document,
            LocalDate today) {
        int year = edition.year();
        int count = ResultStore.nextCount(tx, year, entries.lastCount(tx, year));
        ResultStore.add(
                tx,
                new Result(
                        ids.next(),
                        edition.id(),
                        nomination.id(),
                        AwardEntries.number(year, count),
                        choice.prize(),
                        choice.citation(),
                        document,
                        today,
                        null,
                        null));
        if (edition.plan().schedule().telling() == Schedule.Telling.BEFORE) {
            letters.honoured(tx, nomination, edition, prize(choice.prize().ja()), true);
        }
    }

    private static String prize(String words) {
        return words.replaceAll("\\s+", " ");
    }

    /** Makes the results of an edition public, all at once. */
    void announce(Transaction tx, UUID id) {
        Edition edition = editions.take(tx, id, EditionStep.ANNOUNCE, null, "");
        List<Result> results = ResultStore.of(tx, id);
        for (Nomination one : NominationStore.admitted(tx, id)) {
            var result =
                    results.stream().filter(each -> each.nomination().equals(one.id())).findFirst();
            Nomination told = nominating.announce(tx, one.id(), result.isPresent());
            if (result.isPresent()) {
                UUID entry = entries.publish(tx, edition, told, result.get());
                ResultStore.published(tx, result.get().id(), entry);
                audit.add(tx, null, "award.publish", entry, result.get().number());
                letters.honoured(
                        tx,
                        told,
                        edition,
                        prize(result.get().prize().in(Screens.languages().getFirst())),
                        false);
            } else {
                letters.notHonoured(tx, told, edition);
            }
            letters.results(tx, told, edition);
        }
        announceUngiven(tx, edition);
    }

    /** Tells the public in which categories nobody won, and why. */
    private void announceUngiven(Transaction tx, Edition edition) {
        LocalDate decidedOn =
                AwardAct.PROPOSALS.of(tx, "edition", edition.id()).stream()
                        .filter(each -> each.outcome() == Proposal.Outcome.TAKEN)
                        .filter(each -> each.act().result() == null)
                        .map(Proposal::decidedAt)
                        .filter(Objects::nonNull)
                        .map(at -> LocalDate.ofInstant(at, Times.ZONE))
                        .reduce((_, later) -> later)
                        .orElseGet(() -> LocalDate.ofInstant(tx.now(), Times.ZONE));
        Map<String, Wording> none = MeetingStore.of(tx, edition.id()).record().none();
        for (Category category : edition.plan().categories()) {
            Wording reason = none.get(category.id());
            if (reason != null) {
                UUID entry = entries.publishUngiven(tx, edition, category, reason, decidedOn);
                audit.add(tx, null, "award.publish-ungiven", entry, category.name().ja());
            }
        }
    }

    private void withdraw(Transaction tx, Edition edition, AwardAct act, UUID by) {
        UUID id = Objects.requireNonNull(act.result());
        Result result = ResultStore.find(tx, id).orElseThrow(Refusal::notFound);
        UUID entry = result.entry();
        if (entry == null || result.withdrawnOn() != null) {
            throw Editions.moved();
        }
        LocalDate today = LocalDate.ofInstant(tx.now(), Times.ZONE);
        entries.withdraw(tx, entry, act.words().reason(), today, by);
        ResultStore.withdrawn(tx, id, today);
        audit.add(tx, by, "award.withdraw", entry, result.number());
        Nomination nomination =
                NominationStore.find(tx, result.nomination()).orElseThrow(Refusal::notFound);
        letters.withdrawn(tx, nomination, edition, result.number(), act.words().reason().ja());
    }
}
