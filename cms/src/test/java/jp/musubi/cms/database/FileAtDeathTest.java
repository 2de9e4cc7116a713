package jp.musubi.cms.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * What a write has acknowledged can be read from a copy of the file that is made at that moment,
 * which is what the death of the process leaves behind. H2 reuses room between what it still needs,
 * and must then say where the newest part is: 2.5.250 and 2.5.252 name the one before.
 */
final class FileAtDeathTest {
    private static final int WRITES = 150;
    private static final int MOST_CHARS = 30_000;
    private static final String INSERT = "insert into setting (name, content) values (?, ?)";

    @Test
    void eachAcknowledgedWriteIsFoundThereWhereverTheFileHadRoomForIt(@TempDir Path folder)
            throws Exception {
        EmptyStores.embed(folder);
        Path copy = Files.createDirectory(folder.resolve("copy")).resolve("musubi.mv.db");
        var random = new Random(1);
        try (Database database =
                Database.open(ConnectionSettings.embedded(folder), Clock.systemUTC())) {
            database.write(tx -> tx.handle().execute("set retention_time 0"));
            for (int number = 1; number <= WRITES; number++) {
                String value = "x".repeat(random.nextInt(MOST_CHARS));
                String name = "n" + random.nextInt(9);
                int now = number;
                database.write(tx -> {
                    tx.handle().execute("delete from setting where name in ('last', ?)", name);
                    tx.handle().execute(INSERT, name, value);
                    return tx.handle().execute(INSERT, "last", now);
                });
                Files.deleteIfExists(copy);
                Files.copy(folder.resolve("musubi.mv.db"), copy);
                assertEquals(String.valueOf(number), last(copy));
            }
        }
    }

    /** The next versions of H2 write values in a form that this one takes for damage. */
    @Test
    void aStoreThatANewerH2MadeIsLeftAlone(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("musubi.mv.db");
        try (var file =
                new GZIPInputStream(
                        Objects.requireNonNull(getClass().getResourceAsStream("newer.mv.db.gz")))) {
            Files.copy(file, store);
        }
        var refused =
                assertThrows(
                        StoreUnavailable.class,
                        () ->
                                Database.open(
                                                ConnectionSettings.embedded(folder),
                                                Clock.systemUTC())
                                        .close());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("was made by build 252 of H2"),
                refused::toString);
        try (var tables =
                        DriverManager.getConnection(
                                "jdbc:h2:file:"
                                        + folder.resolve("musubi")
                                        + ";DATABASE_TO_LOWER=TRUE");
                Statement statement = tables.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from information_schema.tables where table_schema"
                                        + " = 'PUBLIC' or table_schema = 'public'")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1), "no table was added to it");
        }
    }

    private static String last(Path copy) throws SQLException {
        String url = "jdbc:h2:file:" + copy.toString().replace(".mv.db", "");
        try (Connection connection = DriverManager.getConnection(url + ";DATABASE_TO_LOWER=TRUE");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select content from setting where name = 'last'")) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }
}
