package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What an entry's text links to is listed once more, with its kind and size. */
class DocumentsOnPagesTest {
    private static final String BODY =
            "\"title\":\"会報\",\"body\":\"[会報 第3号（PDF：4KB）](/assets/ab/kaiho.pdf)と、"
                    + "[同じもの](/assets/ab/kaiho.pdf)、[大きな地図](/assets/cd/chizu.pdf)。\"";

    private static Town town() {
        return Town.inTwoLanguages()
                .line(asset("7d3c", "assets/ab/kaiho.pdf", ",\"bytes\":3777"))
                .line(asset("7d3d", "assets/cd/chizu.pdf", ",\"bytes\":1500000"))
                .line(asset("7d3e", "assets/ef/kaisoku.pdf", ""))
                .with("group", "hotaru", BODY)
                .with("report", "matsuri", "\"group\":\"hotaru\"," + BODY)
                .with("page", "annai", BODY)
                .with(
                        "page",
                        "kimari",
                        "\"title\":\"決まり\",\"body\":\"[会則](/assets/ef/kaisoku.pdf)\"")
                .with("page", "nashi", "\"title\":\"なし\",\"body\":\"何もありません。\"");
    }

    private static String asset(String id, String file, String more) {
        return """
        {"kind":"asset","id":"%s","file":"%s","width":0,"height":0%s}\
        """
                .formatted(id, file, more);
    }

    private static List<String> lines(Document page) {
        return page.select(".documents a").eachText();
    }

    @Test
    void eachDocumentIsThereOnceWithItsKindAndSize() throws Exception {
        RenderedSite site = RenderedSite.of(town().linked());
        for (String address : List.of("/groups/hotaru/", "/reports/matsuri/", "/guide/annai/")) {
            Document page = site.page(address);
            assertEquals(List.of("会報 第3号 PDF・4KB", "大きな地図 PDF・1.4MB"), lines(page), address);
            assertEquals("/assets/ab/kaiho.pdf", page.select(".documents a").attr("href"));
            assertEquals("資料", page.select("#documents").text());
        }
    }

    @Test
    void whereNobodySaidTheSizeTheKindStandsAlone() throws Exception {
        assertEquals(
                List.of("会則 PDF"), lines(RenderedSite.of(town().linked()).page("/guide/kimari/")));
    }

    @Test
    void aPageWithoutDocumentsHasNoSuchPart() throws Exception {
        assertTrue(
                RenderedSite.of(town().linked())
                        .page("/guide/nashi/")
                        .select("#documents")
                        .isEmpty());
    }

    @Test
    void aTitleThatIsNotTranslatedSaysItsLanguage() throws Exception {
        Document page = RenderedSite.of(town().linked()).page("/en/groups/hotaru/");
        assertEquals("ja", page.select(".documents__title").attr("lang"));
        assertEquals("Documents", page.select("#documents").text());
    }
}
