package jp.musubi.cms.database;

import com.zaxxer.hikari.HikariConfig;

import org.h2.engine.Constants;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** All that differs between the databases. */
enum Dialect {
    H2 {
        @Override
        void configure(HikariConfig pool, String url) {
            pool.setJdbcUrl(h2Url(url));
            pool.setDriverClassName("org.h2.Driver");
        }

        @Override
        Map<String, String> placeholders() {
            return Map.of("tables", "", "json", "varchar(" + MAX_JSON_CHARS + ")");
        }

        @Override
        int snapshotIsolation() {
            return Constants.TRANSACTION_SNAPSHOT;
        }

        @Override
        void refuseNewer(Connection connection, String place) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet build = statement.executeQuery(BUILD_THAT_MADE_IT)) {
                if (build.next() && build.getInt(1) > Constants.BUILD_ID) {
                    throw new StoreUnavailable(
                            ("The database %s was made by build %d of H2, and this program has"
                                            + " build %d, which cannot read all of it. Nothing was"
                                            + " changed. Start the version of the program that made"
                                            + " it, take everything out with `musubi export`, and"
                                            + " begin again in an empty folder.")
                                    .formatted(place, build.getInt(1), Constants.BUILD_ID));
                }
            }
        }

        @Override
        Durability durability(String url) throws SQLException {
            Connection connection = DriverManager.getConnection(h2Url(url));
            Statement statement = connection.createStatement();
            return new GroupSync(() -> checkpoint(statement), () -> close(connection));
        }
    },
    MYSQL {
        @Override
        void configure(HikariConfig pool, String url) {
            pool.setJdbcUrl(url);
            pool.setDriverClassName("com.mysql.cj.jdbc.Driver");
            MYSQL_PROPERTIES.forEach(pool::addDataSourceProperty);
        }

        @Override
        Map<String, String> placeholders() {
            return Map.of(
                    "tables",
                    "engine=InnoDB default character set utf8mb4 collate utf8mb4_bin",
                    "json",
                    "mediumtext");
        }

        @Override
        int snapshotIsolation() {
            return Connection.TRANSACTION_REPEATABLE_READ;
        }

        @Override
        Durability durability(String url) {
            return Durability.OF_THE_SERVER;
        }
    };

    /** Characters of the largest JSON text that is stored; H2 holds at most 1,048,576. */
    static final int MAX_JSON_CHARS = 1_000_000;

    private static final int LOCK_TIMEOUT_SECONDS = 10;

    /**
     * Batches in few packets (5 to 12 times faster), statements prepared once, no question to the
     * server for what is known here, and no silent cutting of values that do not fit.
     */
    private static final Map<String, String> MYSQL_PROPERTIES =
            Map.of(
                    "rewriteBatchedStatements", "true",
                    "cachePrepStmts", "true",
                    "useServerPrepStmts", "true",
                    "prepStmtCacheSize", "250",
                    "prepStmtCacheSqlLimit", "4096",
                    "useLocalSessionState", "true",
                    "characterEncoding", "UTF-8",
                    "connectionCollation", "utf8mb4_bin",
                    "tinyInt1isBit", "true",
                    "sessionVariables",
                            "sql_mode='STRICT_ALL_TABLES',innodb_lock_wait_timeout="
                                    + LOCK_TIMEOUT_SECONDS);

    /**
     * H2 need not write at each commit, because {@link GroupSync} has it write out everything that
     * is committed before anybody is told. It seldom writes by itself, and not while people work:
     * what its own thread has begun to write, a checkpoint takes for written.
     */
    private static final String H2_OPTIONS =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=60000"
                    + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT="
                    + LOCK_TIMEOUT_SECONDS * 1000;

    private static final String BUILD_THAT_MADE_IT =
            "select setting_value from information_schema.settings"
                    + " where setting_name = 'CREATE_BUILD'";

    static Dialect of(String url) {
        return url.startsWith("jdbc:h2:") ? H2 : MYSQL;
    }

    abstract void configure(HikariConfig pool, String url);

    abstract Map<String, String> placeholders();

    abstract int snapshotIsolation();

    /**
     * Looks, before anything is written, whether this program can read what is there.
     *
     * @throws StoreUnavailable if it was made by what writes another format
     */
    void refuseNewer(Connection connection, String place) throws SQLException {
        // A server reads its own files.
    }

    abstract Durability durability(String url) throws SQLException;

    private static String h2Url(String url) {
        return url + H2_OPTIONS;
    }

    /**
     * Has H2 write out all that is committed. It would return at once if nothing had changed since
     * its own thread began to write, though that write may not have ended: so something changes
     * first, and is written behind it.
     */
    private static void checkpoint(Statement statement) {
        try {
            statement.execute("update counter set amount = 1 - amount where name = 'checkpoint'");
            statement.execute("checkpoint sync");
        } catch (SQLException e) {
            throw new StoreUnavailable(
                    "The database could not be written to disk; look whether the disk is full.", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreUnavailable("The database could not be closed.", e);
        }
    }
}
