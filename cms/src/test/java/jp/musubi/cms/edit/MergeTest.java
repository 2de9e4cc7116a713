package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.Sample;
import jp.musubi.cms.entry.Saving;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Two editors of one entry, in every order that chance finds. */
final class MergeTest {
    private static final int INTERLEAVINGS = 10_000;

    /**
     * One after the other, in one transaction; a history of all of them would be slow to search.
     */
    private static final int OF_ONE_ENTRY = 100;

    private static final int STEPS = 10;
    private static final List<String> FIELDS = List.of("title", "summary", "fee", "reading");
    private static final List<String> LANGUAGES = List.of("ja", "en");

    @Test
    void tenThousandInterleavingsOfTwoEditorsOverwriteNothing() {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            for (int first = 0; first < INTERLEAVINGS; first += OF_ONE_ENTRY) {
                UUID id = Sample.draft(store, "はじめ").id();
                int beginning = first;
                store.database.write(tx -> {
                    for (int seed = beginning; seed < beginning + OF_ONE_ENTRY; seed++) {
                        new Interleaving(store, tx, id, seed).run();
                    }
                    return beginning;
                });
            }
        }
    }

    /** One editor with an open form. */
    private static final class Editor {
        private final UUID account = UUID.randomUUID();
        private UUID session = UUID.randomUUID();
        private long turn;
        private long version;
        private int base;
        private Content opened = Content.NONE;
        private Content typed = Content.NONE;
    }

    private static final class Interleaving {
        private final TestStore store;
        private final Transaction tx;
        private final UUID id;
        private final Random random;
        private final ContentType type;
        private final Drafting drafting;
        private final Places places = new Places(LANGUAGES);
        private final List<Editor> editors = List.of(new Editor(), new Editor());
        private final Set<String> acknowledged = new HashSet<>();
        private int words;

        Interleaving(TestStore store, Transaction tx, UUID id, int seed) {
            this.store = store;
            this.tx = tx;
            this.id = id;
            this.random = new Random(seed);
            this.type = store.model.require("group");
            this.words = seed * 1_000;
            this.drafting =
                    new Drafting(
                            store.database,
                            store.entries,
                            store.audit,
                            new FieldsReader(store.model, "ja", LANGUAGES),
                            LANGUAGES,
                            new Described(store.assets, store.ids, LANGUAGES));
        }

        void run() {
            editors.forEach(this::open);
            for (int step = 0; step < STEPS; step++) {
                Editor editor = editors.get(random.nextInt(2));
                switch (random.nextInt(8)) {
                    case 0 -> open(editor);
                    case 1, 2, 3 -> type(editor);
                    default -> save(editor);
                }
            }
            var kept = new HashSet<String>();
            Draft last = draft();
            for (int number = last.entry().lastRevision();
                    number > 0 && number > last.entry().lastRevision() - 3 * STEPS;
                    number--) {
                store.entries
                        .revision(tx, id, number)
                        .ifPresent(content ->
                                FIELDS.forEach(field ->
                                        content.fields().text(field).ifPresent(kept::add)));
            }
            acknowledged.removeAll(kept);
            assertEquals(Set.of(), acknowledged, "acknowledged, and in no revision");
        }

        private Draft draft() {
            return store.entries.findDraft(tx, id).orElseThrow();
        }

        private void open(Editor editor) {
            Draft draft = draft();
            store.entries.keep(tx, id, draft.entry().draftRevision());
            editor.session = UUID.randomUUID();
            editor.turn = 0;
            learn(editor, draft);
        }

        private static void learn(Editor editor, Draft draft) {
            editor.version = draft.entry().version();
            editor.base = draft.entry().draftRevision();
            editor.opened = draft.content();
            editor.typed = draft.content();
        }

        private void type(Editor editor) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            editor.typed =
                    new Content(
                            editor.typed.fields().with(field, new Value.Text("語" + words++)),
                            Set.of());
        }

        private void save(Editor editor) {
            Draft before = draft();
            boolean byItself = random.nextBoolean();
            var saving =
                    new Saving(
                            editor.account,
                            byItself ? Saving.Origin.AUTOSAVE : Saving.Origin.SAVE,
                            new Saving.Session(editor.session, byItself ? ++editor.turn : 0));
            Content sent = editor.typed;
            Drafting.Attempt attempt =
                    drafting.save(tx, id, type, editor.version, editor.base, sent, saving);
            switch (attempt) {
                case Drafting.Attempt.Done(Draft draft) -> {
                    assertEquals(sent, draft.content());
                    untouched(editor, before, draft);
                    boolean arrives = random.nextInt(4) > 0;
                    acknowledge(editor, sent, arrives);
                    if (arrives) {
                        learn(editor, draft);
                    }
                }
                case Drafting.Attempt.Nothing(Draft draft) -> alreadyThere(editor, draft);
                case Drafting.Attempt.Aside(int number, Drafting.Merging merging) ->
                        join(editor, number, merging, before);
            }
        }

        /** A save that needs none: what the editor changed is what the draft says. */
        private void alreadyThere(Editor editor, Draft draft) {
            for (String field : FIELDS) {
                Value mine = value(editor.typed, field);
                if (!mine.equals(value(editor.opened, field))) {
                    assertEquals(mine, value(draft.content(), field));
                }
            }
        }

        /** What the editor did not change since they knew the draft is as it was before. */
        private void untouched(Editor editor, Draft before, Draft after) {
            for (String field : FIELDS) {
                Value mine = value(editor.typed, field);
                if (Objects.equals(value(editor.opened, field), mine)) {
                    assertEquals(
                            value(before.content(), field),
                            value(after.content(), field),
                            field + " was reverted");
                }
            }
        }

        private static Value value(Content content, String field) {
            return content.fields().get(field).orElse(new Value.Flag(false));
        }

        /**
         * Words that are stored, and known to be if the answer arrives. What the same form replaced
         * by itself is no loss.
         */
        private void acknowledge(Editor editor, Content sent, boolean arrives) {
            for (String field : FIELDS) {
                Value now = value(sent, field);
                if (!now.equals(value(editor.opened, field))
                        && editor.opened.fields().text(field).isPresent()
                        && now instanceof Value.Text(String text)) {
                    acknowledged.remove(editor.opened.fields().text(field).orElseThrow());
                    if (arrives) {
                        acknowledged.add(text);
                    }
                }
            }
        }

        private void join(Editor editor, int aside, Drafting.Merging merging, Draft before) {
            assertEquals(before.content(), draft().content(), "a stale save changed the draft");
            assertEquals(editor.typed, store.entries.revision(tx, id, aside).orElseThrow());
            if (random.nextInt(4) == 0) {
                return;
            }
            Merge merge = merging.merge();
            var choices = Merge.Choice.values();
            var saving =
                    new Saving(
                            editor.account,
                            Saving.Origin.MERGE,
                            new Saving.Session(editor.session, 0));
            Draft joined =
                    Objects.requireNonNull(
                            drafting.join(
                                    tx,
                                    type,
                                    merging,
                                    aside,
                                    place -> choices[random.nextInt(choices.length)],
                                    saving));
            var was = places.of(type, before.content());
            var is = places.of(type, joined.content());
            merge.theirs().forEach(place -> assertEquals(was.get(place), is.get(place)));
            var mine = places.of(type, editor.typed);
            merge.mine().forEach(place -> assertEquals(mine.get(place), is.get(place)));
            learn(editor, joined);
        }
    }

    @Test
    void eachLanguageAndWhetherAValueIsShownAreMergedByThemselves() {
        ContentType type = ContentModels.bundled().require("group");
        var places = new Places(LANGUAGES);
        Content base = content("", false);
        Content mine = content("Fireflies", false);
        Content theirs =
                new Content(
                        new Fields(base.fields().values()).with("summary", new Value.Text("蛍の会")),
                        Set.of("address"));
        Merge merge =
                Merge.of(places.of(type, base), places.of(type, mine), places.of(type, theirs));
        assertEquals(List.of(), merge.conflicts());
        Content together = places.together(type, merge.merged());
        assertEquals("Fireflies", together.fields().text("summary", "en").orElseThrow());
        assertEquals("蛍の会", together.fields().text("summary", "ja").orElseThrow());
        assertEquals(Set.of("address"), together.shown());
    }

    private static Content content(String english, boolean shown) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", "ほたるの会");
        if (!english.isEmpty()) {
            texts.put("en", english);
        }
        Value summary = english.isEmpty() ? new Value.Text("ほたるの会") : new Value.Localised(texts);
        return new Content(
                Fields.NONE.with("summary", summary), shown ? Set.of("address") : Set.of());
    }

    @Test
    void placesPutTogetherAgainAreTheSameContent() {
        var random = new Random(7);
        ContentType type = ContentModels.bundled().require("group");
        var places = new Places(LANGUAGES);
        var failures = new ArrayList<String>();
        for (int n = 0; n < 200; n++) {
            Content group = Sample.group(random, n);
            Content back = places.together(type, places.of(type, group));
            if (!back.fields().values().equals(group.fields().values())) {
                failures.add(group + " became " + back);
            }
        }
        assertEquals(List.of(), failures);
    }
}
