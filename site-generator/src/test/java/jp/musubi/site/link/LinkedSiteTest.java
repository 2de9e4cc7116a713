package jp.musubi.site.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;

import org.junit.jupiter.api.Test;

import java.util.List;

class LinkedSiteTest {
    @Test
    void aReferenceIsFoundByIdAndBySlugAndLeadsBackToo() {
        LinkedSite site =
                Town.inJapanese()
                        .with("report", "by-slug", "\"title\":\"報告\",\"group\":\"hotaru\"")
                        .with("group", "hotaru", "\"title\":\"ほたる\"")
                        .with(
                                "report",
                                "by-id",
                                "\"title\":\"報告\",\"held_on\":\"2026-10-01\",\"group\":\""
                                        + Town.id("group", "hotaru")
                                        + "\"")
                        .linked();
        Entry group = site.entry("group", "hotaru").orElseThrow();
        for (Entry report : site.entries("report")) {
            assertEquals(group, site.target(report, "group").orElseThrow());
        }
        assertEquals(List.of("by-id", "by-slug"), slugs(site.referrers(group, "report")));
        assertTrue(site.referrers(group, "award").isEmpty());
        assertTrue(site.warnings().isEmpty(), () -> site.warnings().toString());
    }

    @Test
    void aReferenceThatLeadsNowhereIsAWarningThatNamesTheEntryAndTheLinkIsLeftOut() {
        LinkedSite site =
                Town.inJapanese()
                        .with("report", "lost", "\"title\":\"報告\",\"group\":\"gone\"")
                        .linked();
        Entry report = site.entry("report", "lost").orElseThrow();
        assertTrue(site.target(report, "group").isEmpty());
        assertEquals(1, site.warnings().size());
        assertTrue(site.warnings().getFirst().startsWith("report lost: group "));
    }

    @Test
    void aMissingPictureIsAWarning() {
        LinkedSite site =
                Town.inJapanese()
                        .with("group", "hotaru", "\"title\":\"ほたる\",\"image\":\"nowhere\"")
                        .linked();
        assertTrue(site.asset(site.entries("group").getFirst(), "image").isEmpty());
        assertTrue(site.warnings().getFirst().startsWith("group hotaru: image "));
    }

    @Test
    void whatTheOwnerDoesNotShowIsNotInTheGraph() {
        LinkedSite site =
                Town.inJapanese()
                        .line(
                                """
                                {"kind":"entry","type":"group","id":"%s","slug":"hotaru",\
                                "publishedAt":"2026-04-01T00:00:00Z","shown":["contact_phone"],\
                                "fields":{"title":"ほたる","contact_name":"MARK-A",\
                                "contact_email":"mark-b@example.org",\
                                "contact_phone":"076-220-2026"}}\
                                """
                                        .formatted(Town.id("group", "hotaru")))
                        .linked();
        Entry group = site.entries("group").getFirst();
        assertFalse(group.fields().has("contact_name"));
        assertFalse(group.fields().has("contact_email"));
        assertTrue(group.fields().has("contact_phone"));
    }

    @Test
    void termsCountTheirEntriesInTheOrderOfTheVocabularyAndYearsComeLatestFirst() {
        LinkedSite site =
                Town.inJapanese()
                        .with("group", "a", "\"title\":\"A\",\"fields\":[\"education\",\"health\"]")
                        .with("group", "b", "\"title\":\"B\",\"fields\":[\"education\"]")
                        .with("award", "x", "\"title\":\"X\",\"year\":2019")
                        .with("award", "y", "\"title\":\"Y\",\"year\":2024")
                        .linked();
        ContentType group = site.model().require("group");
        List<TermEntries> fields = site.terms(group, group.field("fields").orElseThrow());
        assertEquals(List.of("health", "education"), ids(fields).subList(0, 2));
        assertEquals(20, fields.size());
        assertEquals(
                List.of(1, 2, 0), fields.stream().map(TermEntries::count).toList().subList(0, 3));
        ContentType award = site.model().require("award");
        assertEquals(
                List.of("2024", "2019"), ids(site.terms(award, award.field("year").orElseThrow())));
    }

    @Test
    void readingsSortAlikeInHiraganaAndKatakanaAndGroupsWithoutComeLast() {
        LinkedSite site =
                Town.inJapanese()
                        .with("group", "none", "\"title\":\"無\"")
                        .with("group", "u", "\"title\":\"う\",\"reading\":\"うみ\"")
                        .with("group", "i", "\"title\":\"イ\",\"reading\":\"イヌ\"")
                        .with("group", "a", "\"title\":\"あ\",\"reading\":\"あり\"")
                        .linked();
        assertEquals(List.of("a", "i", "u", "none"), slugs(site.entries("group")));
    }

    @Test
    void anEntryIsWrittenInALanguageWhenOneOfItsTextsIsTranslated() {
        LinkedSite site =
                Town.inTwoLanguages()
                        .with("group", "both", "\"title\":{\"ja\":\"ほたる\",\"en\":\"Firefly\"}")
                        .with("group", "one", "\"title\":\"ほたる\"")
                        .linked();
        assertTrue(site.isWrittenIn(site.entry("group", "both").orElseThrow(), "en"));
        Entry one = site.entry("group", "one").orElseThrow();
        assertFalse(site.isWrittenIn(one, "en"));
        assertTrue(site.isWrittenIn(one, "ja"));
    }

    private static List<String> slugs(List<Entry> entries) {
        return entries.stream().map(Entry::slug).toList();
    }

    private static List<String> ids(List<TermEntries> terms) {
        return terms.stream().map(TermEntries::id).toList();
    }
}
