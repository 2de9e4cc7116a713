package jp.musubi.cms.writer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.content.checker.Checker;
import jp.musubi.content.checker.CheckerRules;
import jp.musubi.content.checker.Finding;
import jp.musubi.content.city.SampleCity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@InBrowser
class CheckerInBrowserTest {
    private static final String FOUND =
            """
            async ([scripts, texts]) => {
              const { fromMarkdown } = await import(scripts + "writer/markdown-in.js");
              const { passagesOf } = await import(scripts + "checker/passages.js");
              const { checker } = await import(scripts + "checker/rules.js");
              return texts.map((text) => checker.check(passagesOf(fromMarkdown(text))).map((one) =>
                [one.severity, one.rule, one.passage, one.from, one.to, one.found, one.offers].join(" ")));
            }\
            """;

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
    void theScriptFindsWhatTheProgramFinds() throws IOException {
        List<String> texts = new ArrayList<>(MarkdownInBrowserTest.hardTexts());
        texts.addAll(
                List.of(
                        "## 題\n\n#### 細部\n\n参加の申し込みは[こちら](/x)から、可及的速やかに。",
                        "![](/a.webp) ![IMG_1.JPG](/b.webp) ㈱①② ﾎﾞﾗﾝﾃｨｱ ＮＰＯ０７６ 2026.11.3",
                        "令和8年度及び平成元年、昭和64年（1989年）。日　時 https://a.jp/2026/1/2/及び",
                        "| 一 |\n|---|\n| <br>又は |\n\n- [ ] 若しくは\n- `及び` <ruby>当<rt>あ</rt></ruby>該",
                        "😀及び😀、**当該**の**~~所定の~~用紙**。" + "長い文が続きます、".repeat(15)));
        try (Stream<Path> files = Files.walk(SampleCity.folder())) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                texts.add(Files.readString(file).replaceFirst("(?s)^---\n.*?\n---\n", ""));
            }
        }
        writer.open(page, "");
        var checker = new Checker(CheckerRules.bundled());
        List<?> found = (List<?>) page.evaluate(FOUND, List.of(writer.scripts(), texts));
        int findings = 0;
        for (int at = 0; at < texts.size(); at++) {
            List<String> expected =
                    checker.checkMarkdown(texts.get(at)).stream()
                            .map(CheckerInBrowserTest::line)
                            .toList();
            assertEquals(expected, found.get(at), texts.get(at));
            findings += expected.size();
        }
        assertTrue(findings > 30, findings + " findings");
    }

    private static String line(Finding one) {
        return String.join(
                " ",
                one.severity().name().toLowerCase(Locale.ROOT),
                one.rule(),
                "" + one.passage(),
                "" + one.from(),
                "" + one.to(),
                one.found(),
                String.join(",", one.offers()));
    }

    @Test
    void aHintPointsAtThePlaceAndIsTakenWithTheKeyboard() {
        writer.open(page, "参加の申し込みは[こちら](/x)から。");
        assertThat(page.locator(".spot")).hasText("こちら");
        Locator summary = page.locator(".writer__hints");
        assertThat(summary).hasText("書き方のヒント 1件");
        assertThat(page.locator("[role=status]:text-is('書き方のヒント 1件')")).hasCount(1);
        summary.focus();
        page.keyboard().press("Enter");
        Locator offer = page.locator(".hint button:text-is('「参加の申し込み」に置きかえる')");
        assertThat(offer).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".spot")).hasCount(0);
        assertThat(page.locator(".writer__text")).isFocused();
        assertEquals("参加の申し込みは[参加の申し込み](/x)から。\n", WriterPage.written(page));
    }

    @Test
    void hintsComeWhileSomebodyTypesAndStayAwayWhenTheyWereDeclined() {
        writer.open(page, "").click();
        page.keyboard().type("㈱山田です");
        assertThat(page.locator(".spot")).hasText("㈱");
        page.locator(".writer__hints").click();
        page.locator(".hint button:text-is('このままにする')").click();
        assertThat(page.locator(".spot")).hasCount(0);
        writer.open(page, "㈱山田です");
        assertThat(page.locator(".writer__hints")).hasText("書き方のヒントはありません");
    }

    @Test
    void aPictureWithoutADescriptionCannotBeDeclinedButDescribed() {
        writer.open(page, "川 ![](/favicon.ico)");
        assertThat(page.locator(".spot--error")).hasCount(1);
        page.locator(".writer__hints").click();
        assertThat(page.locator(".hint button:text-is('このままにする')")).hasCount(0);
        page.locator(".hint button:text-is('説明を書く')").click();
        page.locator("dialog").getByLabel("写真の説明").fill("夜の川");
        page.keyboard().press("Enter");
        assertThat(page.locator(".spot--error")).hasCount(0);
        assertEquals("川 ![夜の川](/favicon.ico)\n", WriterPage.written(page));
    }

    @Test
    void fieldsOfPlainTextAreCheckedToo() {
        writer.open(page, "");
        Locator summary = page.locator("#summary");
        summary.fill("可及的速やかに歩く会");
        Locator offer = page.locator(".hint button:text-is('「できるだけ早く」に置きかえる')");
        offer.click();
        assertThat(summary).hasValue("できるだけ早く歩く会");
        assertThat(summary).isFocused();
    }
}
