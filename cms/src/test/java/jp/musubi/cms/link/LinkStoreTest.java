package jp.musubi.cms.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Slugger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

final class LinkStoreTest {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    private static String make(TestStore store, LinkStore links, UUID subject) {
        return store.database.write(tx -> links.make(tx, "test", subject, "/admin", KEPT));
    }

    private static Optional<Link> use(TestStore store, LinkStore links, String secret) {
        return store.database.write(tx -> links.use(tx, "test", secret));
    }

    @EachDatabase
    void aLinkIsGoodOnceForItsPurposeAndItsTime(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            var links = new LinkStore(store.database);
            UUID subject = UUID.randomUUID();
            String secret = make(store, links, subject);
            assertTrue(links.find("other", secret).isEmpty());
            assertTrue(links.find("test", secret + "x").isEmpty());
            assertTrue(links.find("test", "").isEmpty());
            assertEquals(subject, links.find("test", secret).orElseThrow().subject());
            assertEquals("/admin", use(store, links, secret).orElseThrow().details());
            assertTrue(use(store, links, secret).isEmpty());
            assertTrue(links.find("test", secret).isEmpty());

            String late = make(store, links, subject);
            now.set(now.get().plus(KEPT));
            assertTrue(links.find("test", late).isEmpty());
            assertTrue(use(store, links, late).isEmpty());
            assertEquals(1, store.database.write(links::sweep));

            String ended = make(store, links, subject);
            store.database.write(tx -> {
                links.end(tx, "test", subject);
                return subject;
            });
            assertTrue(use(store, links, ended).isEmpty());
        }
    }

    @EachDatabase
    void ofManyWhoUseALinkAtOnceOneGetsIt(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var links = new LinkStore(store.database);
            String secret = make(store, links, UUID.randomUUID());
            Callable<Integer> one = () -> use(store, links, secret).isPresent() ? 1 : 0;
            int used = 0;
            for (var done : threads.invokeAll(List.of(one, one, one, one, one, one))) {
                used += done.get();
            }
            assertEquals(1, used);
        }
    }
}
