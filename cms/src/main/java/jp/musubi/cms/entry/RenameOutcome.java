package jp.musubi.cms.entry;

/** What became of the wish to call an entry otherwise. */
public sealed interface RenameOutcome {
    /** It is called so at once, or will be from its next publication on. */
    record Renamed(StoredEntry entry) implements RenameOutcome {}

    /** Another entry has that slug. */
    record Taken(SlugUse by) implements RenameOutcome {}

    /** It has another shape than slugs have. */
    record Invalid() implements RenameOutcome {}

    /** There is no such entry outside the trash. */
    record NotFound() implements RenameOutcome {}
}
