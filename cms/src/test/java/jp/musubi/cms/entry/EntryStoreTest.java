package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class EntryStoreTest {

    @EachDatabase
    void whatIsSavedComesBackExactly(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var texts = new LinkedHashMap<String, String>();
            texts.put("ja", "𠮷野家𩸽 \"引用\"\n\t{{ 7*7 }} ");
            texts.put("en", "Yoshi 😀");
            var values = new LinkedHashMap<String, Value>();
            values.put("title", new Value.Localised(texts));
            values.put("members", new Value.Quantity(new BigDecimal("12.50")));
            values.put("recruiting", new Value.Flag(false));
            values.put("fields", new Value.Items(List.of("culture", "welfare")));
            values.put(
                    "sns",
                    new Value.Links(
                            List.of(
                                    new Link("https://a.example/", ""),
                                    new Link("https://b.example/", "b"))));
            Content content = new Content(new Fields(values), Set.of("address", "contact_email"));
            StoredEntry entry = create(store, "group", null, content);
            Draft draft = store.entries.findDraft(entry.id()).orElseThrow();
            assertEquals(content, draft.content());
            assertEquals(entry, draft.entry());
            assertEquals(
                    List.copyOf(values.keySet()),
                    List.copyOf(draft.content().fields().values().keySet()));
        }
    }

    @EachDatabase
    void aStaleSaveIsRefusedAndNothingIsLost(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            StoredEntry entry = Sample.draft(store, "はじめ");
            assertInstanceOf(SaveOutcome.Saved.class, save(store, entry.id(), 1, "先"));
            var stale = assertInstanceOf(SaveOutcome.Stale.class, save(store, entry.id(), 1, "後"));
            assertEquals(2, stale.current().entry().version());
            assertEquals(Sample.titled("先"), stale.current().content());
            assertEquals(2, store.entries.revisions(entry.id(), Integer.MAX_VALUE, 10).size());
            assertInstanceOf(SaveOutcome.NotFound.class, save(store, UUID.randomUUID(), 1, "無"));
        }
    }

    @EachDatabase
    void ofSixteenSavesOfTheSameVersionExactlyOneWins(TestStore.Kind kind) throws Exception {
        int writers = 16;
        int rounds = 10;
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newFixedThreadPool(writers)) {
            UUID id = Sample.draft(store, "競").id();
            for (int version = 1; version <= rounds; version++) {
                int expected = version;
                List<Callable<SaveOutcome>> saves = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    String title = version + "の" + writer;
                    saves.add(() -> save(store, id, expected, title));
                }
                List<SaveOutcome> outcomes = new ArrayList<>();
                for (Future<SaveOutcome> outcome : threads.invokeAll(saves)) {
                    outcomes.add(outcome.get());
                }
                long won = outcomes.stream().filter(SaveOutcome.Saved.class::isInstance).count();
                assertEquals(1, won);
                assertEquals(
                        writers - 1L,
                        outcomes.stream().filter(SaveOutcome.Stale.class::isInstance).count());
            }
            assertEquals(rounds + 1, store.entries.revisions(id, Integer.MAX_VALUE, 100).size());
            assertEquals(rounds + 1L, store.entries.find(id).orElseThrow().version());
        }
    }

    @EachDatabase
    void slugsAreUniqueWithinTheirTypeAndDerivedWhereNoneIsGiven(TestStore.Kind kind) {
        Slugger slugger =
                (type, fields) -> fields.text("title").filter(title -> title.matches("[a-z-]+"));
        try (TestStore store = TestStore.open(kind, Clock.systemUTC(), slugger)) {
            assertEquals("kawa", create(store, "group", "kawa", Sample.titled("川")).slug());
            assertEquals("kawa", create(store, "page", "kawa", Sample.titled("川")).slug());
            assertInstanceOf(
                    CreateOutcome.SlugTaken.class,
                    tryCreate(store, "group", "kawa", Sample.titled("別")));
            assertEquals("yama", create(store, "group", null, Sample.titled("yama")).slug());
            String second = create(store, "group", null, Sample.titled("yama")).slug();
            assertTrue(second.matches("yama-[0-9a-z]{8}"), second);
            String third = create(store, "group", null, Sample.titled("山")).slug();
            assertTrue(third.matches("group-[0-9a-z]{8}"), third);
            assertEquals(
                    Optional.of(second),
                    store.entries.find("group", second).map(StoredEntry::slug));
        }
    }

    @EachDatabase
    void anAddressWhoseEntryIsInTheTrashIsNotGivenToAnother(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            StoredEntry old = create(store, "group", "hotaru", Sample.titled("ほたる"));
            store.database.write(tx -> store.entries.trash(tx, old.id()));
            StoredEntry next = create(store, "group", "group-2", Sample.titled("ほたる"));
            var slugs = new FirstSlugs(store.model, (type, fields) -> Optional.of("hotaru"));
            Draft draft = store.entries.findDraft(next.id()).orElseThrow();

            String slug = store.database.write(tx -> slugs.follow(tx, draft));

            assertTrue(slug.startsWith("hotaru-"), slug);
            store.database.write(tx -> store.entries.takeFromTrash(tx, old.id()));
            assertEquals(old.id(), store.entries.find("group", "hotaru").orElseThrow().id());
        }
    }

    @EachDatabase
    void strangeSlugsAndKeysAreTreatedAlike(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            create(store, "group", "kawa", Sample.titled("川"));
            for (String strange :
                    List.of(
                            "kawa ", " kawa", "KAWA", "kawa\0", "川", "𠮷", "\uD800", "a\uDC00", "",
                            "a--b", "é")) {
                assertInstanceOf(
                        CreateOutcome.SlugInvalid.class,
                        tryCreate(store, "group", strange, Sample.titled("川")));
                assertTrue(store.entries.find("group", strange).isEmpty(), strange);
                assertTrue(store.entries.findLive("group", strange).isEmpty(), strange);
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> create(store, "group", null, Sample.titled("壊れた\uD83D")));
            List<String> keys = List.of("a", "a ", "A", "𠮷", "𠮷 ", "é", "e", "e\u0301", "");
            ContentType type = store.model.type("group").orElseThrow();
            List<Incoming> batch =
                    keys.stream()
                            .map(key ->
                                    Incoming.fromRegister(
                                            type, new ExternalKey("表", key), Sample.titled("団体")))
                            .toList();
            Set<UUID> made = new TreeSet<>();
            store.database
                    .write(tx -> store.entries.upsert(tx, batch, null))
                    .forEach(it -> {
                        assertEquals(UpsertOutcome.Change.CREATED, it.change());
                        made.add(it.id());
                    });
            assertEquals(keys.size(), made.size());
            store.database
                    .write(tx -> store.entries.upsert(tx, batch, null))
                    .forEach(it -> assertEquals(UpsertOutcome.Change.UNCHANGED, it.change()));
        }
    }

    @EachDatabase
    void publishingIsOneTransactionWithTheOutboxAndTheRecord(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            StoredEntry entry = Sample.draft(store, "公開");
            long before = store.entries.generation();
            assertTrue(store.entries.findLive("group", entry.slug()).isEmpty());
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.database.write(tx -> {
                                store.publishing.publish(
                                        tx, entry.id(), OptionalLong.empty(), null);
                                throw new IllegalStateException("dies before the commit");
                            }));
            assertEquals(before, store.entries.generation());
            assertEquals(0, store.publications.unfinished());
            assertTrue(store.audit.about(entry.id(), 10).isEmpty());
            assertTrue(store.entries.list(ListQuery.all(type(store, "group"))).items().isEmpty());

            store.database.write(
                    tx -> store.publishing.publish(tx, entry.id(), OptionalLong.of(1), null));
            assertTrue(store.entries.generation() > before);
            assertEquals(1, store.publications.unfinished());
            assertEquals("entry.publish", store.audit.about(entry.id(), 10).getFirst().action());
            assertEquals(1, store.entries.findLive("group", entry.slug()).orElseThrow().revision());
            assertEquals(1, store.entries.list(ListQuery.all(type(store, "group"))).total());
        }
    }

    @EachDatabase
    void aDraftIsNotSeenUntilItIsPublishedAndGoneWhenItIsTakenAway(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = Sample.draft(store, "一").id();
            publish(store, id);
            save(store, id, 1, "二");
            assertEquals(Optional.of("一"), liveTitle(store, id));
            assertTrue(store.entries.find(id).orElseThrow().hasUnpublishedChanges());
            publish(store, id);
            assertEquals(Optional.of("二"), liveTitle(store, id));
            assertFalse(store.entries.find(id).orElseThrow().hasUnpublishedChanges());
            var first = store.entries.find(id).orElseThrow().publishedAt();
            store.database.write(tx -> store.publishing.unpublish(tx, id, null));
            assertTrue(store.entries.findLive(id).isEmpty());
            assertEquals(0, store.entries.list(ListQuery.all(type(store, "group"))).total());
            StoredEntry hidden = store.entries.find(id).orElseThrow();
            assertNull(hidden.liveAt());
            assertEquals(first, hidden.publishedAt());
        }
    }

    @EachDatabase
    void anOldRevisionComesBackAsANewOne(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = Sample.draft(store, "一").id();
            save(store, id, 1, "二");
            store.database.write(tx -> store.entries.restore(tx, id, 2, 1, null));
            Draft draft = store.entries.findDraft(id).orElseThrow();
            assertEquals(Sample.titled("一"), draft.content());
            assertEquals(3, draft.entry().draftRevision());
            assertEquals(
                    List.of(3, 2, 1),
                    store.entries.revisions(id, Integer.MAX_VALUE, 10).stream()
                            .map(Revision::number)
                            .toList());
            assertEquals(Optional.of(Sample.titled("二")), store.entries.revision(id, 2));
            assertInstanceOf(
                    SaveOutcome.NotFound.class,
                    store.database.write(tx -> store.entries.restore(tx, id, 3, 99, null)));
        }
    }

    @EachDatabase
    void anImportCreatesChangesAndLeavesAlone(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            Random random = new Random(5);
            ContentType type = type(store, "group");
            List<Incoming> batch = new ArrayList<>();
            for (int at = 0; at < EntryStore.MAX_BATCH_ENTRIES; at++) {
                batch.add(
                        Incoming.fromRegister(
                                type, new ExternalKey("r", "" + at), Sample.group(random, at)));
            }
            var created = store.database.write(tx -> store.entries.upsert(tx, batch, null));
            assertEquals(
                    500,
                    created.stream()
                            .filter(it -> it.change() == UpsertOutcome.Change.CREATED)
                            .count());
            batch.set(
                    7, Incoming.fromRegister(type, new ExternalKey("r", "7"), Sample.titled("新")));
            var again = store.database.write(tx -> store.entries.upsert(tx, batch, null));
            for (int at = 0; at < batch.size(); at++) {
                assertEquals(created.get(at).id(), again.get(at).id());
                assertEquals(
                        at == 7 ? UpsertOutcome.Change.UPDATED : UpsertOutcome.Change.UNCHANGED,
                        again.get(at).change());
            }
            Draft changed = store.entries.findDraft(again.get(7).id()).orElseThrow();
            assertEquals(2, changed.entry().version());
            assertEquals(Sample.titled("新"), changed.content());
            assertEquals("新", changed.entry().title());
        }
    }

    @EachDatabase
    void slugsOfKnownEntriesBecomeTheirIds(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID group = create(store, "group", "kawa", Sample.titled("川")).id();
            ContentType report = type(store, "report");
            Fields fields = Fields.NONE.with("group", new Value.Text("kawa"));
            assertEquals(
                    Optional.of(group.toString()),
                    store.entries.resolveReferences(report, fields).text("group"));
            Fields unknown = Fields.NONE.with("group", new Value.Text("yama"));
            assertEquals(unknown, store.entries.resolveReferences(report, unknown));
        }
    }

    @EachDatabase
    void aSnapshotIsOneMomentWhateverIsPublishedMeanwhile(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            List<UUID> ids = Sample.publishGroups(store, 1_200, 3);
            var seen = new TreeSet<String>();
            long generation =
                    store.database.snapshot(moment ->
                            store.entries.forEachLive(
                                    moment,
                                    live -> {
                                        if (seen.isEmpty()) {
                                            store.database.write(tx ->
                                                    store.publishing.unpublish(
                                                            tx, ids.getLast(), null));
                                            publish(store, Sample.draft(store, "あと").id());
                                        }
                                        assertTrue(seen.add(live.entry().id()));
                                    }));
            assertEquals(1_200, seen.size());
            assertTrue(seen.contains(ids.getLast().toString()));
            assertTrue(store.entries.generation() > generation);
        }
    }

    private static ContentType type(TestStore store, String name) {
        return store.model.type(name).orElseThrow();
    }

    private static CreateOutcome tryCreate(
            TestStore store, String type, @Nullable String slug, Content content) {
        return store.database.write(tx ->
                store.entries.create(
                        tx, new NewEntry(type(store, type), slug, null, null, content)));
    }

    private static StoredEntry create(
            TestStore store, String type, @Nullable String slug, Content content) {
        return ((CreateOutcome.Created) tryCreate(store, type, slug, content)).entry();
    }

    private static SaveOutcome save(TestStore store, UUID id, long version, String title) {
        return store.database.write(
                tx -> store.entries.save(tx, id, version, Sample.titled(title), null));
    }

    private static void publish(TestStore store, UUID id) {
        store.database.write(tx -> store.publishing.publish(tx, id, OptionalLong.empty(), null));
    }

    private static Optional<String> liveTitle(TestStore store, UUID id) {
        return store.entries.findLive(id).flatMap(live -> live.entry().fields().text("title"));
    }
}
