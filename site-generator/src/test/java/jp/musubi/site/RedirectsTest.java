package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Redirect;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who follows an old address of a page is led to the page. */
class RedirectsTest {
    private final Generator generator = new Generator(Progress.silent());

    @TempDir private Path temporary;

    @Test
    void atAFormerAddressASmallPageLeadsToTheNewOneInEveryLanguage() throws Exception {
        build(moved("/groups/old/"));
        for (String language : List.of("", "en/")) {
            Document page = page(language + "groups/old/index.html");
            String target = "/" + language + "groups/hotaru/";
            assertEquals(
                    "https://town.example" + target,
                    page.select("link[rel=canonical]").attr("href"));
            assertEquals(
                    "0; url=" + target, page.select("meta[http-equiv=refresh]").attr("content"));
            assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
            assertEquals(target, page.select("main .moved a").attr("href"));
            assertTrue(page.select("main").text().contains(target));
            assertEquals(1, page.select("link[rel=canonical]").size());
        }
    }

    @Test
    void aFormerAddressIsInNoSitemapListFeedOrSearch() throws Exception {
        build(moved("/groups/old/"));
        try (Stream<Path> files = Files.walk(out())) {
            for (Path file :
                    files.filter(each -> each.toString().matches(".*\\.(html|xml|json|csv)"))
                            .filter(each -> !each.startsWith(out().resolve(".musubi")))
                            .toList()) {
                assertFalse(Files.readString(file).contains("groups/old/"), file::toString);
            }
        }
        try (SiteSearch search = SiteSearch.open(out().resolve(".musubi/index"))) {
            assertEquals(
                    List.of("/groups/hotaru/"),
                    search
                            .search(new Query("ほたる", Map.of("type", List.of("group")), 10, 0, "ja"))
                            .hits()
                            .stream()
                            .map(hit -> hit.url())
                            .toList());
        }
    }

    @Test
    void aFileTellsServersWhereEverythingBelowAFormerAddressIsNow() throws Exception {
        build(moved("/groups/old/", "/old.html"));
        assertEquals(
                List.of(
                        "/groups/old/* /groups/hotaru/:splat 301",
                        "/en/groups/old/* /en/groups/hotaru/:splat 301",
                        "/old.html /groups/hotaru/ 301",
                        "/en/old.html /en/groups/hotaru/ 301"),
                Files.readAllLines(out().resolve("_redirects")));
    }

    @Test
    void whereARealPageIsBelowAFormerAddressOnlyTheAddressItselfMoved() throws Exception {
        build(moved("/awards/2024/great/", "/awards/2024/"));
        String rules = Files.readString(out().resolve("_redirects"));
        assertTrue(rules.contains("/awards/2024/great/* "), rules);
        assertTrue(rules.contains("/awards/2024/ /groups/hotaru/ 301\n"), rules);
    }

    @Test
    void aRealPageWinsOverAFormerAddressAndAWarningNamesBoth() throws Exception {
        BuildReport report = build(moved("/reports/walk/", "/groups/", "/feed.xml"));
        assertTrue(page("reports/walk/index.html").select("meta[http-equiv=refresh]").isEmpty());
        assertTrue(page("groups/index.html").select("meta[http-equiv=refresh]").isEmpty());
        assertFalse(Files.exists(out().resolve("_redirects")));
        assertTrue(
                report.warnings().stream()
                        .anyMatch(warning ->
                                warning.contains("group hotaru")
                                        && warning.contains("/reports/walk/")
                                        && warning.contains("report walk")),
                report.warnings()::toString);
        assertEquals(3, report.warnings().size(), report.warnings()::toString);
    }

    @Test
    void aFormerAddressOfWhatIsNotPublicLeadsNowhere() throws Exception {
        Snapshot town = town();
        BuildReport report = build(with(town, new Redirect("/groups/old/", "group", "not-there")));
        assertFalse(Files.exists(out().resolve("groups/old")));
        assertTrue(report.warnings().getFirst().contains("/groups/old/"));
    }

    @Test
    void belowASubPathFormerAddressesAreBelowItToo() throws Exception {
        build(moved("/groups/old/"), Optional.of(URI.create("https://city.example/kyodo/")));
        assertEquals(
                "0; url=/kyodo/groups/hotaru/",
                page("groups/old/index.html").select("meta[http-equiv=refresh]").attr("content"));
        assertTrue(
                Files.readString(out().resolve("_redirects"))
                        .startsWith("/kyodo/groups/old/* /kyodo/groups/hotaru/:splat 301\n"));
    }

    @Test
    void aRenameWritesTheFormerAddressAndNothingThatSaysTheSame() throws Exception {
        build(town());
        BuildReport renamed = build(moved("/groups/old/"));
        assertEquals(3, renamed.written(), "a page in each language, and the rules");
        BuildReport back = build(town());
        assertEquals(3, back.removed());
        assertEquals(0, back.written());
    }

    @Test
    void theRulesFollowEachRenameAndEachPageThatMovesOn() throws Exception {
        build(moved("/groups/old/"));
        build(moved("/groups/old/", "/groups/older/"));
        assertEquals(4, Files.readAllLines(out().resolve("_redirects")).size());
        Snapshot town = moved("/groups/old/", "/groups/older/");
        List<Entry> entries =
                town.entries().stream()
                        .map(entry -> entry.type().equals("group") ? called(entry, "new") : entry)
                        .toList();
        build(town.withEntries(entries));
        assertTrue(
                Files.readString(out().resolve("_redirects"))
                        .startsWith("/groups/old/* /groups/new/:splat 301\n"));
        assertEquals(
                "0; url=/groups/new/",
                page("groups/older/index.html").select("meta[http-equiv=refresh]").attr("content"));
    }

    private static Entry called(Entry entry, String slug) {
        return new Entry(
                entry.type(),
                entry.id(),
                slug,
                entry.publishedAt(),
                entry.updatedAt(),
                entry.fields(),
                entry.shown());
    }

    private Path out() {
        return temporary.resolve("out");
    }

    private Document page(String file) throws Exception {
        return Jsoup.parse(out().resolve(file));
    }

    private Snapshot town() throws Exception {
        return Town.inTwoLanguages()
                .with("group", "hotaru", "\"title\":\"ほたるの会\"")
                .with("report", "walk", "\"title\":\"川歩き\",\"group\":\"hotaru\"")
                .with("award", "small", "\"title\":\"小さな賞\",\"group\":\"hotaru\",\"year\":2024")
                .read()
                .snapshot();
    }

    private Snapshot moved(String... from) throws Exception {
        Snapshot town = town();
        Entry group =
                town.entries().stream()
                        .filter(entry -> entry.type().equals("group"))
                        .findFirst()
                        .orElseThrow();
        return with(
                town,
                Stream.of(from)
                        .map(path -> new Redirect(path, "group", group.id()))
                        .toArray(Redirect[]::new));
    }

    private static Snapshot with(Snapshot town, Redirect... redirects) {
        return new Snapshot(
                town.site(), town.model(), town.assets(), town.entries(), List.of(redirects));
    }

    private BuildReport build(Snapshot snapshot) throws Exception {
        return build(snapshot, Optional.empty());
    }

    private BuildReport build(Snapshot snapshot, Optional<URI> baseUrl) throws Exception {
        return generator.build(
                new BuildRequest(
                        SnapshotSource.of(snapshot, temporary),
                        out(),
                        Theme.bundled(),
                        baseUrl,
                        false,
                        true));
    }
}
