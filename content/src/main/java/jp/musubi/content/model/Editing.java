package jp.musubi.content.model;

import org.jspecify.annotations.Nullable;

/**
 * How a field is edited.
 *
 * @param part the part of the form it stands in; null for the first one
 * @param writer who may change it
 * @param approval whether staff look at a change before the public sees it
 */
public record Editing(@Nullable String part, Writer writer, Approval approval) {
    /** As a field is edited of which its file says nothing else. */
    public static final Editing USUAL = new Editing(null, Writer.OWNER, Approval.BEFORE);

    /** Who may change a field. */
    public enum Writer {
        /** Whoever may write the entry. */
        OWNER,
        /** City staff only; the group sees it. */
        STAFF
    }

    /** When staff look at a change. */
    public enum Approval {
        /** Before the public sees it. */
        BEFORE,
        /** Afterwards: a change of such fields alone goes out at once. */
        AFTER
    }
}
