package jp.musubi.cms.entry;

/** What came of saving a draft. */
public sealed interface SaveOutcome {
    /** It is stored as a new revision. */
    record Saved(StoredEntry entry) implements SaveOutcome {}

    /** Somebody else saved in between; nothing was stored. */
    record Stale(Draft current) implements SaveOutcome {}

    /** There is no such entry, or no such revision of it. */
    record NotFound() implements SaveOutcome {}
}
