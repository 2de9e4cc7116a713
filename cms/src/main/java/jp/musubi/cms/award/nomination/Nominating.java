package jp.musubi.cms.award.nomination;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.edition.AwardEvent;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How nominations are written, and taken from step to step: the one place that does so. */
public final class Nominating {
    /** How long after the announcement what is known of nominators is kept. */
    public static final Duration NOMINATORS_KEPT = Duration.ofDays(90);

    /** Nominations whose nominators are forgotten in one transaction. */
    private static final int MAX_FORGOTTEN = 200;

    /** Nominations that a mail leads back to. */
    private static final int MAX_LINKS = 10;

    private final EntryStore entries;
    private final AwardEventStore events;
    private final AuditLog audit;
    private final AwardLetters letters;
    private final NominationLinks links;
    private final Ids ids;

    public Nominating(
            EntryStore entries,
            AwardEventStore events,
            AuditLog audit,
            AwardLetters letters,
            NominationLinks links,
            Ids ids) {
        this.entries = entries;
        this.events = events;
        this.audit = audit;
        this.letters = letters;
        this.links = links;
        this.ids = ids;
    }

    /** A nomination with its edition, both locked. */
    private record Locked(Edition edition, Nomination nomination) {}

    /** An edition is locked before its nominations, so that it cannot move on meanwhile. */
    private static Locked lock(Transaction tx, UUID id) {
        UUID edition =
                NominationStore.find(tx, id)
                        .map(Nomination::edition)
                        .orElseThrow(Refusal::notFound);
        return new Locked(
                EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound),
                NominationStore.lock(tx, id).orElseThrow(Refusal::notFound));
    }

    /** Mails the link that begins a nomination. */
    public void mailLink(Transaction tx, UUID edition, String email, String name, String language) {
        Edition open = open(tx, edition);
        var beginning = new NominationLinks.Beginning(email, name, language, edition.toString());
        letters.begin(tx, ids.next(), beginning, open);
    }

    /** Mails links to all that an address nominates; to others nothing, in as long a time. */
    public void mailLinks(Transaction tx, String email, String language) {
        List<Nomination> known =
                NominationStore.ofNominator(tx, email).stream()
                        .filter(each -> NominationState.underWay().contains(each.state()))
                        .limit(MAX_LINKS)
                        .toList();
        UUID mail = letters.resume(tx, email, language, known);
        if (known.isEmpty()) {
            letters.unsend(tx, mail);
        }
    }

    /** The edition, whose call must be open. */
    private static Edition open(Transaction tx, UUID edition) {
        return EditionStore.lock(tx, edition)
                .filter(each -> each.state() == EditionState.OPEN)
                .orElseThrow(() -> Refusal.because(ProblemType.CONFLICT, "award-call-closed"));
    }

    /**
     * Begins a nomination, or finds the one that was begun under that id.
     *
     * @throws Refusal if the call is not open
     */
    public Nomination begin(Transaction tx, UUID id, UUID edition, Nominator nominator) {
        var present = NominationStore.find(tx, id);
        if (present.isPresent()) {
            return present.get();
        }
        open(tx, edition);
        return NominationStore.begin(tx, id, edition, Nominee.NOBODY, nominator);
    }

    /**
     * Begins the nomination of a group by itself; the one that is under way, where there is one.
     *
     * @throws Refusal if the call is not open, or groups may not nominate themselves
     */
    public Nomination beginOwn(Transaction tx, UUID edition, UUID group, Nominator nominator) {
        EntryRules rules = open(tx, edition).plan().rules();
        if (!rules.ownNomination()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-not-own");
        }
        return NominationStore.of(tx, edition).stream()
                .filter(each -> each.nominator().own() && group.equals(each.nominee().group()))
                .filter(each -> NominationState.underWay().contains(each.state()))
                .findFirst()
                .orElseGet(() ->
                        NominationStore.begin(
                                tx, ids.next(), edition, named(tx, group, ""), nominator));
    }

    /** A group of the register by its name there. */
    private Nominee named(Transaction tx, UUID group, String contact) {
        return entries.find(tx, group)
                .filter(each -> each.type().equals(EntryAccess.GROUP))
                .map(each -> new Nominee(group, each.title(), contact))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Keeps what a nominator writes.
     *
     * @throws Refusal if it may not be changed any more
     */
    public Nomination save(
            Transaction tx, UUID id, Nominee nominee, String category, NominationText text) {
        Locked at = lock(tx, id);
        checkOpen(at);
        UUID group = nominee.group();
        Nominee named = group == null ? nominee : named(tx, group, nominee.contact());
        Nominee kept = at.nomination().nominator().own() ? at.nomination().nominee() : named;
        NominationStore.save(tx, id, kept, category, text);
        return NominationStore.find(tx, id).orElseThrow();
    }

    /** What is sent back may come again until the jury begins; all else while the call is open. */
    private static void checkOpen(Locked at) {
        boolean isReturned = at.nomination().state() == NominationState.RETURNED;
        boolean isInTime =
                at.edition().state() == EditionState.OPEN
                        || (isReturned && at.edition().state() == EditionState.CLOSED);
        if (!isInTime) {
            throw Refusal.because(ProblemType.CONFLICT, "award-call-closed");
        }
        if (!at.nomination().state().isOpen()) {
            throw Editions.moved();
        }
    }

    /** What is missing or wrong, as names of sentences; empty if it may be handed in. */
    public static List<String> problems(Edition edition, Nomination nomination) {
        NominationText text = nomination.text();
        var problems = new ArrayList<String>();
        if (nomination.nominee().group() == null && nomination.nominee().name().isEmpty()) {
            problems.add("nominee");
        }
        if (edition.plan().category(nomination.category()).isEmpty()) {
            problems.add("category");
        }
        if (text.summary().isEmpty() || text.summaryChars() > NominationText.MAX_SUMMARY_CHARS) {
            problems.add("summary");
        }
        if (text.achievements().isEmpty()) {
            problems.add("achievements");
        }
        if (!text.hasGoodLinks()) {
            problems.add("links");
        }
        if (!nomination.nominator().own()) {
            if (text.relation().isEmpty()) {
                problems.add("relation");
            }
            if (text.supporters().size() < edition.plan().rules().supporters()) {
                problems.add("supporters");
            }
        }
        return problems;
    }

    /**
     * Hands a nomination in, and asks the nominee for consent. A group that nominates itself
     * consents by doing so.
     *
     * @param by who signed in; null for others
     * @throws Refusal if something is missing, or the call is over
     */
    public Nomination submit(Transaction tx, UUID id, @Nullable UUID by) {
        Locked at = lock(tx, id);
        checkOpen(at);
        if (!problems(at.edition(), at.nomination()).isEmpty()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-not-ready");
        }
        Nomination submitted = take(tx, at, NominationStep.SUBMIT, by, "");
        letters.moved(tx, submitted, at.edition());
        if (submitted.nominator().own()) {
            return take(tx, lock(tx, id), NominationStep.CONSENT, by, "");
        }
        ask(tx, submitted, at.edition());
        return submitted;
    }

    /** A nominee that is not of the register is asked when the office knows who it is. */
    private void ask(Transaction tx, Nomination nomination, Edition edition) {
        if (nomination.nominee().group() != null && letters.askConsent(tx, nomination, edition)) {
            audit.add(tx, null, "award.ask-consent", nomination.id(), nomination.numberText());
        }
    }

    /**
     * Says who the nominee is, and asks it for consent.
     *
     * @param nominee a group of the register, or somebody with an address
     * @throws Refusal if the nominee was asked by now, or there is nowhere to ask
     */
    public Nomination resolve(Transaction tx, UUID id, Nominee nominee, UUID by) {
        Locked at = lock(tx, id);
        Nomination present = at.nomination();
        if (present.state() != NominationState.SUBMITTED || present.nominator().own()) {
            throw Editions.moved();
        }
        UUID group = nominee.group();
        Nominee known = group == null ? nominee : named(tx, group, nominee.contact());
        links.answered(tx, id);
        NominationStore.save(tx, id, known, present.category(), present.text());
        Nomination resolved = NominationStore.find(tx, id).orElseThrow();
        audit.add(tx, by, "award.resolve", id, present.numberText());
        if (!letters.askConsent(tx, resolved, at.edition())) {
            throw Refusal.because(ProblemType.CONFLICT, "award-no-address");
        }
        audit.add(tx, by, "award.ask-consent", id, present.numberText());
        return resolved;
    }

    /**
     * Keeps what the nominee answered, and tells the nominator.
     *
     * @param by who signed in for the nominee; null for who came by a mailed link
     * @param reason of one who declines; empty for none
     */
    public Nomination answer(
            Transaction tx, UUID id, boolean consents, @Nullable UUID by, String reason) {
        Locked at = lock(tx, id);
        checkUndecided(at.edition());
        NominationStep step = consents ? NominationStep.CONSENT : NominationStep.DECLINE;
        Nomination answered = take(tx, at, step, by, reason);
        links.answered(tx, id);
        letters.moved(tx, answered, at.edition());
        return answered;
    }

    /** Takes a nomination back, at the nominator's wish. */
    public Nomination withdraw(Transaction tx, UUID id, @Nullable UUID by) {
        Locked at = lock(tx, id);
        checkUndecided(at.edition());
        Nomination withdrawn = take(tx, at, NominationStep.WITHDRAW, by, "");
        links.answered(tx, id);
        return withdrawn;
    }

    /** From the decision on, all is as it was decided. */
    private static void checkUndecided(Edition edition) {
        if (edition.state().compareTo(EditionState.DECIDED) >= 0) {
            throw Editions.moved();
        }
    }

    /**
     * Decides on a nomination after its check.
     *
     * @param step to admit, to return or to reject it
     * @param reason for the nominator, or why it is admitted though it does not fit every rule
     * @throws Refusal if it has moved on, or a reason is missing
     */
    public Nomination decide(Transaction tx, UUID id, NominationStep step, UUID by, String reason) {
        Locked at = lock(tx, id);
        if (at.edition().state() != EditionState.OPEN
                && at.edition().state() != EditionState.CLOSED) {
            throw Editions.moved();
        }
        boolean isFitting =
                step == NominationStep.ADMIT
                        && EntryCheck.of(tx, entries, at.edition(), at.nomination()).isMet();
        if (!isFitting && reason.isBlank()) {
            throw Refusal.because(ProblemType.CONFLICT, "award-reason-missing");
        }
        Nomination decided = take(tx, at, step, by, reason);
        if (step != NominationStep.ADMIT) {
            links.answered(tx, id);
            letters.moved(tx, decided, at.edition());
        }
        return decided;
    }

    /**
     * Ends what was not ready when the screening begins.
     *
     * @throws Refusal if the office has not decided on all that could take part
     */
    public void lapse(Transaction tx, Edition edition, UUID by) {
        List<Nomination> all = NominationStore.of(tx, edition.id());
        if (all.stream().anyMatch(each -> each.state() == NominationState.CONSENTED)) {
            throw Refusal.because(ProblemType.CONFLICT, "award-unchecked");
        }
        for (Nomination one : all) {
            if (NominationStep.LAPSE.isPossible(one.state())) {
                boolean wasSent = one.state() != NominationState.DRAFT;
                Nomination over = take(tx, lock(tx, one.id()), NominationStep.LAPSE, by, "");
                links.answered(tx, one.id());
                if (wasSent) {
                    letters.moved(tx, over, edition);
                }
            }
        }
    }

    /** Notes, at the announcement, whether a nomination was honoured. */
    public Nomination announce(Transaction tx, UUID id, boolean isHonoured) {
        NominationStep step = isHonoured ? NominationStep.HONOUR : NominationStep.PASS_OVER;
        return take(tx, lock(tx, id), step, null, "");
    }

    private Nomination take(
            Transaction tx, Locked at, NominationStep step, @Nullable UUID by, String reason) {
        Nomination present = at.nomination();
        if (!step.isPossible(present.state())) {
            throw Editions.moved();
        }
        NominationStore.move(tx, present.id(), step, reason);
        events.add(
                tx,
                new AwardEvent(
                        present.edition(),
                        present.id(),
                        step.id(),
                        present.state().id(),
                        step.to().id(),
                        tx.now(),
                        by,
                        reason));
        audit.add(tx, by, "award.nomination-" + step.id(), present.id(), present.numberText());
        return NominationStore.find(tx, present.id()).orElseThrow();
    }

    /** Forgets the nominators of editions announced long enough ago; returns how many. */
    public int forget(Transaction tx) {
        var before = tx.now().minus(NOMINATORS_KEPT);
        List<Nomination> over = NominationStore.unforgotten(tx, before, MAX_FORGOTTEN);
        for (Nomination one : over) {
            NominationStore.forget(tx, one);
            links.end(tx, one.id());
            audit.add(tx, null, "award.forget-nominator", one.id(), one.numberText());
        }
        return over.size();
    }
}
