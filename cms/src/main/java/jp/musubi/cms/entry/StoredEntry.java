package jp.musubi.cms.entry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry without what it says: its identity and its state.
 *
 * @param type name of its content type
 * @param slug its name in addresses, unique within the type
 * @param title what the draft is called, shortened; for lists of drafts
 * @param owner id of the group that owns it; null for what the city itself writes
 * @param version grows by one with each saved draft; what {@code If-Match} compares
 * @param draftRevision number of the revision that the draft says
 * @param lastRevision the newest number that was given out; more than the draft's where a text was
 *     put aside
 * @param liveRevision number of the published revision; null while it is not public
 * @param externalKey where it was imported from, if it was
 * @param createdAt when it was first stored
 * @param savedAt when the draft was last saved
 * @param publishedAt when it was first published; null if it never was
 * @param liveAt when its live revision was published; null while it is not public
 * @param nextSlug what it will be called from its next publication on; null for what it is called
 * @param livePath where it is public, or was last; null if it never was
 */
public record StoredEntry(
        UUID id,
        String type,
        String slug,
        String title,
        @Nullable UUID owner,
        long version,
        int draftRevision,
        int lastRevision,
        @Nullable Integer liveRevision,
        @Nullable ExternalKey externalKey,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant liveAt,
        @Nullable String nextSlug,
        @Nullable String livePath) {

    /** A new entry, which is a draft of version 1. */
    static StoredEntry begun(UUID id, NewEntry wanted, String slug, String title, Instant now) {
        return new StoredEntry(
                id,
                wanted.type().name(),
                slug,
                title,
                wanted.owner(),
                1,
                1,
                1,
                null,
                null,
                now,
                now,
                null,
                null,
                null,
                null);
    }

    /** The group that writes it, which is itself where it is one; null for the city. */
    public @Nullable UUID group() {
        return type.equals(EntryAccess.GROUP) ? id : owner;
    }

    /** What it is or, from its next publication on, will be called. */
    public String wantedSlug() {
        return nextSlug == null ? slug : nextSlug;
    }

    /** Whether the public can see it. */
    public boolean isLive() {
        return liveRevision != null;
    }

    /** Whether the draft says something that is not public yet. */
    public boolean hasUnpublishedChanges() {
        return liveRevision == null || liveRevision != draftRevision || nextSlug != null;
    }

    /** The entry after its draft was saved once more. */
    StoredEntry saved(String newTitle, Instant at) {
        return edited(newTitle, at, lastRevision + 1, lastRevision + 1);
    }

    /** The entry after newer words were put into the revision of its draft. */
    StoredEntry grown(String newTitle, Instant at) {
        return edited(newTitle, at, draftRevision, lastRevision);
    }

    private StoredEntry edited(String newTitle, Instant at, int draft, int last) {
        return new StoredEntry(
                id,
                type,
                slug,
                newTitle,
                owner,
                version + 1,
                draft,
                last,
                liveRevision,
                externalKey,
                createdAt,
                at,
                publishedAt,
                liveAt,
                nextSlug,
                livePath);
    }

    /** The entry with another state before the public. */
    StoredEntry withLive(
            @Nullable Integer revision, @Nullable Instant firstPublished, @Nullable Instant since) {
        return new StoredEntry(
                id,
                type,
                slug,
                title,
                owner,
                version,
                draftRevision,
                lastRevision,
                revision,
                externalKey,
                createdAt,
                savedAt,
                firstPublished,
                since,
                nextSlug,
                livePath);
    }

    /** The entry under another name. */
    StoredEntry called(String newSlug, @Nullable String next, @Nullable String path) {
        return new StoredEntry(
                id,
                type,
                newSlug,
                title,
                owner,
                version,
                draftRevision,
                lastRevision,
                liveRevision,
                externalKey,
                createdAt,
                savedAt,
                publishedAt,
                liveAt,
                next,
                path);
    }
}
