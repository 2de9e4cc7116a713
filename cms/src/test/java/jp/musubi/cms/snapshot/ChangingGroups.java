package jp.musubi.cms.snapshot;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Renames;
import jp.musubi.cms.entry.Sample;
import jp.musubi.cms.setting.SiteSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** Groups that come, change, move, are published and are taken away. */
final class ChangingGroups {
    private static final UUID ACTOR = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final TestStore store;
    private final Random random;
    private final List<UUID> ids = new ArrayList<>();

    ChangingGroups(TestStore store, Random random) {
        this.store = store;
        this.random = random;
    }

    /** What of them is published. */
    PublishedContent published() {
        return new PublishedContent(
                store.database,
                store.entries,
                store.assets,
                new SiteSettings(store.settings, null),
                store.model);
    }

    /** Makes a group, or does something to one of them. */
    void change() {
        if (ids.size() < 5 || random.nextInt(4) == 0) {
            ids.add(created());
            return;
        }
        UUID id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(5)) {
            case 0 -> store.database.write(tx -> store.publishing.unpublish(tx, id, ACTOR));
            case 1 -> save(id);
            case 2 -> {
                var renames = new Renames(store.audit);
                String slug = "r" + random.nextInt(50);
                store.database.write(tx -> renames.rename(tx, id, slug, ACTOR));
                store.database.write(
                        tx -> store.publishing.publish(tx, id, OptionalLong.empty(), ACTOR));
            }
            default -> {
                save(id);
                store.database.write(
                        tx -> store.publishing.publish(tx, id, OptionalLong.empty(), ACTOR));
            }
        }
    }

    private void save(UUID id) {
        long version = store.entries.find(id).orElseThrow().version();
        store.database.write(tx ->
                store.entries.save(
                        tx, id, version, Sample.group(random, random.nextInt(100)), ACTOR));
    }

    private UUID created() {
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
