package jp.musubi.cms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * Empty stores whose tables are up to date. One of each kind is made by all migrations, and the
 * others are copies of it; what migrations do to empty and to old stores, {@link DatabaseTest}
 * looks at.
 */
public final class EmptyStores {
    private EmptyStores() {}

    /** Made when the first store of that kind is asked for. */
    private static final class H2 {
        static final List<Path> FILES = files();

        private static List<Path> files() {
            try {
                Path folder = Files.createTempDirectory("musubi-empty");
                folder.toFile().deleteOnExit();
                migrate(ConnectionSettings.embedded(folder));
                try (Stream<Path> files = Files.list(folder)) {
                    List<Path> all = files.filter(Files::isRegularFile).toList();
                    all.forEach(file -> file.toFile().deleteOnExit());
                    return all;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Maria {
        static final ConnectionSettings TEMPLATE = migrate(MariaDb.newDatabase());

        /** Those that nobody uses any more, with what was written into them. */
        static final Deque<ConnectionSettings> USED = new ConcurrentLinkedDeque<>();
    }

    private static ConnectionSettings migrate(ConnectionSettings connection) {
        Database.open(connection, Clock.systemUTC()).close();
        return connection;
    }

    /**
     * One more.
     *
     * @param folder where an embedded one is put
     */
    public static ConnectionSettings next(TestStore.Kind kind, Path folder) throws IOException {
        return switch (kind) {
            case H2 -> {
                embed(folder);
                yield ConnectionSettings.embedded(folder);
            }
            case MARIADB -> {
                ConnectionSettings used = Maria.USED.poll();
                if (used == null) {
                    yield MariaDb.copyOf(Maria.TEMPLATE);
                }
                MariaDb.restore(used, Maria.TEMPLATE);
                yield used;
            }
        };
    }

    /** Takes one back whose connections are closed: another test gets it, empty again. */
    public static void giveBack(ConnectionSettings used) {
        if (!used.isEmbedded()) {
            Maria.USED.add(used);
        }
    }

    /** Puts one into a data folder, unless there is a store. */
    public static void embed(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : H2.FILES) {
            Path copy = folder.resolve(file.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(file, copy);
            }
        }
    }
}
