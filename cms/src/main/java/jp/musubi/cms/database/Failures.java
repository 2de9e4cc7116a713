package jp.musubi.cms.database;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;

/** What an exception of a database means. */
public final class Failures {
    private static final int MYSQL_DEADLOCK = 1213;
    private static final int MYSQL_LOCK_TIMEOUT = 1205;
    private static final int GALERA_NOT_READY = 1047;
    private static final int H2_DEADLOCK = 40_001;
    private static final int H2_LOCK_TIMEOUT = 50_200;
    private static final int H2_CONCURRENT_UPDATE = 90_131;
    private static final int H2_OPEN_ELSEWHERE = 90_020;
    private static final int DUPLICATE_MYSQL = 1062;
    private static final int DUPLICATE_H2 = 23_505;

    private Failures() {}

    /** Whether a unique key was violated: somebody else was first. */
    public static boolean isDuplicate(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null
                && (sql.getErrorCode() == DUPLICATE_H2
                        || sql.getErrorCode() == DUPLICATE_MYSQL
                        || (sql instanceof SQLIntegrityConstraintViolationException
                                && sql.getErrorCode() == 0));
    }

    /** Whether the same work may succeed if it is tried again. */
    static boolean isTransient(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return false;
        }
        return switch (sql.getErrorCode()) {
            case MYSQL_DEADLOCK,
                    MYSQL_LOCK_TIMEOUT,
                    GALERA_NOT_READY,
                    H2_DEADLOCK,
                    H2_LOCK_TIMEOUT,
                    H2_CONCURRENT_UPDATE ->
                    true;
            default -> isConnectionLoss(sql) || hasState(sql, "40");
        };
    }

    /** Whether the connection broke, so that nobody knows what the server did last. */
    static boolean isConnectionLoss(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && hasState(sql, "08");
    }

    /** Whether another process has the embedded database open. */
    static boolean isOpenElsewhere(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && sql.getErrorCode() == H2_OPEN_ELSEWHERE;
    }

    /** The beginning of what the database said, for people. */
    static String firstLine(Throwable failure) {
        SQLException sql = sqlException(failure);
        String message = String.valueOf((sql == null ? failure : sql).getMessage());
        return message.lines().findFirst().orElse("no reason given");
    }

    private static boolean hasState(SQLException sql, String stateClass) {
        String state = sql.getSQLState();
        return state != null && state.startsWith(stateClass);
    }

    static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
