package jp.musubi.cms.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What is held in memory is what would be read. */
final class HeldContentTest {
    private static final int CHANGES = 120;

    @EachDatabase
    void whateverChangesItHoldsWhatIsPublishedAndKeepsTheObjectsOfTheRest(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var random = new Random(7);
            var groups = new ChangingGroups(store, random);
            PublishedContent published = groups.published();
            var held = new HeldContent(published);
            Map<String, Entry> before = new HashMap<>();
            for (int i = 0; i < CHANGES; i++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    groups.change();
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
}
