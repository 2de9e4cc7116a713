package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TemplatesTest {
    @TempDir Path folder;

    @Test
    void aTextThatLooksLikeATemplateShowsExactlyThat() throws RenderFailed {
        String text = "{{ 7*7 }} {% raw %}";
        var site =
                RenderedSite.of(
                        Town.inJapanese()
                                .with(
                                        "page",
                                        "braces",
                                        "\"title\":\"%s\",\"body\":\"%s\",\"summary\":\"%s\""
                                                .formatted(text, text, text))
                                .linked());
        var page = site.page("/guide/braces/");
        assertEquals(text, page.select("h1").text());
        assertEquals(text, page.select(".prose").text());
        assertEquals(text, page.select(".page-head p").text());
    }

    @Test
    void markupInATitleStaysText() throws RenderFailed {
        String title = "<script>alert(1)</script>' onx=1";
        var page =
                RenderedSite.of(
                                Town.inJapanese()
                                        .with("group", "x", "\"title\":\"%s\"".formatted(title))
                                        .linked())
                        .page("/groups/x/");
        assertEquals(title, page.select("h1").text());
        assertTrue(page.select("script:not([type])").isEmpty());
        assertEquals(title, page.select("meta[property=og:title]").attr("content"));
    }

    @Test
    void anErrorNamesTheTemplateTheLineAndTheEntry() throws Exception {
        RenderedSite site = withTemplate("entry/page.peb", "one\ntwo\n{{ page.nothing }}\n");
        var failed = assertThrows(RenderFailed.class, () -> site.html("/guide/about/"));
        assertTrue(
                message(failed)
                        .startsWith(
                                "templates/entry/page.peb, line 3, while rendering"
                                        + " page about (ja): "),
                message(failed));
    }

    @Test
    void anErrorInAnIncludedPartNamesThatPart() throws Exception {
        RenderedSite site = withTemplate("part/guide-tree.peb", "\n{{ missing }}\n");
        var failed = assertThrows(RenderFailed.class, () -> site.html("/guide/about/"));
        assertTrue(message(failed).contains("part/guide-tree.peb, line 2"), message(failed));
        assertTrue(message(failed).contains("page about"), message(failed));
    }

    @Test
    void aMissingSentenceIsNamed() throws Exception {
        RenderedSite site = withTemplate("entry/page.peb", "{{ t(\"no.such\") }}");
        var failed = assertThrows(RenderFailed.class, () -> site.html("/guide/about/"));
        assertTrue(message(failed).contains("\"no.such\""), message(failed));
    }

    private static String message(RenderFailed failed) {
        return String.valueOf(failed.getMessage());
    }

    private RenderedSite withTemplate(String name, String text) throws IOException, RenderFailed {
        Path file = folder.resolve("templates").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        LinkedSite town =
                Town.inJapanese().with("page", "about", "\"title\":\"案内\",\"body\":\"文\"").linked();
        return RenderedSite.of(town, "https://town.example/", Theme.at(folder));
    }
}
