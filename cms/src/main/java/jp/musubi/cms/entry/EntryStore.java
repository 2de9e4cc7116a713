package jp.musubi.cms.entry;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Entries and their revisions. Reading opens its own connection; what writes takes the transaction
 * that it belongs to ({@link Database#write}). Values were checked before they come here.
 */
public final class EntryStore {
    /** Entries of one {@link #upsert}. */
    public static final int MAX_BATCH_ENTRIES = 500;

    private final Database database;
    private final Ids ids;
    private final Names names;
    private final LiveEntries liveEntries;
    private final ModelChange modelChange;
    private final DraftSaves drafts;
    private final EntryLists lists = new EntryLists();

    public EntryStore(Database database, Ids ids, ContentModel model, Slugger slugger) {
        this.database = database;
        this.ids = ids;
        this.names = new Names(model, slugger);
        this.drafts = new DraftSaves(names);
        LiveIndex index = new LiveIndex(model);
        this.liveEntries = new LiveEntries(index, new FormerPaths(model));
        this.modelChange = new ModelChange(database, model, index);
    }

    /** Begins an entry as a draft of version 1. */
    public CreateOutcome create(Transaction tx, NewEntry wanted) {
        UUID id = ids.next();
        if (wanted.slug() == null) {
            String wish = names.wish(wanted.type(), wanted.content()).orElse(null);
            if (wish != null
                    && SlugUse.of(tx, wanted.type().name(), wish, id).isEmpty()
                    && insert(tx, wanted, id, wish) instanceof CreateOutcome.Created it) {
                return it;
            }
            String own =
                    wish == null ? Names.fallback(wanted.type(), id) : Names.distinct(wish, id);
            return insert(tx, wanted, id, own);
        }
        String slug = wanted.slug();
        if (!Slugs.isValid(slug)) {
            return new CreateOutcome.SlugInvalid(slug);
        }
        return SlugUse.of(tx, wanted.type().name(), slug, id)
                .<CreateOutcome>map(use -> new CreateOutcome.SlugTaken(slug, use.isFormer()))
                .orElseGet(() -> insert(tx, wanted, id, slug));
    }

    private CreateOutcome insert(Transaction tx, NewEntry wanted, UUID id, String slug) {
        String title = names.title(wanted.type(), wanted.content());
        StoredEntry entry = StoredEntry.begun(id, wanted, slug, title, tx.now());
        try {
            EntryWriter.insert(tx, List.of(entry));
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return new CreateOutcome.SlugTaken(slug, false);
            }
            throw e;
        }
        EntryWriter.insertRevisions(
                tx, List.of(new Draft(entry, wanted.content())), wanted.author());
        return new CreateOutcome.Created(entry);
    }

    /** The state of an entry. */
    public Optional<StoredEntry> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    /** The state of an entry, as the transaction sees it. */
    public Optional<StoredEntry> find(Transaction tx, UUID id) {
        return EntryRows.find(tx, id);
    }

    /** An entry with what its draft says. */
    public Optional<Draft> findDraft(UUID id) {
        return database.read(tx -> findDraft(tx, id));
    }

    /** An entry with what its draft says, as the transaction sees it. */
    public Optional<Draft> findDraft(Transaction tx, UUID id) {
        return EntryRows.findDraft(tx, id);
    }

    /**
     * As {@link #findDraft(Transaction, UUID)}; until the transaction ends nobody else saves or
     * publishes the entry.
     */
    public Optional<Draft> lockDraft(Transaction tx, UUID id) {
        return EntryRows.lock(tx, id).flatMap(locked -> EntryRows.findDraft(tx, id));
    }

    /** The state of the entry of that type and slug, published or not. */
    public Optional<StoredEntry> find(String type, String slug) {
        return Slugs.isValid(slug)
                ? database.read(tx -> EntryRows.find(tx, type, slug))
                : Optional.empty();
    }

    /** The published entry of that type and slug. */
    public Optional<LiveEntry> findLive(String type, String slug) {
        return Slugs.isValid(slug)
                ? database.read(tx -> EntryRows.findLive(tx, type, slug))
                : Optional.empty();
    }

    /** The published entry of that type that was called so before, and is called otherwise now. */
    public Optional<LiveEntry> findMoved(String type, String formerSlug) {
        return database.read(tx ->
                FormerPaths.formerly(tx, type, formerSlug)
                        .flatMap(id -> EntryRows.findLive(tx, id)));
    }

    /** Where an entry was public before, the latest first. */
    public List<FormerPath> formerPaths(UUID id) {
        return database.read(tx -> FormerPaths.of(tx, id));
    }

    /** Where public entries were before, as the transaction sees it. */
    public List<FormerPath> formerPaths(Transaction tx) {
        return FormerPaths.live(tx);
    }

    /** The published entry of that id. */
    public Optional<LiveEntry> findLive(UUID id) {
        return database.read(tx -> findLive(tx, id));
    }

    /** The published entry of that id, as the transaction sees it. */
    public Optional<LiveEntry> findLive(Transaction tx, UUID id) {
        return EntryRows.findLive(tx, id);
    }

    /**
     * Saves a draft as a new revision, if nobody saved since the version it was made from.
     *
     * @param expectedVersion the {@link StoredEntry#version} that the author had before them
     * @param author null for the program itself
     */
    public SaveOutcome save(
            Transaction tx, UUID id, long expectedVersion, Content content, @Nullable UUID author) {
        return saveAs(tx, id, expectedVersion, content, Saving.plainly(author));
    }

    /**
     * As {@link #save}, told more of why it is saved. What belongs to an editing session grows
     * within one revision, until somebody else relies on it ({@link #keep}); an unchanged text is
     * no save.
     */
    public SaveOutcome saveAs(
            Transaction tx, UUID id, long expectedVersion, Content content, Saving saving) {
        return drafts.save(tx, id, expectedVersion, content, saving);
    }

    /**
     * Makes sure that a revision stays as it is: call it when somebody begins to rely on what it
     * says, because they hand it in, compare with it or write on from it.
     */
    public void keep(Transaction tx, UUID id, int revision) {
        DraftSaves.keep(tx, id, revision);
    }

    /**
     * Keeps a text that could not become the draft as a revision of its own, so that nothing is
     * lost; the draft stays as it is. A session has one such text, the latest.
     *
     * @param base the revision that the text was made from
     * @return number of the revision
     */
    public int putAside(Transaction tx, UUID id, Content content, int base, Saving saving) {
        return DraftSaves.putAside(tx, id, content, base, saving);
    }

    /** Gives a revision a name, or takes it away when it is empty; false if there is none. */
    public boolean name(Transaction tx, UUID id, int revision, String name) {
        return Revisions.name(tx, id, revision, name);
    }

    /** Saves what an old revision said as a new revision. */
    public SaveOutcome restore(
            Transaction tx, UUID id, long expectedVersion, int revision, @Nullable UUID author) {
        Content content = Revisions.content(tx, id, revision).orElse(null);
        return content == null
                ? new SaveOutcome.NotFound()
                : saveAs(
                        tx, id, expectedVersion, content, Saving.of(author, Saving.Origin.RESTORE));
    }

    /**
     * The revisions of an entry, newest first.
     *
     * @param before list those with smaller numbers; {@link Integer#MAX_VALUE} for the newest
     */
    public List<Revision> revisions(UUID id, int before, int limit) {
        return database.read(tx -> Revisions.list(tx, id, before, limit));
    }

    /** What a revision said. */
    public Optional<Content> revision(UUID id, int number) {
        return database.read(tx -> revision(tx, id, number));
    }

    /** What a revision said, as the transaction sees it. */
    public Optional<Content> revision(Transaction tx, UUID id, int number) {
        return Revisions.content(tx, id, number);
    }

    /** A revision without what it says. */
    public Optional<Revision> findRevision(Transaction tx, UUID id, int number) {
        return Revisions.find(tx, id, number);
    }

    /**
     * Makes one revision live, whatever the draft says by now. Call {@code publish.Publishing}
     * instead.
     *
     * @return the entry afterwards
     */
    public StoredEntry setLive(Transaction tx, StoredEntry entry, int revision, Content content) {
        keep(tx, entry.id(), revision);
        return liveEntries.publish(tx, entry, revision, content);
    }

    /**
     * Puts an entry that is not public into the trash: it is not found any more, except by {@link
     * #trashed}. Call {@code publish.Publishing} instead.
     *
     * @return false when there is no such entry outside the trash
     */
    public boolean trash(Transaction tx, UUID id) {
        return EntryRows.setTrashed(tx, id, true);
    }

    /** Takes an entry out of the trash; false when it is not there. */
    public boolean takeFromTrash(Transaction tx, UUID id) {
        return EntryRows.setTrashed(tx, id, false);
    }

    /** What is in the trash, last thrown away first. */
    public List<StoredEntry> trashed(int limit) {
        return database.read(tx -> EntryRows.trashed(tx, limit));
    }

    /**
     * Makes the draft the live revision, or takes the entry away from the public. Call {@code
     * publish.Publishing} instead: it also leaves the publisher its work and writes the record.
     *
     * @return the entry afterwards
     */
    public StoredEntry setLive(Transaction tx, Draft draft, boolean live) {
        if (!live) {
            return liveEntries.unpublish(tx, draft.entry());
        }
        keep(tx, draft.entry().id(), draft.entry().draftRevision());
        return liveEntries.publish(tx, draft, tx.now());
    }

    /**
     * Makes many drafts live, each as of the time it was saved: an import brings its own times.
     * Call {@code publish.Publishing} instead.
     *
     * @param entries at most {@link #MAX_BATCH_ENTRIES}; unknown ones, and those in the trash, are
     *     left out
     * @return how many there were
     */
    public int setAllLive(Transaction tx, Collection<UUID> entries) {
        Map<UUID, Draft> known = EntryRows.drafts(tx, entries);
        known.keySet().removeAll(EntryRows.trashedAmong(tx, entries));
        Collection<Draft> drafts = known.values();
        return liveEntries.publishAll(tx, drafts, StoredEntry::savedAt).size();
    }

    /**
     * Creates what is new and saves what changed, as drafts.
     *
     * @param batch at most {@link #MAX_BATCH_ENTRIES}, no key twice
     * @return in the order of the batch
     */
    public List<UpsertOutcome> upsert(Transaction tx, List<Incoming> batch, @Nullable UUID author) {
        if (batch.size() > MAX_BATCH_ENTRIES) {
            throw new IllegalArgumentException(batch.size() + " entries in one batch");
        }
        return new EntryBatch(tx, names, ids).upsert(batch, author);
    }

    /**
     * The drafts of entries that came from a register, by their id there; unknown ids are absent.
     * Their rows are locked until the transaction ends, so that nobody saves meanwhile.
     *
     * @param externalIds at most {@link #MAX_BATCH_ENTRIES}
     */
    public Map<String, Draft> lockDrafts(
            Transaction tx, String source, Collection<String> externalIds) {
        return new EntryBatch(tx, names, ids).lockDrafts(source, externalIds);
    }

    /**
     * Brings the filters and orders of lists up to date with the content model; call once at the
     * start, before anybody reads.
     *
     * @return how many entries had to be looked at; 0 when the model is as it was
     */
    public int followModel() {
        return modelChange.follow();
    }

    /** A page of the published entries of a type. */
    public EntryPage list(ListQuery query) {
        return database.read(tx -> lists.list(tx, query));
    }

    /**
     * Drafts and published entries alike, last saved first; for editors.
     *
     * @param type only of that type; null for all
     * @param owner only of that group; null for all
     */
    public List<StoredEntry> newest(@Nullable String type, @Nullable UUID owner, int limit) {
        return database.read(tx -> newest(tx, type, owner, limit));
    }

    /** As {@link #newest(String, UUID, int)}, as the transaction sees it. */
    public List<StoredEntry> newest(
            Transaction tx, @Nullable String type, @Nullable UUID owner, int limit) {
        return EntryRows.newest(tx, type, owner, limit, 0);
    }

    /** How many entries are published, by type. */
    public Map<String, Long> countsByType() {
        return database.read(LiveEntries::countsByType);
    }

    /**
     * Walks over all published entries as they are at one moment ({@link Database#snapshot}), in
     * order of their ids, holding few in memory.
     *
     * @return the generation of that moment
     */
    public long forEachLive(Transaction snapshot, Consumer<LiveEntry> reader) {
        return LiveEntries.forEach(snapshot, reader);
    }

    /** Walks over the published entries of a type, in order of their ids. */
    public void forEachLive(Transaction tx, String type, Consumer<LiveEntry> reader) {
        LiveEntries.forEach(tx, type, reader);
    }

    /**
     * A number that changes with each publication: while it is the same, every public answer is.
     */
    public long generation() {
        return database.read(LiveEntries::generation);
    }

    /** The generation as the transaction sees it. */
    public long generation(Transaction tx) {
        return LiveEntries.generation(tx);
    }

    /** Marks everything public as changed (a site setting, for example). */
    public void nextGeneration(Transaction tx) {
        LiveEntries.nextGeneration(tx);
    }

    /** Replaces slugs in reference fields by the ids of the entries they name, where known. */
    public Fields resolveReferences(ContentType type, Fields fields) {
        return References.pending(type, fields).isEmpty()
                ? fields
                : database.read(tx -> References.resolve(tx, type, fields));
    }

    /** As {@link #resolveReferences(ContentType, Fields)}, as the transaction sees the entries. */
    public Fields resolveReferences(Transaction tx, ContentType type, Fields fields) {
        return References.resolve(tx, type, fields);
    }
}
