package jp.musubi.cms.entry;

/** What came of beginning an entry. */
public sealed interface CreateOutcome {
    /** It is stored as a draft. */
    record Created(StoredEntry entry) implements CreateOutcome {}

    /** Another entry of the type has the slug that was wished for. */
    record SlugTaken(String slug, boolean isFormer) implements CreateOutcome {}

    /** The slug that was wished for is none ({@code content.entry.Slugs}). */
    record SlugInvalid(String slug) implements CreateOutcome {}
}
