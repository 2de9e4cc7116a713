package jp.musubi.cms.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.importer.mapping.Mapping;
import jp.musubi.cms.publish.KeptEntries;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.slug.ReadingSlugger;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Imports into a real store. */
class StoreRegisterTest {
    private static final Mapping MAPPING = mapping("city-groups");

    private static final String FILE = "番号,名称,場所,紹介\n1,川の会,公民館,はじめの紹介\n2,山の会,,\n3,海の会,港,\n";

    @TempDir private Path folder;

    @EachDatabase
    void importingTwiceLeavesEverythingUnchanged(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            assertEquals(3, run(store, FILE).path("created").asInt());
            JsonNode again = run(store, FILE);
            assertEquals(3, again.path("unchanged").asInt(), again.toString());
            assertEquals(0, again.path("created").asInt() + again.path("updated").asInt());
            JsonNode changed = run(store, FILE.replace("港", "新しい港"));
            assertEquals(1, changed.path("updated").asInt());
            assertEquals(2, changed.path("unchanged").asInt());
            assertFalse(find(store, "1").entry().isLive(), "imported entries are drafts");
        }
    }

    @EachDatabase
    void slugsAreMadeFromNamesOnceAndStay(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind, Clock.systemUTC(), new ReadingSlugger())) {
            String file = "番号,名称,場所,紹介\n1,川の会,,\n2,NPO法人川の会,,\n3,🌸,,\n";
            run(store, file);
            assertEquals("kawa-no-kai", slug(store, "1"));
            String second = slug(store, "2");
            assertTrue(second.matches("kawa-no-kai-[0-9a-z]{8}"), second);
            String third = slug(store, "3");
            assertTrue(third.matches("group-[0-9a-z]{8}"), third);
            JsonNode changed = run(store, file.replace("川の会", "山の会"));
            assertEquals(2, changed.path("updated").asInt());
            assertEquals(
                    List.of("kawa-no-kai", second, third),
                    List.of(slug(store, "1"), slug(store, "2"), slug(store, "3")));
        }
    }

    @EachDatabase
    void twoImportsOfTheSameNamesAtOnceBothSucceed(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind, Clock.systemUTC(), new ReadingSlugger());
                var threads = Executors.newFixedThreadPool(2)) {
            StringBuilder file = new StringBuilder("番号,名称,場所,紹介\n");
            for (int number = 1; number <= 300; number++) {
                file.append(number).append(",第").append(number).append("町会,,\n");
            }
            List<Callable<JsonNode>> imports = new ArrayList<>();
            for (String source : List.of("east", "west")) {
                Path own = Files.createDirectory(folder.resolve(source + kind));
                imports.add(() ->
                        new TestImport(own, register(store)).run(mapping(source), file.toString()));
            }
            for (Future<JsonNode> report : threads.invokeAll(imports)) {
                assertEquals(300, report.get().path("created").asInt());
            }
            Set<String> slugs =
                    store.entries.newest(null, null, 1_000).stream()
                            .map(StoredEntry::slug)
                            .collect(Collectors.toSet());
            assertEquals(600, slugs.size());
            assertTrue(slugs.contains("dai300-chokai"), "one of the two has the name itself");
        }
    }

    private static String slug(TestStore store, String number) {
        return find(store, number).entry().slug();
    }

    @EachDatabase
    void whatPeopleWroteStaysAndWhatTheRegisterSaysWins(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            run(store, FILE);
            edit(
                    store,
                    "1",
                    Map.of(
                            "title", localised("川の会（手書き）", "River club"),
                            "summary", new Value.Text("人が書いた一文"),
                            "body", new Value.Text("人が書いた紹介")));
            edit(store, "2", Map.of("activity_place", new Value.Text("人が書いた場所")));
            run(store, FILE);
            Fields first = find(store, "1").content().fields();
            assertEquals("川の会", first.text("title", "ja").orElse(""));
            assertEquals("River club", first.text("title", "en").orElse(""));
            assertEquals("人が書いた一文", first.text("summary").orElse(""));
            assertEquals("人が書いた紹介", first.text("body").orElse(""));
            assertEquals(
                    "人が書いた場所",
                    find(store, "2").content().fields().text("activity_place").orElse(""),
                    "an empty cell removes nothing");
            assertTrue(find(store, "1").content().shown().contains("contact_email"));
        }
    }

    @EachDatabase
    void aDryRunSaysWhatWouldHappenAndWritesNothing(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            assertEquals(3, run(store, FILE, true, true).path("created").asInt());
            assertTrue(store.entries.newest(null, null, 10).isEmpty());
            run(store, FILE);
            JsonNode report = run(store, FILE.replace("港", "新しい港"), true, false);
            assertEquals(1, report.path("updated").asInt());
            assertEquals(2, report.path("unchanged").asInt());
            assertEquals(
                    "港", find(store, "3").content().fields().text("activity_place").orElse(""));
        }
    }

    @EachDatabase
    void publishingMakesTheDraftsOfAnEarlierImportPublicToo(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            run(store, FILE);
            assertEquals(3, run(store, FILE, false, true).path("unchanged").asInt());
            assertEquals(3, store.entries.countsByType().getOrDefault("group", 0L));
        }
    }

    @EachDatabase
    void editsThatNobodyPublishedAreNotPublishedByAnImport(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            run(store, FILE, false, true);
            edit(store, "1", Map.of("summary", new Value.Text("まだ見せない一文")));
            JsonNode report = run(store, FILE.replace("公民館", "新公民館"), false, true);
            assertEquals(1, report.path("updated").asInt());
            assertEquals(2, report.path("warnings").path(0).path("line").asInt());
            Fields live = live(store, "1");
            assertEquals("公民館", live.text("activity_place").orElse(""));
            assertFalse(live.has("summary"));
        }
    }

    @EachDatabase
    void whatWasTakenAwayFromThePublicStaysAway(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            run(store, FILE, false, true);
            UUID id = find(store, "1").entry().id();
            store.database.write(tx -> store.publishing.unpublish(tx, id, null));
            JsonNode report = run(store, FILE, false, true);
            assertEquals(1, report.path("warnings").size(), report.toString());
            assertFalse(find(store, "1").entry().isLive());
        }
    }

    @EachDatabase
    void whatAnOfficeDecidedIsNotChangedByAnImport(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            run(store, FILE, false, true);
            UUID decided = find(store, "1").entry().id();
            var custody =
                    new KeptEntries(
                            store.entries,
                            "group",
                            List.of("activity_place"),
                            (_, id) -> id.equals(decided),
                            "banner-kept");
            var publishing =
                    new Publishing(store.entries, store.publications, store.audit, custody);
            var register = new StoreRegister(store.database, store.entries, publishing, "ja");
            JsonNode report =
                    new TestImport(folder, register)
                            .run(
                                    MAPPING,
                                    FILE.replace("公民館", "新公民館").replace("港", "新しい港"),
                                    StandardCharsets.UTF_8,
                                    false,
                                    true);
            assertEquals(2, report.path("updated").asInt(), report.toString());
            assertEquals(1, report.path("warnings").size(), report.toString());
            assertEquals(2, report.path("warnings").path(0).path("line").asInt());
            assertEquals("公民館", live(store, "1").text("activity_place").orElse(""));
            assertEquals("新しい港", live(store, "3").text("activity_place").orElse(""));
        }
    }

    private static Mapping mapping(String source) {
        return TestImport.mapping(
                """
                source: %s
                type: group
                columns: {number: 番号, name: 名称, place: 場所, intro: 紹介}
                id: number
                fields:
                  title: name
                  activity_place: place
                  body: {from: intro, once: yes}
                """
                        .formatted(source));
    }

    private static StoreRegister register(TestStore store) {
        return new StoreRegister(store.database, store.entries, store.publishing, "ja");
    }

    private JsonNode run(TestStore store, String csv) throws Exception {
        return run(store, csv, false, false);
    }

    private JsonNode run(TestStore store, String csv, boolean dryRun, boolean publish)
            throws Exception {
        return new TestImport(folder, register(store))
                .run(MAPPING, csv, StandardCharsets.UTF_8, dryRun, publish);
    }

    private static Value localised(String ja, String en) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", ja);
        texts.put("en", en);
        return new Value.Localised(texts);
    }

    private static Draft find(TestStore store, String number) {
        return store.database.read(tx ->
                store.entries
                        .lockDrafts(tx, "city-groups", Set.of(number))
                        .values()
                        .iterator()
                        .next());
    }

    private static Fields live(TestStore store, String number) {
        StoredEntry entry = find(store, number).entry();
        return store.entries.findLive(entry.id()).orElseThrow().entry().fields();
    }

    private static void edit(TestStore store, String number, Map<String, Value> changes) {
        Draft draft = find(store, number);
        var values = new LinkedHashMap<>(draft.content().fields().values());
        values.putAll(changes);
        var content = new Content(new Fields(values), Set.of("contact_email"));
        UUID author = author(store);
        SaveOutcome saved =
                store.database.write(tx ->
                        store.entries.save(
                                tx, draft.entry().id(), draft.entry().version(), content, author));
        assertInstanceOf(SaveOutcome.Saved.class, saved);
    }

    private static UUID author(TestStore store) {
        String email = "editor@example.org";
        return store.accounts
                .findByEmail(email)
                .map(account -> account.id())
                .orElseGet(() -> {
                    store.accounts.create(
                            new AccountStore.NewAccount(
                                    email, "編集者", Role.MEMBER, "見本の長い合言葉です-2026", true));
                    return store.accounts.findByEmail(email).orElseThrow().id();
                });
    }
}
