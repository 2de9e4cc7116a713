package jp.musubi.site;

import jp.musubi.site.trace.Fact;

import java.util.List;
import java.util.Locale;

/**
 * Why a build left another file than it found. A file may have several reasons.
 *
 * @param causes what of the content it is about, the narrowest first, at most {@link #MAX_CAUSES}
 * @param more how many causes were left out
 */
public record Reason(Kind kind, List<Cause> causes, int more) {
    /** Causes of one reason that are named. */
    public static final int MAX_CAUSES = 5;

    public Reason {
        causes = List.copyOf(causes);
    }

    /** What happened. The names are kept with releases. */
    public enum Kind {
        /** There was no such file. */
        NEW,
        /** An entry that was elsewhere is here now. */
        MOVED_HERE,
        /** The file is gone, as its entry is elsewhere now. */
        MOVED_AWAY,
        /** The file is gone. */
        GONE,
        /** What it tells of the content changed. */
        CHANGED,
        /** It shows entries that it did not show. */
        LISTED,
        /** It no longer shows entries. */
        UNLISTED,
        /** Its part of a list is another, or the order is. */
        ORDERED,
        /** A day came on which it reads differently. */
        DAY,
        /** It names the pages of the site, and these are others. */
        PAGES,
        /** Somebody had removed or damaged it. */
        MISSING,
        /** Theme, model, settings or program changed, or a full build was asked for. */
        WHOLE;

        /** The name used in JSON: lower case with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The kind of that {@link #id}.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Something of the content.
     *
     * @param title what the entry is called in the first language of the site; empty for other
     *     facts, and for an entry that is no longer public
     */
    public record Cause(Fact fact, String title) {}
}
