package jp.musubi.cms.web;

import java.util.Locale;

/** Who may use a route at all; what they may see or change through it the handler decides. */
public enum Permission {
    /** Everybody, without signing in. */
    ANYONE,
    /** Whoever signed in. */
    READER,
    /** Whoever signed in with something that may write. */
    WRITER,
    /** As {@link #WRITER}, and acting for the city. */
    PUBLISHER;

    /** The name used in the documentation: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allows(Caller caller) {
        return switch (this) {
            case ANYONE -> true;
            case READER -> caller.isKnown();
            case WRITER -> caller.isKnown() && caller.mayWrite();
            case PUBLISHER -> caller.isKnown() && caller.mayWrite() && caller.isStaff();
        };
    }
}
