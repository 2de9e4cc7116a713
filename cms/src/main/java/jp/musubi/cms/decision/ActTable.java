package jp.musubi.cms.decision;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SequencedMap;

/**
 * Where proposals of a kind of acts are kept: a table with the columns {@code id}, {@code
 * proposed_by}, {@code proposed_at}, {@code decided_by}, {@code decided_at}, {@code outcome}, and
 * those of the act.
 */
public interface ActTable<A> {
    /** Name of the table. */
    String name();

    /** The act's own columns: text, or the bytes of an id; null for nothing. */
    SequencedMap<String, @Nullable Object> columns(A act);

    /** The act that a row says. */
    A act(ResultSet row) throws SQLException;
}
