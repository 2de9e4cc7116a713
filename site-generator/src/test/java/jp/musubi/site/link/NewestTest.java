package jp.musubi.site.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

class NewestTest {
    private final Random random = new Random(3);

    private Entry entry(UUID id) {
        Instant at = Instant.EPOCH.plusSeconds(random.nextInt(2_000));
        return new Entry("group", id.toString(), "g" + id, at, at, Fields.NONE, Set.of());
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Test
    void afterAnyChangesTheFirstAreThoseOfAllEntriesSorted() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            all.add(entry(id()));
        }
        Newest newest = Newest.of(all);
        int followed = 0;
        for (int i = 0; i < 2_000; i++) {
            Entry gone = all.remove(random.nextInt(all.size()));
            List<Entry> come = new ArrayList<>();
            for (int more = random.nextInt(3); more > 0 || all.size() + come.size() < 300; more--) {
                come.add(entry(more == 1 ? UUID.fromString(gone.id()) : id()));
            }
            all.addAll(come);
            Optional<Newest> next = newest.changed(List.of(gone), come);
            followed += next.isPresent() ? 1 : 0;
            newest = next.orElseGet(() -> Newest.of(all));
            assertEquals(
                    all.stream().sorted(LinkedSite.NEWEST_FIRST).limit(Newest.MIN_ENTRIES).toList(),
                    newest.entries().subList(0, Newest.MIN_ENTRIES));
        }
        assertTrue(followed > 1_900, "most follow: " + followed);
    }
}
