package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filters and counts over the sample city, against counting by hand. */
class FacetsTest {
    @TempDir private static Path folder;
    private static LinkedSite site;
    private static TownSearch city;

    @BeforeAll
    static void openCity() throws Exception {
        site = LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot());
        city = TownSearch.of(folder, site);
    }

    @AfterAll
    static void closeCity() throws Exception {
        city.close();
    }

    private static Set<String> ids(Entry entry, String facet) {
        if (facet.equals("type")) {
            return Set.of(entry.type());
        }
        if (facet.equals("freshness")) {
            return entry.type().equals("group") ? Set.of(freshness(entry)) : Set.of();
        }
        for (Field field : site.type(entry).fields().values()) {
            if (field.facet() && FacetName.of(field).equals(facet)) {
                if (field.kind() == FieldKind.FLAG) {
                    return entry.fields().flag(field.name()) ? Set.of("true") : Set.of();
                }
                if (field.kind() == FieldKind.YEAR) {
                    return entry.fields()
                            .number(field.name())
                            .map(n -> Set.of(n.toPlainString()))
                            .orElse(Set.of());
                }
                return new HashSet<>(entry.fields().items(field.name()));
            }
        }
        return Set.of();
    }

    /** On the third of December 2026, to the month. */
    private static String freshness(Entry group) {
        return group.fields()
                .date("confirmed_on")
                .map(date ->
                        date.first().isBefore(LocalDate.of(2025, Month.DECEMBER, 1))
                                ? "old"
                                : "fresh")
                .orElse("never");
    }

    private static boolean passes(Entry entry, Map<String, List<String>> filters, String except) {
        return filters.entrySet().stream()
                .filter(filter -> !filter.getKey().equals(except))
                .allMatch(filter ->
                        filter.getValue().stream().anyMatch(ids(entry, filter.getKey())::contains));
    }

    /** Counts one facet the slow way: its own filter does not count, all others do. */
    private static Map<String, Integer> counted(
            String facet, Map<String, List<String>> filters, Set<String> matching) {
        var counts = new HashMap<String, Integer>();
        for (Entry entry : site.entries()) {
            if (matching.contains(entry.type() + "/" + entry.slug())
                    && passes(entry, filters, facet)) {
                ids(entry, facet).forEach(id -> counts.merge(id, 1, Integer::sum));
            }
        }
        filters.getOrDefault(facet, List.of()).forEach(id -> counts.putIfAbsent(id, 0));
        return counts;
    }

    /** Everything that matches the words alone, gathered page by page. */
    private static Set<String> matching(String text) {
        var found = new HashSet<String>();
        for (int offset = 0; offset <= Query.MAX_OFFSET_HITS; offset += Query.MAX_LIMIT_HITS) {
            city.search()
                    .search(new Query(text, Map.of(), Query.MAX_LIMIT_HITS, offset, "ja"))
                    .hits()
                    .forEach(hit -> found.add(hit.type() + "/" + hit.slug()));
        }
        return found;
    }

    private static void assertCountsLikeByHand(String text, Map<String, List<String>> filters) {
        Set<String> matching = matching(text);
        Answer answer = city.ask(text, filters);
        long passing =
                site.entries().stream()
                        .filter(entry -> matching.contains(entry.type() + "/" + entry.slug()))
                        .filter(entry -> passes(entry, filters, ""))
                        .count();
        assertEquals(passing, answer.total());
        for (String facet : city.search().facets()) {
            var shown = new HashMap<String, Integer>();
            answer.facets()
                    .getOrDefault(facet, List.of())
                    .forEach(c -> shown.put(c.id(), c.count()));
            assertEquals(counted(facet, filters, matching), shown, facet);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "子ども", "川", "まち 歴史", "雪の日に手伝う"})
    void countsAreThoseOfCountingByHand(String text) {
        assertCountsLikeByHand(text, Map.of());
        assertCountsLikeByHand(text, Map.of("type", List.of("group")));
        assertCountsLikeByHand(text, Map.of("field", List.of("children", "environment")));
        assertCountsLikeByHand(
                text,
                Map.of(
                        "field",
                        List.of("children"),
                        "recruiting",
                        List.of("true"),
                        "type",
                        List.of("group")));
        assertCountsLikeByHand(
                text, Map.of("year", List.of("2024", "2025"), "type", List.of("award")));
    }

    @Test
    void yearsStandInTheirOrderTheLastFirstHoweverManyEntriesEachHas() {
        List<String> years =
                city.ask("").facets().getOrDefault("year", List.of()).stream()
                        .map(each -> each.id())
                        .toList();
        assertTrue(years.size() > 2, years::toString);
        assertEquals(years.stream().sorted(Comparator.reverseOrder()).toList(), years);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "old", "never"})
    void groupsAreFilteredAndCountedByWhenTheyWereConfirmed(String state) {
        long expected =
                site.entries("group").stream()
                        .filter(group -> freshness(group).equals(state))
                        .count();
        assertTrue(expected > 0 || !state.equals("fresh"));
        assertEquals(expected, city.ask("", Map.of("freshness", List.of(state))).total());
        assertCountsLikeByHand("", Map.of("freshness", List.of(state)));
        assertCountsLikeByHand("子ども", Map.of("freshness", List.of(state, "never")));
        assertCountsLikeByHand(
                "川", Map.of("freshness", List.of(state), "field", List.of("environment")));
    }

    @Test
    void theSameIndexTellsOtherDaysOtherwise() throws Exception {
        Path index = folder.resolve("index");
        Clock later = Clock.offset(TownSearch.TODAY, Duration.ofDays(10_000));
        try (SiteSearch search = SiteSearch.open(index, later)) {
            var answer =
                    search.search(new Query("", Map.of("freshness", List.of("fresh")), 1, 0, "ja"));
            assertEquals(0, answer.total());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12, 2026-12, fresh",
        "2025-11, 2026-12, old",
        "2026-12, 2026-12, fresh",
        "2027-01, 2026-12, fresh",
        "never, 2026-12, never"
    })
    void whatWasConfirmedAYearAgoIsFreshToTheEndOfTheMonth(String month, String now, String state) {
        assertEquals(state, Confirmation.state(month, YearMonth.parse(now)));
    }

    @Test
    void noHitShowsTheMonthThatTheIndexHas() {
        assertTrue(
                city.ask("").hits().stream()
                        .flatMap(hit -> hit.terms().stream())
                        .noneMatch(term -> term.facet().equals("freshness")));
    }

    @Test
    void aQuestionThatFindsNextToNothingIsOfferedWithoutConditionsAndWordByWord() {
        Answer answer = city.ask("ほたる 観察会 ぺろぺろ", Map.of("district", List.of("no-such-district")));
        assertEquals(0, answer.total());
        assertEquals(
                List.of(
                        new Broader("ほたる 観察会 ぺろぺろ", city.ask("ほたる 観察会 ぺろぺろ").total()),
                        new Broader("ほたる", city.ask("ほたる").total()),
                        new Broader("観察会", city.ask("観察会").total())),
                answer.broader());
        assertEquals(List.of(), city.ask("子ども").broader());
        assertEquals(List.of(), city.ask("", Map.of("field", List.of("x"))).broader());
    }

    @ParameterizedTest
    @CsvSource({
        "'ほたる　観察会、川', ほたる|観察会|川",
        "子どもと一緒にできる自然のボランティア, 子どもと|一緒にできる|自然|ボランティア",
        "川を, ''",
        "川 川, ''",
        "どこですか, ''",
        "ＮＰＯの町家, ＮＰＯ|町家"
    })
    void aQuestionsSingleWordsAreThoseThatWereTyped(String text, String words) {
        assertEquals(words, String.join("|", Broader.words(text)));
    }

    @Test
    void everyEntryIsFoundWithoutWordsOnce() {
        assertEquals(site.entries().size(), city.ask("").total());
    }

    @Test
    void valuesOfOneFacetAreAlternativesAndFacetsNarrowEachOther() {
        int children = city.ask("", Map.of("field", List.of("children"))).total();
        int both = city.ask("", Map.of("field", List.of("children", "environment"))).total();
        int narrowed =
                city.ask(
                                "",
                                Map.of(
                                        "field",
                                        List.of("children", "environment"),
                                        "recruiting",
                                        List.of("true")))
                        .total();
        assertTrue(both > children);
        assertTrue(narrowed < both && narrowed > 0);
    }

    @Test
    void labelsComeFromTheVocabularyInTheReadersLanguage() {
        var japanese = city.ask("").facets().getOrDefault("type", List.of()).getFirst();
        assertEquals(site.model().require(japanese.id()).label().in("ja"), japanese.label());
        var english = city.askInEnglish("").facets().getOrDefault("field", List.of());
        assertTrue(english.stream().anyMatch(c -> c.label().equals("Social education")));
    }

    @Test
    void anUnknownFacetFindsNothingAndAnUnknownIdNeither() {
        assertEquals(0, city.ask("", Map.of("contact_name", List.of("x"))).total());
        assertEquals(0, city.ask("", Map.of("field", List.of("no-such-field"))).total());
    }

    @Test
    void everyGroupIsFoundFirstByItsNameAndByItsReading() {
        for (Entry group : site.entries("group")) {
            String title = site.title(group, "ja");
            assertEquals(group.slug(), city.slugs(title).getFirst(), title);
            String reading = group.fields().text("reading").orElseThrow();
            assertEquals(group.slug(), city.slugs(reading).getFirst(), reading);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "子どもと一緒にできる自然のボランティア", "外国人に日本語を教えたい", "雪かきを手伝ってほしい", "ひとりで子育てしていて相談したい",
                "防災について学べるところはありますか", "土曜日に参加できる活動を教えてください", "川の生き物を調べる", "古い町家を残す"
            })
    void ordinaryQuestionsFindSomething(String question) {
        assertTrue(city.ask(question).total() > 0);
    }
}
