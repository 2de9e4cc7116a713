package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

class GeneratorTest {
    @TempDir private Path temporary;

    private Path out() {
        return temporary.resolve("out");
    }

    @Test
    void theSameBuildTwiceWritesNothing() throws Exception {
        BuildReport first = build(town());
        Map<String, String> before = files();
        BuildReport second = build(town());
        assertTrue(first.written() > 100);
        assertEquals(0, second.written());
        assertEquals(0, second.removed());
        assertEquals(first.written(), second.unchanged());
        assertEquals(before, files());
    }

    @Test
    void aLaterSnapshotOfTheSameContentOnTheSameDayWritesNothing() throws Exception {
        build(town());
        String later = town().ndjson().replace("2026-11-23T05:00:00Z", "2026-11-23T09:30:00Z");
        BuildReport second = build(write("town.ndjson", later), Optional.empty());
        assertEquals(0, second.written());
    }

    @Test
    void anEditWritesOnlyThePagesThatShowIt() throws Exception {
        build(town().with("report", "walk", "\"title\":\"川歩き\",\"group\":\"hotaru\""));
        BuildReport edited =
                build(town().with("report", "walk", "\"title\":\"山歩き\",\"group\":\"hotaru\""));
        long others =
                edited.changes().files().stream().filter(file -> !file.contains("feed.")).count();
        assertTrue(others < 20, "wrote " + edited.changes().files());
        for (String file : edited.changes().files()) {
            if (!file.startsWith("search/")) {
                String text = Files.readString(out().resolve(file));
                // Readings stand between the letters of a page.
                String plain = text.replaceAll("<r[tp]>[^<]*</r[tp]>|<[^>]*>", "");
                assertTrue(plain.contains("山歩き"), file);
            }
        }
        assertTrue(Files.readString(out().resolve("reports/walk/index.html")).contains("山歩き"));
    }

    @Test
    void thePageOfAVanishedEntryIsRemoved() throws Exception {
        build(town().with("report", "walk", "\"title\":\"川歩き\",\"group\":\"hotaru\""));
        assertTrue(Files.exists(out().resolve("reports/walk/index.html")));
        BuildReport second = build(town());
        assertFalse(Files.exists(out().resolve("reports/walk")));
        long pages =
                second.changes().gone().stream().filter(path -> path.endsWith(".html")).count();
        assertEquals(2, pages, "in each language");
    }

    @Test
    void aSiteUnderASubPathHasOnlyLinksBelowIt() throws Exception {
        build(
                write("town.ndjson", town().ndjson()),
                Optional.of(URI.create("https://city.example/kyodo/")));
        int links = 0;
        for (Path page : pages()) {
            for (Element link : Jsoup.parse(page).select("[href], [src], [action]")) {
                for (String name : List.of("href", "src", "action")) {
                    String target = link.attr(name);
                    if (target.startsWith("/")) {
                        assertTrue(target.startsWith("/kyodo/"), page + " links to " + target);
                        links++;
                    }
                }
            }
        }
        assertTrue(links > 20);
        assertTrue(
                Files.readString(out().resolve("sitemap.xml"))
                        .contains("https://city.example/kyodo/groups/hotaru/"));
    }

    @Test
    void aDanglingReferenceIsAWarningAndTheLinkIsLeftOut() throws Exception {
        BuildReport report =
                build(town().with("report", "lost", "\"title\":\"迷子\",\"group\":\"gone\""));
        assertEquals(
                1,
                report.warnings().stream()
                        .filter(warning -> warning.contains("report lost"))
                        .count(),
                () -> report.warnings().toString());
        assertFalse(Files.readString(out().resolve("reports/lost/index.html")).contains("gone"));
    }

    @Test
    void aBrokenLinkInATextIsAWarningThatNamesPageAndEntry() throws Exception {
        BuildReport report =
                build(
                        town().with(
                                        "page",
                                        "guide",
                                        "\"title\":\"案内\",\"body\":\"[古い](/groups/gone/) と"
                                                + " [新しい](/groups/hotaru/)\""));
        assertEquals(
                List.of(
                        "page /en/guide/guide/ (page guide): the link /en/groups/gone/ leads to no"
                                + " page of the site",
                        "page /guide/guide/ (page guide): the link /groups/gone/ leads to no page"
                                + " of the site"),
                report.warnings());
    }

    @Test
    void aBrokenLinkOfATemplateFailsTheBuild() throws Exception {
        BuildFailed failure =
                assertThrows(
                        BuildFailed.class, () -> buildPages(page("/", "<a href='/none/'>x</a>")));
        assertEquals(
                List.of("page /: the link /none/ leads to no page of the site"),
                failure.messages());
    }

    @Test
    void twoPagesWithOneAddressAreAWarningAndTheFirstStays() throws Exception {
        BuildReport report = buildPages(page("/", "first"), page("/", "second"));
        assertEquals("first", Files.readString(out().resolve("index.html")));
        assertEquals(1, report.warnings().size());
    }

