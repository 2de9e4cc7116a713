package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.site.Reason.Kind;
import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Fact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A build says truly why each file is another. */
final class ReasonsTest {
    private static final String HOTARU = Town.id("group", "hotaru");
    private static final String SAKURA = Town.id("group", "sakura");
    private static final String ENVIRONMENT = "fields/environment/index.html";

    private static final String PLACE_TYPE =
            """
            {"kind":"type","type":{"type":"place","plural":"places","label":{"ja":"場所"},\
            "path":"/places/{slug}/","list":"/places/",\
            "fields":{"title":{"kind":"text","label":{"ja":"名前"},"required":true}}}}\
            """;

    @TempDir private Path temporary;
    private Theme theme = Theme.bundled();

    @Test
    void aFirstBuildSaysThatEverythingIsNew() throws Exception {
        BuildReport first = build(town("ほたるの会"));
        assertEquals(Set.of(Kind.NEW), kinds(first));
        assertTrue(first.reasons().containsKey("groups/hotaru/index.html"));
    }

    @Test
    void nothingChangedNeedsNoReason() throws Exception {
        build(town("ほたるの会"));
        assertTrue(build(town("ほたるの会")).reasons().isEmpty());
    }

    @Test
    void exactlyTheFilesThatAreOthersHaveReasons() throws Exception {
        build(town("ほたるの会"));
        BuildReport edited = build(town("蛍の会"));
        Set<String> changes = new HashSet<>(edited.changes().files());
        changes.addAll(edited.changes().gone());
        assertEquals(changes, edited.reasons().keySet());
    }

    @Test
    void anEditIsTheReasonOfThePagesThatShowIt() throws Exception {
        build(town("ほたるの会"));
        BuildReport edited = build(town("蛍の会"));
        for (String page : List.of("groups/hotaru/index.html", ENVIRONMENT)) {
            Reason reason = only(edited, page);
            assertEquals(Kind.CHANGED, reason.kind(), page);
            assertEquals(
                    List.of(new Reason.Cause(Fact.entry(HOTARU), "蛍の会")), reason.causes(), page);
        }
    }

    @Test
    void aRenamedEntryIsSaidToHaveMoved() throws Exception {
        build(town("ほたるの会"));
        BuildReport renamed = build(empty().line(group(HOTARU, "kawabata", "ほたるの会")));
        assertEquals(Kind.MOVED_HERE, only(renamed, "groups/kawabata/index.html").kind());
        Reason away = only(renamed, "groups/hotaru/index.html");
        assertEquals(Kind.MOVED_AWAY, away.kind());
        assertEquals(Fact.entry(HOTARU), away.causes().getFirst().fact());
    }

    @Test
    void aNewGroupIsSaidToBeInTheListsThatShowIt() throws Exception {
        build(town("ほたるの会"));
        BuildReport grown = build(town("ほたるの会").line(group(SAKURA, "sakura", "さくらの会")));
        assertEquals(Kind.NEW, only(grown, "groups/sakura/index.html").kind());
        Reason listed = only(grown, ENVIRONMENT);
        assertEquals(Kind.LISTED, listed.kind());
        assertEquals(new Reason.Cause(Fact.entry(SAKURA), "さくらの会"), listed.causes().getFirst());
        assertTrue(
                listed.causes().stream()
                        .anyMatch(cause ->
                                cause.fact().equals(Fact.term("group", "fields", "environment"))),
                listed::toString);
        assertEquals(Kind.PAGES, only(grown, "sitemap.xml").kind());
    }

    @Test
    void aGroupThatIsGoneIsSaidToHaveLeftTheLists() throws Exception {
        build(town("ほたるの会").line(group(SAKURA, "sakura", "さくらの会")));
        BuildReport less = build(town("ほたるの会"));
        assertEquals(Kind.GONE, only(less, "groups/sakura/index.html").kind());
        Reason left = only(less, ENVIRONMENT);
        assertEquals(Kind.UNLISTED, left.kind());
        assertEquals(Fact.entry(SAKURA), left.causes().getFirst().fact());
    }

    @Test
    void theLastDayOfABannerIsADay() throws Exception {
        String banner =
                "\"number\":\"K-1\",\"group\":\"hotaru\",\"state\":\"active\","
                        + "\"valid_from\":\"2026-04-01\",\"valid_until\":\"2026-11-23\"";
        build(town("ほたるの会").with("banner", "k-1", banner));
        BuildReport later = build(on("2026-11-24", town("ほたるの会").with("banner", "k-1", banner)));
        assertTrue(later.written() > 0);
        assertEquals(List.of(Kind.DAY), kinds(later, "groups/hotaru/index.html"));
        assertEquals(List.of(Kind.DAY), kinds(later, "verify/K-1/index.html"));
    }

