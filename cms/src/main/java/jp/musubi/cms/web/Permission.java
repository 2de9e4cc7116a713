package jp.musubi.cms.web;

import java.util.Locale;

/** Who may use a route at all; what they may see or change through it the handler decides. */
public enum Permission {
    /** Everybody, without signing in. */
    ANYONE(Standing.STRANGER, false),
    /** A browser that signed in, be it without its second factor: to give that, or to leave. */
    BROWSER(Standing.STRANGER, false),
    /** Whoever signed in. */
    READER(Standing.MEMBER, false),
    /** Whoever signed in with something that may write. */
    WRITER(Standing.MEMBER, true),
    /** Whoever acts for the city. */
    STAFF(Standing.STAFF, false),
    /** As {@link #WRITER}, and acting for the city. */
    PUBLISHER(Standing.STAFF, true),
    /** Who runs the system, with something that may write. */
    ADMINISTRATOR(Standing.ADMINISTRATOR, true);

    private final Standing least;
    private final boolean writes;

    Permission(Standing least, boolean writes) {
        this.least = least;
        this.writes = writes;
    }

    /** The name used in the documentation: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody may use routes with it. */
    public boolean allows(Caller caller) {
        if (this == BROWSER) {
            return caller.browser().isPresent();
        }
        return this == ANYONE
                || (caller.isKnown()
                        && caller.standing().includes(least)
                        && (!writes || caller.mayWrite()));
    }
}