    @Test
    void unknownTypesFieldsAndTermsAreErrorsWithTheirLines() {
        Town town =
                Town.inJapanese()
                        .with("castle", "a", "\"title\":\"城\"")
                        .with("group", "b", "\"title\":\"団体\",\"colour\":\"赤\"")
                        .with("group", "c", "\"title\":\"団体\",\"fields\":[\"magic\"]")
                        .line(
                                "{\"kind\":\"term\",\"vocabulary\":\"weather\",\"id\":\"rain\","
                                        + "\"label\":{\"ja\":\"雨\"},\"order\":1}");
        BuildFailed failure = assertThrows(BuildFailed.class, () -> build(town));
        String all = String.join("\n", failure.messages());
        assertTrue(all.contains("town.ndjson:2: The type 'castle'"), all);
        assertTrue(all.contains("town.ndjson:3: The field colour"), all);
        assertTrue(all.contains("town.ndjson:4: The field fields"), all);
        assertTrue(all.contains("weather"), all);
        assertFalse(Files.exists(out()), "nothing is written");
    }

    @Test
    void aSlugThatLeavesTheFolderIsRefused() {
        Town town = Town.inJapanese().with("group", "../../escape", "\"title\":\"団体\"");
        BuildFailed failure = assertThrows(BuildFailed.class, () -> build(town));
        assertTrue(failure.messages().getFirst().contains("town.ndjson:2: "));
    }

    @Test
    void theSiteCanBeSearchedWhenItIsBuilt() throws Exception {
        build(town());
        try (SiteSearch search = SiteSearch.open(out().resolve(".musubi/index"))) {
            var answer = search.search(new Query("ホタル", Map.of(), 10, 0, "ja"));
            assertEquals("/groups/hotaru/", answer.hits().getFirst().url());
        }
    }

    @Test
    void whatSomebodyDeletedOrChangedIsMadeAgainByTheNextBuild() throws Exception {
        build(town());
        Path deleted = out().resolve("groups/hotaru/index.html");
        Path changed = out().resolve("awards/index.html");
        Path sitemap = out().resolve("sitemap.xml");
        Path searched = searched();
        String page = Files.readString(deleted);
        String wall = Files.readString(changed);
        byte[] listed = Files.readAllBytes(sitemap);
        byte[] found = Files.readAllBytes(searched);
        Files.delete(deleted);
        Files.delete(sitemap);
        Files.delete(searched);
        Files.writeString(changed, "somebody was here");
        BuildReport second = build(town());
        assertEquals(4, second.written());
        assertArrayEquals(listed, Files.readAllBytes(sitemap));
        assertArrayEquals(found, Files.readAllBytes(searched));
        assertEquals(page, Files.readString(deleted));
        assertEquals(wall, Files.readString(changed));
    }

    /** One of the files that browsers search. */
    private Path searched() throws IOException {
        try (Stream<Path> files = Files.list(out().resolve("search/data"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 100, 5_000})
    void aDamagedStateCostsWorkAndNothingElse(int left) throws Exception {
        build(town());
        Map<String, String> before = files();
        long found = found();
        Path state = out().resolve(".musubi/state");
        Files.write(state, Arrays.copyOf(Files.readAllBytes(state), left));
        BuildReport second = build(town());
        assertEquals(0, second.written());
        assertEquals(before, files());
        assertEquals(found, found());
    }

    private long found() throws Exception {
        try (SiteSearch search = SiteSearch.open(out().resolve(".musubi/index"))) {
            return search.search(new Query("ホタル", Map.of(), 10, 0, "ja")).total();
        }
    }

    @Test
    void theStepsAreTimedInOrder() throws Exception {
        List<String> steps = List.copyOf(build(town()).steps().keySet());
        assertEquals("load", steps.getFirst());
        assertEquals("write", steps.getLast(), "nothing is shown before it was verified");
        assertTrue(steps.containsAll(List.of("link", "render", "index", "verify")));
    }

    private static Town town() {
        return Town.inTwoLanguages()
                .with(
                        "group",
                        "hotaru",
                        "\"title\":{\"ja\":\"ほたるの会\",\"en\":\"Fireflies\"},\"reading\":\"ほたる\","
                                + "\"fields\":[\"education\"],\"body\":\"# 川\\n\\n朝に歩く。\"")
                .with("award", "first", "\"title\":\"大賞\",\"group\":\"hotaru\",\"year\":2024")
                .with(
                        "banner",
                        "k-1",
                        "\"number\":\"K-1\",\"group\":\"hotaru\",\"state\":\"active\"");
    }

    private BuildReport build(Town town) throws Exception {
        return build(write("town.ndjson", town.ndjson()), Optional.empty());
    }

    private BuildReport build(Path snapshot, Optional<URI> baseUrl) throws BuildFailed {
        return new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.ofFile(snapshot),
                                out(),
                                Theme.bundled(),
                                baseUrl,
                                false,
                                true));
    }

    /** A build whose pages are these and nothing else. */
    private BuildReport buildPages(PagePlan... pages) throws Exception {
        var renderer = new PlannedPages(new Unit("pages", plans -> List.of(pages).forEach(plans)));
        return new Generator(Progress.silent(), (_, _, _, _) -> renderer, Program.RUNNING)
                .build(
                        new BuildRequest(
                                SnapshotSource.of(town().read().snapshot(), temporary),
                                out(),
                                Theme.bundled(),
                                Optional.empty(),
                                false,
                                true));
    }

    private static PagePlan page(String address, String html) {
        return new PagePlan(
                address, "ja", "page", "", null, 0, () -> html.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), text);
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private Map<String, String> files() throws IOException {
        var found = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(out())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.startsWith(out().resolve(".musubi"))) {
                    continue;
                }
                found.put(
                        out().relativize(file).toString(),
                        Files.getLastModifiedTime(file).toString());
            }
        }
        return found;
    }
}
