package jp.musubi.cms.database;

import jp.musubi.OnThisMachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A MariaDB server of the tests' own: started once in each JVM that needs it, on a free port, in a
 * temporary folder, and stopped when the JVM ends. Where it is not installed, the tests that need
 * it are skipped aloud; with {@code CI=true} they fail.
 */
public final class MariaDb {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Optional<MariaDb> SERVER = start();

    private final Process server;
    private final Path folder;
    private final int port;

    private MariaDb(Process server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /** The address and user of a new, empty database. */
    public static ConnectionSettings newDatabase() {
        if (SERVER.isEmpty()) {
            OnThisMachine.isMissing(
                    "MariaDB is not installed (mariadbd, mariadb-install-db): the store was NOT"
                            + " tested on it. On Debian: apt-get install mariadb-server");
        }
        return SERVER.orElseThrow().create("store" + DATABASES.incrementAndGet());
    }

    private ConnectionSettings create(String name) {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4");
            return new ConnectionSettings(url(name), "root", "", 16);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The address and user of a new database with the tables and rows of another, which is quicker
     * than to bring an empty one up to date.
     */
    static ConnectionSettings copyOf(ConnectionSettings template) {
        ConnectionSettings copy = newDatabase();
        String from = template.url().replaceAll(".*/|\\?.*", "");
        try (Connection connection = DriverManager.getConnection(copy.url(), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (String table : column(statement, "show tables from " + from, 1)) {
                String place = from + ".`" + table + "`";
                statement.execute(column(statement, "show create table " + place, 2).getFirst());
                statement.execute("insert into `" + table + "` select * from " + place);
            }
            return copy;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a copy what its template is, whatever was written into it since: much quicker than to
     * make another, as tables are files.
     */
    static void restore(ConnectionSettings copy, ConnectionSettings template) {
        String from = template.url().replaceAll(".*/|\\?.*", "");
        try (Connection connection = DriverManager.getConnection(copy.url(), "root", "");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set foreign_key_checks = 0");
            for (String table : column(statement, "show tables", 1)) {
                statement.execute("delete from `" + table + "`");
                statement.execute(
                        "insert into `%s` select * from %s.`%s`".formatted(table, from, table));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Statement statement, String query, int at)
            throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(at));
            }
        }
        return values;
    }

    private String url(String name) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + name + "?sslMode=DISABLED";
    }

    private static Optional<MariaDb> start() {
        Optional<Path> server = OnThisMachine.program("mariadbd");
        Optional<Path> installer = OnThisMachine.program("mariadb-install-db");
        if (server.isEmpty() || installer.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("musubi-mariadb");
            String user = "--user=" + System.getProperty("user.name");
            Path data = folder.resolve("data");
            run(
                    folder,
                    installer.get().toString(),
                    "--no-defaults",
                    user,
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db");
            int port = freePort();
            Process process =
                    in(
                                    folder,
                                    server.get().toString(),
                                    "--no-defaults",
                                    user,
                                    "--datadir=" + data,
                                    "--socket=" + folder.resolve("s"),
                                    "--pid-file=" + folder.resolve("pid"),
                                    "--port=" + port,
                                    "--bind-address=127.0.0.1",
                                    "--skip-networking=0",
                                    "--skip-name-resolve",
                                    "--innodb-buffer-pool-size=128M",
                                    // Programs are killed here, machines are not.
                                    "--innodb-flush-log-at-trx-commit=2",
                                    "--innodb-flush-method=nosync",
                                    "--innodb-doublewrite=0")
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            MariaDb started = new MariaDb(process, folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
            started.awaitReady();
            return Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A program whose temporary files are in the folder: each server takes away those that it finds
     * when it starts, and others may be at work beside it.
     */
    private static ProcessBuilder in(Path folder, String... command) {
        var program = new ProcessBuilder(command);
        program.environment().put("TMPDIR", folder.toString());
        return program;
    }

    private void awaitReady() throws IOException {
        Instant until = Instant.now().plus(START_WITHIN);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url(""), "root", "")) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || Instant.now().isAfter(until)) {
                    throw new IllegalStateException(
                            "MariaDB did not start: " + Files.readString(folder.resolve("log")), e);
                }
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve("install.log");
        Process process =
                in(folder, command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
