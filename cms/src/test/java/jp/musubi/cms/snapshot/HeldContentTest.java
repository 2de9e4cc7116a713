package jp.musubi.cms.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Renames;
import jp.musubi.cms.entry.Sample;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** What is held in memory is what would be read. */
final class HeldContentTest {
    private static final UUID ACTOR = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final int CHANGES = 120;

    @EachDatabase
    void whateverChangesItHoldsWhatIsPublishedAndKeepsTheObjectsOfTheRest(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var published =
                    new PublishedContent(
                            store.database,
                            store.entries,
                            store.assets,
                            new SiteSettings(store.settings, null),
                            store.model);
            var held = new HeldContent(published);
            var random = new Random(7);
            List<UUID> ids = new ArrayList<>();
            Map<String, Entry> before = new HashMap<>();
            for (int i = 0; i < CHANGES; i++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    change(store, ids, random);
                }
                Snapshot fresh = published.read();
                Snapshot now = held.read();
                assertEquals(fresh.entries(), now.entries());
                assertEquals(fresh.assets(), now.assets());
                assertEquals(fresh.redirects(), now.redirects());
                Map<String, Entry> kept = new HashMap<>(before);
                before.clear();
                for (Entry entry : now.entries()) {
                    Entry earlier = kept.get(entry.id());
                    if (entry.equals(earlier)) {
                        assertSame(earlier, entry);
                    }
                    before.put(entry.id(), entry);
                }
            }
        }
    }

    private static void change(TestStore store, List<UUID> ids, Random random) {
        if (ids.size() < 5 || random.nextInt(4) == 0) {
            ids.add(created(store, random));
            return;
        }
        UUID id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(5)) {
            case 0 -> store.database.write(tx -> store.publishing.unpublish(tx, id, ACTOR));
            case 1 -> save(store, id, random);
            case 2 -> {
                var renames = new Renames(store.audit);
                String slug = "r" + random.nextInt(50);
                store.database.write(tx -> renames.rename(tx, id, slug, ACTOR));
                store.database.write(
                        tx -> store.publishing.publish(tx, id, OptionalLong.empty(), ACTOR));
            }
            default -> {
                save(store, id, random);
                store.database.write(
                        tx -> store.publishing.publish(tx, id, OptionalLong.empty(), ACTOR));
            }
        }
    }

    private static void save(TestStore store, UUID id, Random random) {
        long version = store.entries.find(id).orElseThrow().version();
        store.database.write(tx ->
                store.entries.save(
                        tx, id, version, Sample.group(random, random.nextInt(100)), ACTOR));
    }

    private static UUID created(TestStore store, Random random) {
        var entry =
                new NewEntry(
                        store.model.require("group"),
                        "g" + random.nextLong(Long.MAX_VALUE),
                        null,
                        ACTOR,
                        Sample.group(random, 1));
        CreateOutcome created = store.database.write(tx -> store.entries.create(tx, entry));
        return assertInstanceOf(CreateOutcome.Created.class, created).entry().id();
    }
}
