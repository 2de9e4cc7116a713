package jp.musubi.cms.entry;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;
import jp.musubi.content.entry.Fields;
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
    private final ContentModel model;
    private final Slugger slugger;

    public EntryStore(Database database, Ids ids, ContentModel model, Slugger slugger) {
        this.database = database;
        this.ids = ids;
        this.model = model;
        this.slugger = slugger;
    }

    /** Begins an entry as a draft of version 1. */
    public CreateOutcome create(Transaction tx, NewEntry wanted) {
        return Unwritten.body(database, ids, model, slugger);
    }

    /** The state of an entry. */
    public Optional<StoredEntry> find(UUID id) {
        return Unwritten.body();
    }

    /** The state of an entry, as the transaction sees it. */
    public Optional<StoredEntry> find(Transaction tx, UUID id) {
        return Unwritten.body();
    }

    /** An entry with what its draft says. */
    public Optional<Draft> findDraft(UUID id) {
        return Unwritten.body();
    }

    /** The state of the entry of that type and slug, published or not. */
    public Optional<StoredEntry> find(String type, String slug) {
        return Unwritten.body();
    }

    /** The published entry of that type and slug. */
    public Optional<LiveEntry> findLive(String type, String slug) {
        return Unwritten.body();
    }

    /** The published entry of that id. */
    public Optional<LiveEntry> findLive(UUID id) {
        return Unwritten.body();
    }

    /**
     * Saves a draft as a new revision, if nobody saved since the version it was made from.
     *
     * @param expectedVersion the {@link StoredEntry#version} that the author had before them
     * @param author null for the program itself
     */
    public SaveOutcome save(
            Transaction tx, UUID id, long expectedVersion, Content content, @Nullable UUID author) {
        return Unwritten.body();
    }

    /** Saves what an old revision said as a new revision. */
    public SaveOutcome restore(
            Transaction tx, UUID id, long expectedVersion, int revision, @Nullable UUID author) {
        return Unwritten.body();
    }

    /**
     * The revisions of an entry, newest first.
     *
     * @param before list those with smaller numbers; {@link Integer#MAX_VALUE} for the newest
     */
    public List<Revision> revisions(UUID id, int before, int limit) {
        return Unwritten.body();
    }

    /** What a revision said. */
    public Optional<Content> revision(UUID id, int number) {
        return Unwritten.body();
    }

    /**
     * Makes the draft the live revision, or takes the entry away from the public. Call {@code
     * publish.Publishing} instead: it also leaves the publisher its work and writes the record.
     *
     * @return the entry afterwards
     */
    public StoredEntry setLive(Transaction tx, Draft draft, boolean live) {
        return Unwritten.body();
    }

    /**
     * Creates what is new and saves what changed, as drafts.
     *
     * @param batch at most {@link #MAX_BATCH_ENTRIES}, no key twice
     * @return in the order of the batch
     */
    public List<UpsertOutcome> upsert(Transaction tx, List<Incoming> batch, @Nullable UUID author) {
        return Unwritten.body();
    }

    /** A page of the published entries of a type. */
    public EntryPage list(ListQuery query) {
        return Unwritten.body();
    }

    /**
     * Drafts and published entries alike, last saved first; for editors.
     *
     * @param type only of that type; null for all
     * @param owner only of that group; null for all
     * @param offset entries to skip
     */
    public List<StoredEntry> newest(
            @Nullable String type, @Nullable UUID owner, int limit, int offset) {
        return Unwritten.body();
    }

    /** How many entries are published, by type. */
    public Map<String, Long> countsByType() {
        return Unwritten.body();
    }

    /**
     * Walks over all published entries as they are at one moment, in order of their ids, holding
     * few in memory.
     *
     * @return the generation of that moment
     */
    public long forEachLive(Consumer<LiveEntry> reader) {
        return Unwritten.body();
    }

    /** As {@link #forEachLive(Consumer)}, inside {@link Database#snapshot}. */
    public long forEachLive(Transaction snapshot, Consumer<LiveEntry> reader) {
        return Unwritten.body();
    }

    /**
     * A number that changes with each publication: while it is the same, every public answer is.
     */
    public long generation() {
        return Unwritten.body();
    }

    /** Marks everything public as changed (a site setting, for example). */
    public void nextGeneration(Transaction tx) {
        Unwritten.body();
    }

    /** Replaces slugs in reference fields by the ids of the entries they name, where known. */
    public Fields resolveReferences(ContentType type, Fields fields) {
        return Unwritten.body();
    }

    /** Ids by slug of the entries of a type, published or not; unknown slugs are absent. */
    public Map<String, UUID> idsBySlug(Transaction tx, String type, Collection<String> slugs) {
        return Unwritten.body();
    }
}
