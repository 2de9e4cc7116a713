package jp.musubi.cms.writer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What comes from other programs through the clipboard. */
@InBrowser
class PasteInBrowserTest {
    private static final String PASTE =
            """
            (html) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", "x");
              document.querySelector(".writer__text").dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }\
            """;

    /** Each calls a function that tells on itself, by every way in that is known. */
    static final List<String> ATTACKS =
            List.of(
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "<img src=x onerror='alert(1)' style='x:y'>",
                    "<img/src=x/onerror=alert(1)>",
                    "<img src=\"x\"onerror=\"alert(1)\">",
                    "<svg onload=alert(1)><script>alert(1)</script></svg>",
                    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
                    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
                    "<iframe src='javascript:alert(1)'></iframe>",
                    "<a href='javascript:alert(1)'>x</a>",
                    "<a href=' java\nscript:alert(1)'>x</a>",
                    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                    "<a href='vbscript:alert(1)'>x</a>",
                    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
                    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                    "<details open ontoggle=alert(1)><summary>x</summary></details>",
                    "<form><button formaction=javascript:alert(1)>x</button></form>",
                    "<input autofocus onfocus=alert(1)>",
                    "<video><source onerror=alert(1)></video>",
                    "<body onload=alert(1)>x</body>",
                    "<object data='javascript:alert(1)'></object>",
                    "<p style='background:url(javascript:alert(1))' onclick=alert(1)>x</p>",
                    "<ruby><rt><img src=x onerror=alert(1)></rt></ruby>",
                    "<template><img src=x onerror=alert(1)></template>",
                    "<p data-sty='mso-list:l0 level1' onmouseover=alert(1)>x</p>",
                    "[x](javascript:alert(1))",
                    "![x](javascript:alert(1))",
                    "<javascript:alert(1)>",
                    "![x](x\"onerror=\"alert(1))",
                    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                    "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |",
                    "- [ ] <img src=x onerror=alert(1)>");

    @TempDir static Path data;

    private static RunningCity city;
    private static WriterPage writer;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        city = RunningCity.start(data, null, false);
        writer = new WriterPage(city);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @BeforeEach
    void open(TestBrowser browser) {
        page = writer.page(browser, View.DESK);
    }

    @Test
    void wordsListsAndTablesOfWordKeepTheirStructureAndLoseTheirJunk() throws IOException {
        assertEquals(
                """
                ## 活動の報告

                川を**三回**歩きました。

                - 春の川歩き
                  - 四月
                - 夏のホタル

                1. 集合
                2. 出発

                | 年 | 数 |
                |---|---|
                | 2025 | 63 |

                [記録](https://example.jp/kiroku)と元の書類
                """,
                pasted(recorded("word.html")));
    }

    @Test
    void textOfGoogleDocsIsBoldOnlyWhereItWas() throws IOException {
        assertEquals(
                """
                ## 活動の報告

                川を**三回**歩きました。~~中止~~

                ### 道具

                - 長靴
                  - 大人用
                - 虫よけ

                [記録](https://example.jp/kiroku)
                """,
                pasted(recorded("google-docs.html")));
    }

    @Test
    void nothingThatIsPastedRuns() {
        writer.open(page, "");
        for (String attack : ATTACKS) {
            page.evaluate(PASTE, attack + "<p>後</p>");
        }
        page.locator(".writer__text").hover();
        page.waitForTimeout(300);
        assertFalse(hasDanger(), page.locator(".writer__text").innerHTML());
    }

    @Test
    void nothingThatWasStoredRunsWhenItIsOpened() {
        writer.open(page, String.join("\n\n", ATTACKS));
        page.locator("button:text-is('見たまま書く')")
                .or(page.locator("button:text-is('Markdownで書く')"))
                .waitFor();
        for (var link : page.locator(".writer__text a").all()) {
            link.dispatchEvent("click");
        }
        page.waitForTimeout(300);
        assertFalse(hasDanger(), page.locator(".writer__text").innerHTML());
        assertThat(page.locator(".writer")).isVisible();
    }

    /** Whether an element is left that could run something, now or when somebody clicks. */
    private boolean hasDanger() {
        return (Boolean)
                page.evaluate(
                        """
                        [...document.querySelectorAll('.writer__text *')].some((one) =>
                          /^(script|svg|iframe|object|embed|form|style|math|button)$/.test(one.localName)
                          || [...one.attributes].some((it) => /^on|^style$/.test(it.name)
                            || (/^(href|src)$/.test(it.name) && /^\\s*(javascript|data|vbscript)/i.test(it.value))))
                        """);
    }

    private String pasted(String html) {
        writer.open(page, "").click();
        page.evaluate(PASTE, html);
        return WriterPage.written(page);
    }

    private static String recorded(String name) throws IOException {
        try (var in = PasteInBrowserTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
