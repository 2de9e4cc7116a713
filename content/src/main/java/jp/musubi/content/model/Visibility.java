package jp.musubi.content.model;

/** Who may see a field's value. */
public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** The group decides, entry by entry; hidden unless it said otherwise. */
    OPTIONAL,
    /** City staff and the group's own editors only; never published. */
    STAFF
}
