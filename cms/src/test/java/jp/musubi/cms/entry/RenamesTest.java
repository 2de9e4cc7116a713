package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.content.entry.Value;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** An entry that is called otherwise is found where it was, too. */
final class RenamesTest {
    private static final UUID ACTOR = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @EachDatabase
    void whatIsPublicIsCalledOtherwiseFromItsNextPublicationOn(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            rename(store, id, "b");
            StoredEntry waiting = entry(store, id);
            assertEquals("a", waiting.slug());
            assertEquals("b", waiting.nextSlug());
            assertTrue(waiting.hasUnpublishedChanges());
            assertTrue(store.entries.findLive("group", "a").isPresent());
            assertEquals(List.of(), former(store, id));

            publish(store, id);
            assertTrue(store.entries.findLive("group", "b").isPresent());
            assertTrue(store.entries.findLive("group", "a").isEmpty());
            assertEquals(List.of("/groups/a/"), former(store, id));
            assertEquals("/groups/b/", entry(store, id).livePath());
            assertFalse(entry(store, id).hasUnpublishedChanges());
            assertEquals(
                    List.of("/groups/a/ → /groups/b/", "a → b"),
                    store.audit.about(id, 10).stream()
                            .filter(event ->
                                    List.of("entry.move", "entry.rename").contains(event.action()))
                            .map(AuditEvent::details)
                            .toList());
        }
    }

    @EachDatabase
    void whatWasNeverPublicIsCalledOtherwiseAtOnceAndLeavesNothing(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = draft(store, "a");
            rename(store, id, "b");
            assertEquals("b", entry(store, id).slug());
            assertNull(entry(store, id).nextSlug());
            publish(store, id);
            assertEquals(List.of(), former(store, id));
            draft(store, "a");
        }
    }

    @EachDatabase
    void fromEachOfAChainOfNamesTheEntryIsFoundAtOnce(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            move(store, id, "b");
            move(store, id, "c");
            assertEquals(List.of("/groups/a/", "/groups/b/"), former(store, id));
            assertEquals("c", store.entries.findMoved("group", "a").orElseThrow().entry().slug());
            assertEquals("c", store.entries.findMoved("group", "b").orElseThrow().entry().slug());

            move(store, id, "a");
            assertEquals(List.of("/groups/b/", "/groups/c/"), former(store, id), "back again");
            assertTrue(store.entries.findMoved("group", "a").isEmpty());
        }
    }

    @EachDatabase
    void aWishIsTakenBackByWishingForWhatItIsCalled(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            rename(store, id, "b");
            rename(store, id, "a");
            assertNull(entry(store, id).nextSlug());
            publish(store, id);
            assertEquals(List.of(), former(store, id));
        }
    }

    @EachDatabase
    void noTwoEntriesHaveHadOrWaitForOneName(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID moved = live(store, "former");
            move(store, moved, "present");
            UUID waits = live(store, "waits");
            rename(store, waits, "waited-for");
            UUID trashed = draft(store, "trashed");
            store.database.write(tx -> store.publishing.trash(tx, trashed, ACTOR, ""));

            UUID id = live(store, "own");
            for (String slug : List.of("present", "former", "waits", "waited-for", "trashed")) {
                var taken =
                        assertInstanceOf(
                                RenameOutcome.Taken.class, tryRename(store, id, slug), slug);
                assertEquals(slug.equals("former"), taken.by().isFormer(), slug);
                var refused =
                        assertInstanceOf(
                                CreateOutcome.SlugTaken.class, tryCreate(store, "group", slug));
                assertEquals(slug.equals("former"), refused.isFormer(), slug);
            }
            assertInstanceOf(RenameOutcome.Invalid.class, tryRename(store, id, "No Slug"));
            assertInstanceOf(
                    RenameOutcome.NotFound.class, tryRename(store, UUID.randomUUID(), "x"));
            assertInstanceOf(CreateOutcome.Created.class, tryCreate(store, "page", "former"));
            move(store, moved, "former");
        }
    }

    @EachDatabase
    void aFormerNameIsFreeOnceItIsReleased(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            move(store, id, "b");
            long before = store.entries.generation();
            assertFalse(release(store, id, "b"), "what it is called is not given up");
            assertTrue(release(store, id, "a"));
            assertFalse(release(store, id, "a"));
            assertTrue(store.entries.generation() > before, "readers see that it is gone");
            assertEquals(List.of(), former(store, id));
            UUID other = live(store, "a");
            move(store, other, "c");
            assertEquals(List.of("/groups/a/"), former(store, other));
        }
    }

    @EachDatabase
    void whatIsNotPublicIsFoundNowhereAndKeepsItsFormerNames(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            move(store, id, "b");
            assertEquals(1, ofAll(store).size());
            store.database.write(tx -> store.publishing.unpublish(tx, id, ACTOR));
            assertEquals(List.of(), ofAll(store));
            assertTrue(store.entries.findMoved("group", "a").isEmpty());
            assertInstanceOf(CreateOutcome.SlugTaken.class, tryCreate(store, "group", "a"));

            move(store, id, "c");
            assertEquals(List.of("/groups/a/", "/groups/b/"), former(store, id));
        }
    }

    @EachDatabase
    void aPathThatChangesWithAFieldIsAFormerOneToo(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = created(store, "award", "great", year(2024));
            publish(store, id);
            save(store, id, year(2025));
            publish(store, id);
            assertEquals(List.of("/awards/2024/great/"), former(store, id));
            assertEquals("/awards/2025/great/", entry(store, id).livePath());
        }
    }

    @EachDatabase
    void anEntryFromBeforeAddressesWereRememberedLeavesOneAsWell(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = created(store, "award", "great", year(2024));
            publish(store, id);
            store.database.write(
                    tx -> tx.handle().createUpdate("update entry set live_path = null").execute());
            save(store, id, year(2025));
            move(store, id, "greater");
            assertEquals(List.of("/awards/2024/great/"), former(store, id));
        }
    }

    @EachDatabase
    void anImportGivesNobodyAFormerNameOfAnother(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = live(store, "a");
            move(store, id, "b");
            rename(store, id, "c");
            for (String slug : List.of("a", "b", "c")) {
                var incoming =
                        new Incoming(
                                store.model.require("group"),
                                null,
                                slug,
                                null,
                                null,
                                Sample.titled("輸入"),
                                null,
                                null);
                List<UpsertOutcome> outcomes =
                        store.database.write(
                                tx -> store.entries.upsert(tx, List.of(incoming), null));
                String given = entry(store, outcomes.getFirst().id()).slug();
                assertTrue(given.startsWith(slug + "-"), given);
            }
        }
    }

    private static Content year(int year) {
        return new Content(
                Sample.titled("大賞")
                        .fields()
                        .with("year", new Value.Quantity(BigDecimal.valueOf(year))),
                Set.of());
    }

    private static UUID created(TestStore store, String type, String slug, Content content) {
        var wanted = new NewEntry(store.model.require(type), slug, null, ACTOR, content);
        return assertInstanceOf(
                        CreateOutcome.Created.class,
                        store.database.write(tx -> store.entries.create(tx, wanted)))
                .entry()
                .id();
    }

    private static CreateOutcome tryCreate(TestStore store, String type, String slug) {
        var wanted = new NewEntry(store.model.require(type), slug, null, ACTOR, Sample.titled("別"));
        return store.database.write(tx -> store.entries.create(tx, wanted));
    }

    private static UUID draft(TestStore store, String slug) {
        return created(store, "group", slug, Sample.titled("川の会"));
    }

    private static UUID live(TestStore store, String slug) {
        UUID id = draft(store, slug);
        publish(store, id);
        return id;
    }

    private static void save(TestStore store, UUID id, Content content) {
        long version = entry(store, id).version();
        assertInstanceOf(
                SaveOutcome.Saved.class,
                store.database.write(tx -> store.entries.save(tx, id, version, content, ACTOR)));
    }

    private static void publish(TestStore store, UUID id) {
        assertInstanceOf(
                PublishOutcome.Accepted.class,
                store.database.write(
                        tx -> store.publishing.publish(tx, id, OptionalLong.empty(), ACTOR)));
    }

    private static void move(TestStore store, UUID id, String slug) {
        rename(store, id, slug);
        publish(store, id);
    }

    private static void rename(TestStore store, UUID id, String slug) {
        assertInstanceOf(RenameOutcome.Renamed.class, tryRename(store, id, slug), slug);
    }

    private static RenameOutcome tryRename(TestStore store, UUID id, String slug) {
        var renames = new Renames(store.audit);
        return store.database.write(tx -> renames.rename(tx, id, slug, ACTOR));
    }

    private static boolean release(TestStore store, UUID id, String slug) {
        return store.database.write(tx -> store.publishing.releaseAddress(tx, id, slug, ACTOR));
    }

    private static StoredEntry entry(TestStore store, UUID id) {
        return store.entries.find(id).orElseThrow();
    }

    private static List<String> former(TestStore store, UUID id) {
        return store.entries.formerPaths(id).stream().map(FormerPath::path).sorted().toList();
    }

    private static List<FormerPath> ofAll(TestStore store) {
        return store.database.read(store.entries::formerPaths);
    }
}
