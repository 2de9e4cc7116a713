package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.View.Trait;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Pages of the published site as they go round on paper. */
@InBrowser
class PaperInBrowserTest {
    /** What margins leave of A4, 180 by 271 mm, at 96 pixels an inch. */
    private static final int SHEET_WIDTH_PX = 680;

    private static final int SHEET_HEIGHT_PX = 1024;

    /** Elements with words, and with them a ground, that are neither black, white nor grey. */
    private static final String COLOURED =
            """
            () => [...document.querySelectorAll('body *')]
                .filter(it => it.checkVisibility() && it.innerText && it.innerText.trim() !== '')
                .filter(it => ['color', 'backgroundColor'].some(name => {
                    const [r, g, b, a] = getComputedStyle(it)[name].match(/[0-9.]+/g).map(Number);
                    return a !== 0 && (r !== g || g !== b);
                }))
                .map(it => it.outerHTML.slice(0, 120))
            """;

    /** Lines of a profile's text of which a part is above or below what is shown of it. */
    private static final String CUT_LINES =
            """
            () => {
                const shown = document.querySelector('.profile-body__main');
                const {top, bottom, right} = shown.getBoundingClientRect();
                const range = document.createRange();
                range.selectNodeContents(shown);
                const lines = [...range.getClientRects()];
                if (!lines.some(it => it.left > right)) return ['all of it is shown'];
                return lines.filter(it => it.left < right && it.width > 0)
                    .filter(it => it.top < top - 1 || it.bottom > bottom + 1)
                    .map(it => [it.left, it.top, it.right, it.bottom].join(' '));
            }
            """;

    private static RunningCity city;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        city = RunningCity.start(folder.resolve("data"), null, true);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    /** However long it is, with all that leads to the group. */
    @ParameterizedTest
    @CsvSource({
        "/groups/asano-hotaru/, 076-231-0018",
        "/groups/machiya-engawa/, 076-253-0026",
        "/groups/seinanbu-seseragi/, /groups/seinanbu-seseragi/"
    })
    void aProfileIsALeafletOfOneSheet(String path, String contact, TestBrowser browser)
            throws IOException {
        for (String language : List.of("ja", "en")) {
            String address = city.address(language.equals("ja") ? path : "/en" + path);
            Page page = browser.page(View.DESK.in(language), address);
            byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (PDDocument printed = Loader.loadPDF(paper)) {
                assertEquals(1, printed.getNumberOfPages(), page.url());
                String words = new PDFTextStripper().getText(printed);
                assertTrue(words.contains(contact), words);
                assertTrue(words.contains(URI.create(address).getPath()), words);
            }
        }
    }

    /** A line that is too low for the sheet stands beside it as a whole. */
    @Test
    void onPaperNoLineIsCut(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/groups/asano-hotaru/"));
        page.setViewportSize(SHEET_WIDTH_PX, SHEET_HEIGHT_PX);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertEquals(List.of(), strings(page.evaluate(CUT_LINES)));
        assertThat(page.locator(".leaflet-end")).isInViewport();
    }

    /** Leaflets are copied in black and white, and are printed at night as well. */
    @ParameterizedTest
    @ValueSource(strings = {"/groups/asano-hotaru/", "/districts/asanogawa/"})
    void onPaperNothingHasAColourAndACodeLeadsBack(String path, TestBrowser browser) {
        Page page =
                browser.page(View.DESK.with(Trait.DARK, Trait.REDUCED_MOTION), city.address(path));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertEquals(List.of(), strings(page.evaluate(COLOURED)));
        assertThat(page.locator(".leaflet-end .qr")).isVisible();
        assertThat(page.locator(".header__nav").first()).isHidden();
        assertThat(page.locator(".footer")).isHidden();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
