package jp.musubi.cms.entry;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

/**
 * Who saves a draft, and why.
 *
 * @param author null for the program itself
 * @param session the form it was typed into; null for what no form sent
 */
public record Saving(@Nullable UUID author, Origin origin, @Nullable Session session) {

    /** Why a revision was saved. */
    public enum Origin {
        /** Somebody saved it. */
        SAVE,
        /** A form saved it while somebody was typing. */
        AUTOSAVE,
        /** An old revision was taken up again. */
        RESTORE,
        /** The words of two people were put together. */
        MERGE,
        /** The words of one of them, before. */
        ASIDE,
        /** Somebody said that all is still right. */
        CONFIRM;

        /** The name used in JSON and in names of sentences: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A form that is being typed into.
     *
     * @param id made when the form was opened
     * @param turn counts what the form sends by itself, from 1; 0 for what a person sent
     */
    public record Session(UUID id, long turn) {}

    /** Saved outside of any form. */
    public static Saving plainly(@Nullable UUID author) {
        return of(author, Origin.SAVE);
    }

    /** Saved outside of any form, for a reason. */
    public static Saving of(@Nullable UUID author, Origin origin) {
        return new Saving(author, origin, null);
    }
}
