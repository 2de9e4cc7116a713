package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.EmptyStores;
import jp.musubi.cms.database.TestStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Whether people see each other who work on one store through two processes. */
final class PresenceTest {
    private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

    @TempDir private Path folder;

    private final UUID entry = UUID.randomUUID();
    private final UUID tanaka = UUID.randomUUID();
    private final UUID sato = UUID.randomUUID();

    private static Database open(ConnectionSettings store, Duration afterNoon) {
        return Database.open(store, Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC));
    }

    @Test
    void peopleOfTwoProcessesSeeEachOtherUntilTheyAreSilent() throws Exception {
        ConnectionSettings store = EmptyStores.next(TestStore.Kind.MARIADB, folder);
        try (Database here = open(store, Duration.ZERO);
                Database there = open(store, Duration.ofSeconds(1));
                Database afterwards = open(store, Presence.SILENT.plusSeconds(2))) {
            assertEquals(List.of(), new Presence(here).sign(entry, tanaka));
            assertEquals(List.of(tanaka), new Presence(there).sign(entry, sato));
            assertEquals(List.of(sato), new Presence(here).sign(entry, tanaka));
            assertEquals(List.of(), new Presence(there).sign(UUID.randomUUID(), sato));

            assertEquals(List.of(), new Presence(afterwards).sign(entry, tanaka));
            assertEquals(List.of(tanaka), new Presence(afterwards).sign(entry, sato));
        }
    }

    @Test
    void aFormThatStaysOpenIsSeenAndSeldomWritten() throws Exception {
        ConnectionSettings store = EmptyStores.next(TestStore.Kind.MARIADB, folder);
        try (Database start = open(store, Duration.ZERO);
                Database soon = open(store, Presence.FRESH.minusSeconds(1));
                Database next = open(store, Presence.FRESH.plusSeconds(10));
                Database last = open(store, Presence.SILENT.plusSeconds(10))) {
            new Presence(start).sign(entry, tanaka);
            new Presence(soon).sign(entry, tanaka);
            assertEquals(1, writtenAt(start, NOON));
            new Presence(next).sign(entry, tanaka);
            assertEquals(0, writtenAt(start, NOON));
            assertEquals(List.of(tanaka), new Presence(last).sign(entry, sato));
        }
    }

    private static int writtenAt(Database database, Instant at) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from presence where seen_at = ?")
                        .bind(0, at.toEpochMilli() * 1_000)
                        .mapTo(Integer.class)
                        .one());
    }
}
