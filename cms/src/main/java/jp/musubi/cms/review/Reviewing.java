package jp.musubi.cms.review;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.PublicPath;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.Schedule;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Handing in, approving, returning, taking back: what a review may become, each in the transaction
 * of its audit event and, where something becomes public, of its publication. Whether a draft is
 * complete and who may decide was checked before.
 */
public final class Reviewing {
    private final ContentModel model;
    private final EntryStore entries;
    private final AccountStore accounts;
    private final Publishing publishing;
    private final Schedule schedule;
    private final AuditLog audit;
    private final Letters letters;
    private final Ids ids;

    public Reviewing(
            ContentModel model,
            EntryStore entries,
            AccountStore accounts,
            Publishing publishing,
            Schedule schedule,
            AuditLog audit,
            Letters letters,
            Ids ids) {
        this.model = model;
        this.entries = entries;
        this.accounts = accounts;
        this.publishing = publishing;
        this.schedule = schedule;
        this.audit = audit;
        this.letters = letters;
        this.ids = ids;
    }

    /**
     * Hands the draft in. A review of the entry that still waits is taken back for it.
     *
     * @param expectedVersion hand in only what was seen; empty for whatever the draft says now
     * @param note what the submitter says about it, at most {@link Review#MAX_TEXT_UNITS}
     */
    public SubmitOutcome submit(
            Transaction tx, UUID entry, OptionalLong expectedVersion, UUID submitter, String note) {
        Draft draft = entries.lockDraft(tx, entry).orElse(null);
        if (draft == null) {
            return new SubmitOutcome.NotFound();
        }
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != draft.entry().version()) {
            return new SubmitOutcome.Stale(draft);
        }
        Content live = live(tx, draft.entry());
        if (draft.content().equals(live)) {
            return new SubmitOutcome.NothingNew();
        }
        ContentType type = model.require(draft.entry().type());
        entries.keep(tx, entry, draft.entry().draftRevision());
        Optional<Review> waiting = ReviewRows.waiting(tx, entry);
        waiting.ifPresent(old ->
                ReviewRows.decide(tx, decided(tx, old, Review.State.WITHDRAWN, submitter, "")));
        Review review = review(tx, draft.entry(), submitter, note, waiting.orElse(null));
        return ReviewRules.goesOutAtOnce(type, live, draft.content())
                ? atOnce(tx, type, review, submitter)
                : waits(tx, review, submitter);
    }

    private @Nullable Content live(Transaction tx, StoredEntry entry) {
        Integer live = entry.liveRevision();
        return live == null ? null : entries.revision(tx, entry.id(), live).orElse(null);
    }

    private Review review(
            Transaction tx,
            StoredEntry entry,
            UUID submitter,
            String note,
            @Nullable Review replaced) {
        return new Review(
                ids.next(),
                entry.id(),
                entry.draftRevision(),
                Review.State.WAITING,
                submitter,
                tx.now(),
                StorableText.cut(note, Review.MAX_TEXT_UNITS),
                WorkingDays.endOfDayAfter(tx.now(), ReviewRules.DUE_AFTER_WORKING_DAYS),
                replaced == null ? Review.Priority.NORMAL : replaced.priority(),
                replaced == null ? null : replaced.claimedBy(),
                null,
                null,
                "",
                null,
                null);
    }

    private SubmitOutcome waits(Transaction tx, Review review, UUID submitter) {
        ReviewRows.insert(tx, review);
        audit.add(tx, submitter, "review.submit", review.entry(), revision(review));
        return new SubmitOutcome.Waiting(review);
    }

    private SubmitOutcome atOnce(Transaction tx, ContentType type, Review review, UUID submitter) {
        Publication publication = publish(tx, review, submitter).orElse(null);
        if (publication == null) {
            return new SubmitOutcome.NotFound();
        }
        if (type.review() == ContentType.Review.NONE) {
            return new SubmitOutcome.PublishedAtOnce(null, publication);
        }
        Review live = with(review, Review.State.LIVE, null, null, "", publication.id(), null);
        ReviewRows.insert(tx, live);
        audit.add(tx, submitter, "review.at-once", review.entry(), revision(review));
        return new SubmitOutcome.PublishedAtOnce(live, publication);
    }

    private Optional<Publication> publish(Transaction tx, Review review, UUID actor) {
        return switch (publishing.publishRevision(tx, review.entry(), review.revision(), actor)) {
            case PublishOutcome.Accepted(StoredEntry entry, Publication publication) ->
                    Optional.of(publication);
            case PublishOutcome.Stale(Draft draft) -> Optional.empty();
            case PublishOutcome.NotLive(StoredEntry entry) -> Optional.empty();
            case PublishOutcome.NotFound() -> Optional.empty();
        };
    }

    /**
     * Approves what was handed in. With enough approvals exactly that revision becomes public, even
     * if the draft moved on, and whoever handed it in is told by mail.
     *
     * @param publishAt when it becomes public; null for at once
     * @param unpublishAt when it ceases to be; null for never
     */
    public DecideOutcome approve(
            Transaction tx,
            UUID id,
            UUID approver,
            @Nullable Instant publishAt,
            @Nullable Instant unpublishAt) {
        Locked locked = lock(tx, id).orElse(null);
        if (locked == null) {
            return new DecideOutcome.NotFound();
        }
        Review review = locked.review();
        if (!review.mayBecome(Review.State.APPROVED)) {
            return new DecideOutcome.WrongState(review);
        }
        if (review.submittedBy().equals(approver)) {
            return new DecideOutcome.OwnSubmission();
        }
        Integer live = locked.entry().liveRevision();
        if (live != null && live > review.revision()) {
            return new DecideOutcome.Overtaken();
        }
        int needed = model.require(locked.entry().type()).approvals();
        if (ReviewRows.hasApproved(tx, id, approver)) {
            int approvals = ReviewRows.approvals(tx, id).size();
            return new DecideOutcome.AlreadyApproved(approvals, needed);
        }
        ReviewRows.approve(tx, id, approver);
        int approvals = ReviewRows.approvals(tx, id).size();
        audit.add(tx, approver, "review.approve", review.entry(), revision(review));
        return approvals < needed
                ? new DecideOutcome.Partly(review, approvals, needed)
                : approved(tx, locked, approver, publishAt, unpublishAt);
    }

    private DecideOutcome approved(
            Transaction tx,
            Locked locked,
            UUID approver,
            @Nullable Instant publishAt,
            @Nullable Instant unpublishAt) {
        Review review = locked.review();
        if (unpublishAt != null) {
            schedule.unpublish(tx, review.entry(), unpublishAt, approver);
        }
        Publication publication = null;
        if (publishAt != null && publishAt.isAfter(tx.now())) {
            schedule.publish(tx, review.entry(), review.revision(), publishAt, approver);
        } else {
            publication = publish(tx, review, approver).orElseThrow();
        }
        Review approved =
                with(
                        review,
                        Review.State.APPROVED,
                        approver,
                        tx.now(),
                        "",
                        publication == null ? null : publication.id(),
                        publication == null ? publishAt : null);
        ReviewRows.decide(tx, approved);
        Instant from = publication == null && publishAt != null ? publishAt : tx.now();
        tellAuthor(tx, locked, from, unpublishAt);
        return new DecideOutcome.Decided(approved, publication);
    }

    private void tellAuthor(Transaction tx, Locked locked, Instant from, @Nullable Instant until) {
        StoredEntry entry = locked.entry();
        Review review = locked.review();
        Content content = entries.revision(tx, entry.id(), review.revision()).orElseThrow();
        ContentType type = model.require(entry.type());
        String title = content.fields().text(type.titleField()).orElse(entry.title());
        String path = PublicPath.of(type, entry.slug(), entry.id(), content.fields());
        letters.send(
                tx,
                new Letters.Approved(review.submittedBy(), entry.id(), title, path, from, until));
    }

    /**
     * Asks the group to correct something; the submitter and the group's owners are told by mail.
     *
     * @param reason never blank, at most {@link Review#MAX_TEXT_UNITS}
     */
    public DecideOutcome sendBack(Transaction tx, UUID id, UUID staff, String reason) {
        Locked locked = lock(tx, id).orElse(null);
        if (locked == null) {
            return new DecideOutcome.NotFound();
        }
        Review review = locked.review();
        if (!review.mayBecome(Review.State.RETURNED)) {
            return new DecideOutcome.WrongState(review);
        }
        Review returned = decided(tx, review, Review.State.RETURNED, staff, reason);
        ReviewRows.decide(tx, returned);
        audit.add(tx, staff, "review.return", review.entry(), revision(review));
        String title = locked.entry().title();
        for (UUID to : told(locked)) {
            letters.send(
                    tx,
                    new Letters.Returned(to, review.entry(), title, staff, reason, review.id()));
        }
        return new DecideOutcome.Decided(returned, null);
    }

    /** The submitter and the owners of the group, each once. */
    private Iterable<UUID> told(Locked locked) {
        var told = new LinkedHashSet<UUID>();
        told.add(locked.review().submittedBy());
        told.addAll(locked.owners());
        return told;
    }

    /** Takes back what was handed in for an entry. */
    public DecideOutcome withdraw(Transaction tx, UUID entry, UUID account) {
        Optional<Draft> draft = entries.lockDraft(tx, entry);
        Review waiting = draft.flatMap(found -> ReviewRows.waiting(tx, entry)).orElse(null);
        if (waiting == null) {
            return new DecideOutcome.NotFound();
        }
        Review withdrawn = decided(tx, waiting, Review.State.WITHDRAWN, account, "");
        ReviewRows.decide(tx, withdrawn);
        audit.add(tx, account, "review.withdraw", entry, revision(waiting));
        return new DecideOutcome.Decided(withdrawn, null);
    }

    /** Notes that staff looked at what went out at once. */
    public DecideOutcome acknowledge(Transaction tx, UUID id, UUID staff) {
        Locked locked = lock(tx, id).orElse(null);
        if (locked == null) {
            return new DecideOutcome.NotFound();
        }
        Review review = locked.review();
        if (!review.mayBecome(Review.State.ACKNOWLEDGED)) {
            return new DecideOutcome.WrongState(review);
        }
        Review seen = decided(tx, review, Review.State.ACKNOWLEDGED, staff, "");
        ReviewRows.decide(tx, seen);
        audit.add(tx, staff, "review.acknowledge", review.entry(), revision(review));
        return new DecideOutcome.Decided(seen, null);
    }

    /** Says who looks at a review; null for nobody. Once it is decided, nobody has to any more. */
    public DecideOutcome claim(Transaction tx, UUID id, UUID by, @Nullable UUID to) {
        Review review = lock(tx, id).map(Locked::review).orElse(null);
        if (review == null) {
            return new DecideOutcome.NotFound();
        }
        if (review.state() != Review.State.WAITING && review.state() != Review.State.LIVE) {
            return new DecideOutcome.WrongState(review);
        }
        ReviewStore.claim(tx, id, to);
        audit.add(tx, by, "review.claim", review.entry(), to == null ? "" : "account=" + to);
        return new DecideOutcome.Decided(review, null);
    }

    /** Says until when a review that waits should be decided, and how much it presses. */
    public DecideOutcome plan(
            Transaction tx, UUID id, UUID by, Instant dueAt, Review.Priority priority) {
        Review review = lock(tx, id).map(Locked::review).orElse(null);
        if (review == null) {
            return new DecideOutcome.NotFound();
        }
        if (review.state() != Review.State.WAITING) {
            return new DecideOutcome.WrongState(review);
        }
        ReviewStore.plan(tx, id, dueAt, priority);
        audit.add(tx, by, "review.plan", review.entry(), dueAt + " " + priority.id());
        return new DecideOutcome.Decided(review, null);
    }

    /** A review and its entry, both locked until the transaction ends. */
    private record Locked(Review review, StoredEntry entry, List<UUID> owners) {}

    /** Locks the entry first, as saving and publishing do, so that nobody waits in a circle. */
    private Optional<Locked> lock(Transaction tx, UUID id) {
        return ReviewRows.find(tx, id)
                .flatMap(seen -> entries.lockDraft(tx, seen.entry()))
                .flatMap(draft ->
                        ReviewRows.lock(tx, id)
                                .map(review ->
                                        new Locked(
                                                review, draft.entry(), owners(tx, draft.entry()))));
    }

    private List<UUID> owners(Transaction tx, StoredEntry entry) {
        UUID group = entry.group();
        return group == null
                ? List.of()
                : accounts.membersOf(tx, group).stream()
                        .filter(member -> member.part() == Membership.Part.OWNER)
                        .map(Membership::account)
                        .toList();
    }

    private static Review decided(
            Transaction tx, Review review, Review.State state, UUID by, String reason) {
        String kept = StorableText.cut(reason, Review.MAX_TEXT_UNITS);
        return with(review, state, by, tx.now(), kept, review.publication(), null);
    }

    private static Review with(
            Review review,
            Review.State state,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            String reason,
            @Nullable UUID publication,
            @Nullable Instant publishAt) {
        return new Review(
                review.id(),
                review.entry(),
                review.revision(),
                state,
                review.submittedBy(),
                review.submittedAt(),
                review.note(),
                review.dueAt(),
                review.priority(),
                review.claimedBy(),
                decidedBy,
                decidedAt,
                reason,
                publication,
                publishAt);
    }

    private static String revision(Review review) {
        return "revision " + review.revision();
    }
}
