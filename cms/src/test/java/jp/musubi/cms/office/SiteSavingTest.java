package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.setting.SitePart;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.setting.SiteWords;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Saving what the site says, on every database. */
final class SiteSavingTest {
    private static final List<String> LANGUAGES = List.of("ja", "en");

    private static SiteForm titled(SiteWords words, String title) {
        Map<String, String> texts = new LinkedHashMap<>(SiteForm.of(words, LANGUAGES).texts());
        texts.put(SiteForm.field(SitePart.TITLE, "ja"), title);
        return new SiteForm(texts, words.sample(), LANGUAGES);
    }

    private static @Nullable UUID nobody(TestStore store) {
        return store.accounts.findByEmail("nobody@example.jp").map(one -> one.id()).orElse(null);
    }

    private record Left(String title, int publications, int events, long generation) {}

    private static Left left(TestStore store, SiteSettings site) {
        SiteWords words = store.database.read(site::words);
        return new Left(
                words.text(SitePart.TITLE, "ja"),
                store.publications.newest(null, null, 99).size(),
                store.audit.newest(99).size(),
                store.entries.generation());
    }

    @EachDatabase
    void aChangeIsTheWordsAnEventAndOnePieceOfWork(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var site = new SiteSettings(store.settings, null);
            var saving = new SiteSaving<>(store.database, store.publishing, new WordsSetting(site));
            SiteWords before = store.database.read(site::words);
            long generation = store.entries.generation();
            UUID by = store.ids.next();

            var saved =
                    assertInstanceOf(
                            SiteSaving.Published.class,
                            saving.save(titled(before, "新しい広場")::over, saving.version(before), by));
            Publication work = store.publications.find(saved.publication()).orElseThrow();
            assertEquals(Publication.Kind.SETTINGS, work.kind());
            var event = store.audit.newest(1).getFirst();
            assertEquals("setting.site", event.action());
            assertEquals(by, event.actor());
            assertEquals("site: title", event.details());
            assertEquals(new Left("新しい広場", 1, 1, generation + 1), left(store, site));
            SiteWords now = store.database.read(site::words);
            assertEquals(before.text(SitePart.TITLE, "en"), now.text(SitePart.TITLE, "en"));

            Left known = left(store, site);
            assertInstanceOf(
                    SiteSaving.Unchanged.class,
                    saving.save(titled(now, " 新しい広場\n")::over, saving.version(now), by));
            assertEquals(known, left(store, site), "the same once more publishes nothing");
            assertInstanceOf(
                    SiteSaving.Overtaken.class,
                    saving.save(titled(now, "別の広場")::over, saving.version(before), by));
            assertEquals(known, left(store, site), "who saw older words saves nothing");
        }
    }

    @EachDatabase
    void whatFailsInTheMidstLeavesNothing(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var site = new SiteSettings(store.settings, null);
            Left before = left(store, site);
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.database.write(tx -> {
                                SiteWords words = site.lockedWords(tx);
                                site.write(tx, titled(words, "消える広場").over(words));
                                store.publishing.publishSite(
                                        tx, nobody(store), "setting.site", "site: title");
                                throw new IllegalStateException("the power is gone");
                            }));
            assertEquals(before, left(store, site));
        }
    }

    @EachDatabase
    void ofManyWhoSaveAtOnceOneSavesAndAllOthersAreTold(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newFixedThreadPool(4)) {
            var site = new SiteSettings(store.settings, null);
            var saving = new SiteSaving<>(store.database, store.publishing, new WordsSetting(site));
            SiteWords before = store.database.read(site::words);
            String seen = saving.version(before);
            List<Callable<SiteSaving.Outcome<SiteWords>>> people = new ArrayList<>();
            for (int person = 0; person < 8; person++) {
                String title = "広場 " + person;
                people.add(() -> saving.save(titled(before, title)::over, seen, store.ids.next()));
            }
            int published = 0;
            for (Future<SiteSaving.Outcome<SiteWords>> one : threads.invokeAll(people)) {
                switch (one.get()) {
                    case SiteSaving.Published<SiteWords> _ -> published++;
                    case SiteSaving.Overtaken<SiteWords>(SiteWords now) ->
                            assertTrue(now.text(SitePart.TITLE, "ja").startsWith("広場 "));
                    case SiteSaving.Unchanged<SiteWords> _ ->
                            throw new AssertionError("all differ");
                }
            }
            assertEquals(1, published);
            assertEquals(1, store.publications.newest(null, null, 99).size());
        }
    }
}