    @Test
    void anotherTemplateIsTheReasonOfThePagesThatAreMadeWithIt() throws Exception {
        build(town("ほたるの会"));
        theme = change("templates/home.peb", "</h1>", "!</h1>");
        BuildReport report = build(town("ほたるの会"));
        assertEquals(Set.of("index.html"), report.reasons().keySet());
        Reason reason = only(report, "index.html");
        assertEquals(Kind.CHANGED, reason.kind());
        assertEquals(Fact.template("home.peb"), reason.causes().getFirst().fact());
    }

    @Test
    void aTemplateThatOthersIncludeIsTheReasonOfTheirPages() throws Exception {
        build(town("ほたるの会"));
        theme = change("templates/part/section-head.peb", "</h2>", "!</h2>");
        BuildReport report = build(town("ほたるの会"));
        assertEquals(
                List.of(Fact.template("home.peb")),
                only(report, "index.html").causes().stream().map(Reason.Cause::fact).toList());
    }

    @Test
    void aTemplateForATypeOfItsOwnIsTheReasonOfThePagesThatHadTheCommonOne() throws Exception {
        Town town = empty().line(PLACE_TYPE).with("place", "hall", "\"title\":\"会館\"");
        build(town);
        theme = Theme.bundled().with(Map.of("templates/entry/place.peb", "<p>".getBytes(UTF_8)));
        BuildReport report = build(town);
        assertEquals(Set.of("places/hall/index.html"), report.reasons().keySet());
    }

    @Test
    void anotherStyleSheetIsTheReasonOfTheWholeSite() throws Exception {
        build(town("ほたるの会"));
        theme = change("css/button.css", "{", "{ --other: 1;");
        BuildReport report = build(town("ほたるの会"));
        assertTrue(report.written() > 0);
        assertEquals(Kind.WHOLE, only(report, "groups/hotaru/index.html").kind());
    }

    private static Theme change(String file, String old, String now) {
        String bundled = Theme.bundled().text(file).orElseThrow();
        assertTrue(bundled.contains(old), file);
        return Theme.bundled().with(Map.of(file, bundled.replace(old, now).getBytes(UTF_8)));
    }

    @Test
    void aPageThatSomebodyDamagedIsSaidToHaveBeenMissing() throws Exception {
        build(town("ほたるの会"));
        Files.delete(temporary.resolve("out/groups/hotaru/index.html"));
        assertEquals(Kind.MISSING, only(build(town("ほたるの会")), "groups/hotaru/index.html").kind());
    }

    /** Whatever happens: no file without a reason, and none that says nothing of the content. */
    @ParameterizedTest
    @ValueSource(longs = {11})
    void everyChangeHasAReason(long seed) throws Exception {
        var town = new ChangingTown(seed, 30);
        var generator = new Generator(Progress.silent());
        build(generator, SnapshotSource.of(town.snapshot(), temporary));
        for (int i = 0; i < 20; i++) {
            String what = town.change();
            BuildReport report = build(generator, SnapshotSource.of(town.snapshot(), temporary));
            assertEquals(report.written() + report.removed(), report.reasons().size(), what);
            report.reasons()
                    .forEach((path, reasons) -> {
                        assertTrue(!reasons.isEmpty(), path);
                        assertTrue(
                                reasons.stream().noneMatch(one -> one.kind() == Kind.MISSING),
                                () -> what + " made " + path + " " + reasons);
                    });
        }
    }

    private static Town empty() {
        return Town.inJapanese();
    }

    private static Town town(String title) {
        return empty().line(group(HOTARU, "hotaru", title));
    }

    private static String group(String id, String slug, String title) {
        return """
        {"kind":"entry","type":"group","id":"%s","slug":"%s",\
        "publishedAt":"2026-04-01T00:00:00Z","updatedAt":"2026-05-01T00:00:00Z",\
        "fields":{"title":"%s","fields":["environment"]}}\
        """
                .formatted(id, slug, title);
    }

    private static String on(String day, Town town) {
        return town.ndjson().replace("2026-11-23T05:00:00Z", day + "T05:00:00Z");
    }

    private BuildReport build(Town town) throws Exception {
        return build(town.ndjson());
    }

    private BuildReport build(String ndjson) throws IOException, BuildFailed {
        Path snapshot = Files.writeString(temporary.resolve("town.ndjson"), ndjson);
        return build(new Generator(Progress.silent()), SnapshotSource.ofFile(snapshot));
    }

    private BuildReport build(Generator generator, SnapshotSource source) throws BuildFailed {
        return generator.build(
                new BuildRequest(
                        source, temporary.resolve("out"), theme, Optional.empty(), false, false));
    }

    private static Set<Kind> kinds(BuildReport report) {
        return report.reasons().values().stream()
                .flatMap(List::stream)
                .map(Reason::kind)
                .collect(Collectors.toSet());
    }

    private static List<Kind> kinds(BuildReport report, String path) {
        return report.reasons().getOrDefault(path, List.of()).stream().map(Reason::kind).toList();
    }

    private static Reason only(BuildReport report, String path) {
        List<Reason> reasons = report.reasons().getOrDefault(path, List.of());
        assertEquals(1, reasons.size(), () -> path + " " + reasons + " of " + report.reasons());
        return reasons.getFirst();
    }
}
