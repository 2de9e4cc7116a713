package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Lists are compared with what a plain loop over all entries finds. */
final class EntryListsTest {
    private static final List<String> SORTS =
            List.of(
                    "reading",
                    "-reading",
                    "members",
                    "-members",
                    "title",
                    "-title",
                    "recruiting",
                    "-recruiting",
                    "kind",
                    "updatedAt",
                    "-publishedAt",
                    "slug",
                    "-slug");

    @EachDatabase
    void filterOrderAndTotalAgreeWithAPlainLoop(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            ContentType type = store.model.type("group").orElseThrow();
            Sample.publishGroups(store, 700, 11);
            List<Entry> all = new ArrayList<>();
            store.database.snapshot(
                    tx -> store.entries.forEachLive(tx, live -> all.add(live.entry())));
            Random random = new Random(12);
            for (int round = 0; round < 60; round++) {
                SortedMap<String, List<String>> filters = filters(random);
                Sort sort = Sort.parse(type, SORTS.get(random.nextInt(SORTS.size()))).orElseThrow();
                int limit = 1 + random.nextInt(100);
                List<String> expected =
                        all.stream()
                                .filter(entry -> passes(entry.fields(), filters))
                                .sorted(order(sort))
                                .map(Entry::id)
                                .toList();
                assertEquals(
                        expected,
                        walk(
                                store,
                                new ListQuery(type, filters, sort, null, limit),
                                expected.size()),
                        filters + " by " + sort);
            }
        }
    }

    @EachDatabase
    void pagesShowEveryEntryOnceThoughOthersComeAndGo(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            ContentType type = store.model.type("group").orElseThrow();
            List<UUID> ids = Sample.publishGroups(store, 300, 13);
            Set<String> stay = new HashSet<>();
            ids.subList(30, 300).forEach(id -> stay.add(id.toString()));
            for (String name : SORTS) {
                List<String> seen = new ArrayList<>();
                ListQuery query =
                        new ListQuery(
                                type,
                                new TreeMap<>(),
                                Sort.parse(type, name).orElseThrow(),
                                null,
                                37);
                Cursor next = null;
                int page = 0;
                do {
                    EntryPage found = store.entries.list(after(query, next));
                    found.items().forEach(live -> seen.add(live.entry().id()));
                    next = found.next();
                    UUID visitor = ids.get(page++ % 30);
                    boolean live = store.entries.find(visitor).orElseThrow().isLive();
                    store.database.write(tx ->
                            live
                                    ? store.publishing.unpublish(tx, visitor, null)
                                    : store.publishing.publish(
                                            tx, visitor, OptionalLong.empty(), null));
                } while (next != null);
                List<String> those = seen.stream().filter(stay::contains).toList();
                assertEquals(stay.size(), those.size(), name);
                assertEquals(stay, new HashSet<>(those), name);
            }
        }
    }

    @EachDatabase
    void longAndStrangeTagsFilterExactly(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            ContentType type = store.model.type("group").orElseThrow();
            String longTag = "長い札".repeat(100);
            List<String> tags =
                    List.of("祭", "祭 ", "祭り", "𠮷", "A", "a", "' or 1=1 --", longTag, longTag + "ん");
            List<Incoming> batch = new ArrayList<>();
            for (int at = 0; at < tags.size(); at++) {
                Fields fields =
                        Fields.NONE
                                .with("title", new Value.Text("団体" + at))
                                .with("tags", new Value.Items(List.of(tags.get(at))));
                batch.add(
                        Incoming.fromRegister(
                                type,
                                new ExternalKey("s", "" + at),
                                new Content(fields, Set.of())));
            }
            store.database.write(tx -> {
                store.publishing.publishAll(
                        tx,
                        store.entries.upsert(tx, batch, null).stream()
                                .map(UpsertOutcome::id)
                                .toList(),
                        null);
                return 0;
            });
            for (int at = 0; at < tags.size(); at++) {
                var filters = new TreeMap<String, List<String>>();
                filters.put("tags", List.of(tags.get(at)));
                EntryPage page =
                        store.entries.list(
                                new ListQuery(type, filters, Sort.standard(type), null, 10));
                assertEquals(1, page.total(), tags.get(at));
                assertEquals(
                        Optional.of("団体" + at),
                        page.items().getFirst().entry().fields().text("title"));
            }
        }
    }

    @EachDatabase
    void aFieldThatBecomesAColumnOrdersWhatWasPublishedBefore(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            ContentType before = store.model.type("group").orElseThrow();
            Sample.publishGroups(store, 30, 17);
            store.entries.followModel();
            assertEquals(0, store.entries.followModel());
            ContentType after = withColumn(before, "insurance", "recruiting");
            EntryStore restarted =
                    new EntryStore(
                            store.database,
                            store.ids,
                            store.model.withTypes(List.of(after)),
                            Slugger.NONE);
            Sort byInsurance = Sort.parse(after, "-insurance").orElseThrow();
            ListQuery query = new ListQuery(after, new TreeMap<>(), byInsurance, null, 100);
            assertEquals(0, restarted.list(query).items().size());
            assertEquals(30, restarted.followModel());
            assertEquals(30, restarted.list(query).items().size());
            assertEquals(0, restarted.followModel());
        }
    }

    @Test
    void hiddenFieldsAreNeitherFiltersNorOrders() {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            ContentType type = store.model.type("group").orElseThrow();
            for (Field field : type.fields().values()) {
                if (field.visibility() != Visibility.PUBLIC) {
                    assertFalse(ListQuery.filterNames(type).contains(field.name()), field.name());
                    assertTrue(Sort.parse(type, field.name()).isEmpty(), field.name());
                }
            }
            assertTrue(Sort.parse(type, "nothing").isEmpty());
            assertTrue(Sort.parse(type, "").isEmpty());
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new ListQuery(
                                    type,
                                    new TreeMap<>(),
                                    new Sort("contact_name", false),
                                    null,
                                    10));
        }
    }

    @Test
    void aCursorOfAnotherOrderOrAForgedOneIsNone() {
        Sort title = new Sort("title", false);
        Cursor cursor = new Cursor(title, new byte[] {1, 2, 3});
        assertEquals(Optional.of(cursor), Cursor.parse(cursor.toString(), title));
        assertTrue(Cursor.parse(cursor.toString(), new Sort("title", true)).isEmpty());
        for (String forged :
                List.of("", "AAAA", "not base64!", "A".repeat(5_000), "\uD800", "🙂")) {
            assertTrue(Cursor.parse(forged, title).isEmpty(), forged);
        }
    }

    /** The type with a field declared as another one is. */
    private static ContentType withColumn(ContentType type, String name, String like) {
        var fields = new LinkedHashMap<>(type.fields());
        fields.put(name, column(type.field(like).orElseThrow(), name));
        return new ContentType(
                type.name(),
                type.plural(),
                type.label(),
                type.pluralLabel(),
                type.path(),
                type.list(),
                type.owner(),
                type.review(),
                type.approvals(),
                type.jsonLd(),
                type.titleField(),
                type.sort(),
                fields,
                type.parts());
    }

    private static Field column(Field field, String name) {
        return new Field(
                name,
                field.kind(),
                field.label(),
                field.help(),
                false,
                field.localised(),
                field.multiline(),
                field.visibility(),
                field.format(),
                field.precision(),
                field.vocabulary(),
                field.target(),
                field.limits(),
                field.searchWeight(),
                field.facet(),
                true,
                field.termPages(),
                field.calendar(),
                field.unit(),
                field.editing());
    }

    private static ListQuery after(ListQuery query, @Nullable Cursor cursor) {
        return new ListQuery(query.type(), query.filters(), query.sort(), cursor, query.limit());
    }

    private static List<String> walk(TestStore store, ListQuery query, int total) {
        List<String> seen = new ArrayList<>();
        Cursor next = null;
        do {
            EntryPage page = store.entries.list(after(query, next));
            assertEquals(total, page.total());
            assertTrue(page.items().size() <= query.limit());
            page.items().forEach(live -> seen.add(live.entry().id()));
            next =
                    page.next() == null
                            ? null
                            : Cursor.parse(page.next().toString(), query.sort()).orElseThrow();
        } while (next != null);
        return seen;
    }

    private static SortedMap<String, List<String>> filters(Random random) {
        var filters = new TreeMap<String, List<String>>();
        if (random.nextBoolean()) {
            filters.put(
                    "fields", List.of("field" + random.nextInt(21), "field" + random.nextInt(20)));
        }
        if (random.nextInt(3) == 0) {
            filters.put("kind", List.of(List.of("npo", "chokai", "none").get(random.nextInt(3))));
        }
        if (random.nextInt(3) == 0) {
            filters.put("recruiting", List.of(String.valueOf(random.nextBoolean())));
        }
        if (random.nextInt(6) == 0) {
            filters.put("tags", List.of("tag" + random.nextInt(200)));
        }
        if (random.nextInt(20) == 0) {
            filters.put("district", List.of());
        }
        return filters;
    }

    private static boolean passes(Fields fields, SortedMap<String, List<String>> filters) {
        return filters.entrySet().stream()
                .allMatch(filter -> {
                    List<String> values =
                            filter.getKey().equals("recruiting")
                                    ? (fields.has("recruiting")
                                            ? List.of("" + fields.flag("recruiting"))
                                            : List.of())
                                    : fields.items(filter.getKey());
                    return filter.getValue().stream().anyMatch(values::contains);
                });
    }

    /** Missing values last in both directions; ties by id, in the direction of the list. */
    private static Comparator<Entry> order(Sort sort) {
        Comparator<Entry> byValue =
                switch (sort.field()) {
                    case "members" ->
                            Comparator.comparing(entry ->
                                    entry.fields().number("members").orElse(BigDecimal.ZERO));
                    case "recruiting" ->
                            Comparator.comparing(entry -> entry.fields().flag("recruiting"));
                    case "updatedAt" -> Comparator.comparing(Entry::updatedAt);
                    case "publishedAt" -> Comparator.comparing(Entry::publishedAt);
                    case "slug" -> Comparator.comparing(Entry::slug);
                    default ->
                            (one, other) ->
                                    Arrays.compareUnsigned(
                                            utf8(one.fields().text(sort.field()).orElse("")),
                                            utf8(other.fields().text(sort.field()).orElse("")));
                };
        Comparator<Entry> byId = Comparator.comparing(Entry::id);
        Comparator<Entry> order = byValue.thenComparing(byId);
        if (List.of("updatedAt", "publishedAt", "slug").contains(sort.field())) {
            return sort.descending() ? order.reversed() : order;
        }
        Comparator<Entry> missingLast =
                Comparator.comparing(entry -> !entry.fields().has(sort.field()));
        return missingLast.thenComparing(sort.descending() ? order.reversed() : order);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
