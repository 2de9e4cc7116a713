package jp.musubi.cms.database;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as they are stored: whole microseconds since 1970. The databases' own time types are not
 * used because a driver drops fractions of seconds without a word.
 */
public final class Micros {
    private static final long PER_SECOND = 1_000_000L;
    private static final long NANOS_EACH = 1_000L;

    private Micros() {}

    /** The number stored for an instant. */
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
                instant.getNano() / NANOS_EACH);
    }

    /** The instant a stored number means. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS_EACH);
    }

    /** The instant in a column. */
    public static Instant get(ResultSet row, String column) throws SQLException {
        return instant(row.getLong(column));
    }

    /** The instant in a column that may be empty. */
    public static @Nullable Instant find(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : instant(micros);
    }

    /** The number stored for an instant that may be missing. */
    public static @Nullable Long orNull(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(of(instant));
    }

    static Instant truncated(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
