package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.content.snapshot.Look;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a theme lets others decide shows on the pages. */
class ThemeOptionsTest {
    private static final String TOWN = "https://town.example/";

    @TempDir private Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RenderedSite site(String... options) throws IOException, RenderFailed {
        write(
                "theme.yml",
                "name: {ja: 私, en: Mine}\nextends: default\noptions:\n  "
                        + String.join("\n  ", options)
                        + "\n");
        return RenderedSite.of(town(), TOWN, Theme.at(folder));
    }

    private static LinkedSite town() {
        return Town.inJapanese()
                .with("page", "about", "\"title\":\"案内\",\"body\":\"文\"")
                .with("group", "hotaru", "\"title\":\"ほたる\",\"fields\":[\"environment\"]")
                .linked();
    }

    private static String styleSheet(RenderedSite site, Document page) throws RenderFailed {
        return site.file(page.select("link[rel=stylesheet]").attr("href"));
    }

    @Test
    void aTemplateReadsEveryKindOfOption() throws Exception {
        write("pictures/sign.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        write(
                "templates/entry/page.peb",
                "{{ theme.skyBlue.light }} {{ theme.logo }} {{ theme.home }} {{ theme.furigana }}");
        RenderedSite site =
                site(
                        "logo: {default: pictures/sign.svg}",
                        "sky-blue: {type: colour, label: s, light: \"#000080\", dark:"
                                + " \"#ddddff\"}");
        assertTrue(
                site.html("/guide/about/")
                        .matches(
                                "#000080 /assets/theme-[0-9a-f]+\\.svg \\[fields, recruiting, news,"
                                        + " districts, meaning] false"),
                site.html("/guide/about/"));
        assertEquals(
                "/assets/theme-",
                site.page("/").select("header .brand__sign").attr("src").substring(0, 14));
        assertTrue(
                site.fileAddresses()
                        .contains(site.page("/").select("header .brand__sign").attr("src")));
    }

    @Test
    void anOptionThatTheThemeDoesNotHaveIsAnErrorThatNamesIt() throws Exception {
        write("templates/entry/page.peb", "{{ theme.castle }}");
        RenderedSite site = site("furigana: {default: true}");
        var failed = assertThrows(RenderFailed.class, () -> site.html("/guide/about/"));
        assertTrue(String.valueOf(failed.getMessage()).contains("castle"), failed::getMessage);
    }

    private static Snapshot choosing(Snapshot sample, Map<String, String> options) {
        var look = new Look("", new TreeMap<>(options));
        return new Snapshot(
                sample.site().with(look), sample.model(), sample.assets(), sample.entries());
    }

    @Test
    void theFrontPageHasTheBlocksThatWereChosenInTheirOrder() throws Exception {
        Snapshot sample = ContentFolder.read(SampleCity.folder()).snapshot();
        Snapshot chosen = choosing(sample, Map.of("home", "districts fields"));
        assertEquals(
                List.of("by-field", "now", "rep", "aw", "dist", "mean"),
                RenderedSite.of(LinkedSite.of(sample))
                        .page("/")
                        .select("main section")
                        .eachAttr("aria-labelledby"));
        assertEquals(
                List.of("dist", "by-field"),
                RenderedSite.of(LinkedSite.of(chosen))
                        .page("/")
                        .select("main section")
                        .eachAttr("aria-labelledby"));
    }

    @Test
    void aColourIsInTheStyleSheetAndInTheBarOfTheBrowser() throws Exception {
        RenderedSite site = site("canvas: {light: \"#fffff0\"}");
        Document page = site.page("/");
        assertEquals("#fffff0", page.select("meta[name=theme-color]").attr("content"));
        String css = styleSheet(site, page);
        assertTrue(css.contains("--canvas: #fffff0;"), css);
        assertTrue(css.indexOf("--canvas:") < css.indexOf("prefers-contrast"), css);
    }

    @Test
    void withFuriganaByDefaultThePagesSaySo() throws Exception {
        assertEquals(
                "on",
                site("furigana: {default: true}").page("/").select("html").attr("data-furigana"));
        assertFalse(
                site("furigana: {default: false}")
                        .page("/")
                        .select("html")
                        .hasAttr("data-furigana"));
    }

    @Test
    void theFrontPageBeginsWithThePictureOfTheTheme() throws Exception {
        write("pictures/river.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        RenderedSite site = site("header-image: {default: pictures/river.svg}");
        String address = site.page("/").select(".hero__picture").attr("src");
        assertTrue(site.fileAddresses().contains(address), address);
        assertTrue(site.page("/guide/about/").select(".hero__picture").isEmpty());
    }

    @Test
    void aPictureOfTheCityIsLoadedInTheWidthThatAReaderNeeds() throws Exception {
        Snapshot sample = ContentFolder.read(SampleCity.folder()).snapshot();
        Asset bridge =
                sample.assets().stream()
                        .filter(asset -> asset.variants().size() == 2)
                        .findFirst()
                        .orElseThrow();
        var options =
                Map.of(
                        "header-image", bridge.file(),
                        "header-image.alt-en", "A bridge",
                        "logo", bridge.variants().getFirst().file());
        RenderedSite site = RenderedSite.of(LinkedSite.of(choosing(sample, options)));
        Element shown = site.page("/en/").expectFirst(".hero__picture");
        assertEquals("A bridge", shown.attr("alt"));
        assertEquals(
                "/%s 480w, /%s 960w, /%s %dw"
                        .formatted(
                                bridge.variants().getFirst().file(),
                                bridge.variants().getLast().file(),
                                bridge.file(),
                                bridge.width()),
                shown.attr("srcset"));
        assertEquals("100vw", shown.attr("sizes"));
        assertFalse(site.page("/").select(".brand__sign").hasAttr("srcset"));
    }
}
