package jp.musubi.cms.entry;

import jp.musubi.cms.database.Unwritten;

import java.util.Optional;

/**
 * A place in a list: the position of the last entry of a page in the list's order. Opaque to
 * clients; entries that come or go never make a page repeat or skip others.
 */
public final class Cursor {
    private Cursor() {}

    /** Reads what {@link #toString} wrote; empty when it is none, or one of another order. */
    public static Optional<Cursor> parse(String text, Sort sort) {
        return Unwritten.body();
    }

    /** Short, and safe in an address. */
    @Override
    public String toString() {
        return Unwritten.body();
    }
}
