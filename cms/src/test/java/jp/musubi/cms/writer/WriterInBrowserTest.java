package jp.musubi.cms.writer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.FilePayload;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.asset.AssetLimits;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

@InBrowser
class WriterInBrowserTest {
    private static final int LEAST_TOUCH_PIXELS = 44;

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
    void librariesAreServedBesideTheScriptsAndKeptForEver() throws Exception {
        var answer = city.get(writer.scripts() + "lib/prosemirror-view.js");
        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of("text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
                List.of(
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.headers().firstValue("Cache-Control").orElse("")));
    }

    @Test
    void theBytesOfATextThatNobodyTouchedStayAsTheyAre() {
        String odd = "*  a\n*  b\n\n\n__c__  \n|x|\n|-|\n";
        Locator text = writer.open(page, odd);
        text.click();
        page.keyboard().press("ArrowRight");
        page.locator("#summary").focus();
        assertEquals(odd, WriterPage.written(page));
    }

    @Test
    void whatIsTypedArrivesInTheFormAfterAPauseAndAtOnceWhenItIsSent() {
        writer.open(page, "川を歩く").click();
        page.keyboard().press("End");
        page.keyboard().type("会");
        assertThat(page.locator("#body")).hasValue("川を歩く会\n");
        page.keyboard().type("です");
        assertEquals("川を歩く会です\n", WriterPage.written(page));
    }

    @Test
    void aWordThatIsBeingComposedIsLeftInPeace() {
        writer.open(page, "川").click();
        page.keyboard().press("End");
        CDPSession input = page.context().newCDPSession(page);
        compose(input, "あるk");
        page.locator("button:text-is('太字')").dispatchEvent("click");
        page.waitForTimeout(700);
        assertThat(page.locator("#body")).hasValue("川");
        compose(input, "歩く");
        var done = new JsonObject();
        done.addProperty("text", "歩く");
        input.send("Input.insertText", done);
        assertThat(page.locator("#body")).hasValue("川歩く\n");
    }

    private static void compose(CDPSession input, String word) {
        var composing = new JsonObject();
        composing.addProperty("text", word);
        composing.addProperty("selectionStart", word.length());
        composing.addProperty("selectionEnd", word.length());
        input.send("Input.imeSetComposition", composing);
    }

    @Test
    void everythingIsReachedWithTheKeyboardAlone() {
        Locator text = writer.open(page, "");
        assertThat(text).hasAttribute("role", "textbox");
        assertThat(text).hasAttribute("aria-multiline", "true");
        assertThat(text).hasAccessibleName("くわしい内容");
        page.locator("#summary").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("button:text-is('見出し')")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("button:text-is('太字')")).isFocused();
        page.keyboard().press("Escape");
        assertThat(text).isFocused();
        page.keyboard().type("題");
        page.keyboard().press("Alt+F10");
        assertThat(page.locator("button:text-is('太字')")).isFocused();
        page.keyboard().press("Home");
        page.keyboard().press("Enter");
        assertThat(text).isFocused();
        assertThat(page.locator("button:text-is('見出し')")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("Enter");
        page.keyboard().press("Control+b");
        page.keyboard().type("太い");
        page.keyboard().press("Control+b");
        page.keyboard().type("細い");
        assertEquals("## 題\n\n**太い**細い\n", WriterPage.written(page));
        page.keyboard().press("Tab");
        assertThat(text).not().isFocused();
    }

    @Test
    void listsTasksAndTablesAreMadeWithButtons() {
        Locator text = writer.open(page, "");
        text.click();
        button("チェック").click();
        page.keyboard().type("長靴");
        page.keyboard().press("Enter");
        page.keyboard().type("虫よけ");
        page.locator(".writer__box input").first().check();
        text.locator("p").last().click();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        button("表").click();
        page.keyboard().type("年");
        page.keyboard().press("Tab");
        page.keyboard().type("数");
        button("列を足す").click();
        button("行を消す").click();
        assertTrue(WriterPage.written(page).startsWith("- [x] 長靴\n- [ ] 虫よけ\n\n|"));
        button("元に戻す").click();
        assertEquals(
                "- [x] 長靴\n- [ ] 虫よけ\n\n| 年 | 数 |  |\n|---|---|---|\n|  |  |  |\n|  |  |  |\n",
                WriterPage.written(page));
        button("表を消す").click();
        assertEquals("- [x] 長靴\n- [ ] 虫よけ\n", WriterPage.written(page));
    }

    @Test
    void aLinkIsAskedForWithWordsAndAnAddress() {
        Locator text = writer.open(page, "川歩きの申し込み");
        text.click();
        page.keyboard().press("Control+a");
        button("リンク").click();
        Locator dialog = page.locator("dialog");
        dialog.locator("button:text-is('リンクにする')").click();
        assertThat(dialog.locator(".field__error:visible")).hasText(Pattern.compile("アドレスの形ではない"));
        dialog.getByLabel("行き先のアドレス").fill("javascript:alert(1)");
        dialog.locator("button:text-is('リンクにする')").click();
        assertThat(dialog).isVisible();
        dialog.getByLabel("行き先のアドレス").fill("example.jp/moushikomi");
        page.keyboard().press("Enter");
        assertThat(dialog).isHidden();
        assertThat(text).isFocused();
        assertEquals("[川歩きの申し込み](https://example.jp/moushikomi)\n", WriterPage.written(page));
    }

    @Test
    void aPictureIsSentWithAWordOnWhatItShowsAndIsPublishedWithTheText() throws Exception {
        writer.open(page, "川").click();
        page.keyboard().press("End");
        button("写真").click();
        Locator dialog = page.locator("dialog");
        dialog.locator("input[type=file]")
                .setInputFiles(new FilePayload("kawa.png", "image/png", png()));
        dialog.locator("button:text-is('写真を入れる')").click();
        assertThat(dialog.locator(".field__error:visible")).hasText("写真の説明を書いてください。");
        dialog.getByLabel("写真の説明").fill("夜の川");
        dialog.locator("button:text-is('写真を入れる')").click();
        assertThat(dialog).isHidden();
        String written = WriterPage.written(page);
        assertTrue(written.matches("川!\\[夜の川\\]\\(/assets/[0-9a-z/-]+\\.webp\\)\n"), written);
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                "document.querySelector('.writer__text img').naturalWidth > 0"));
        String body = written.replace("\n", "\\n");
        city.publish(
                "{\"type\":\"page\",\"slug\":\"kawa\",\"fields\":{\"title\":\"川\",\"body\":\""
                        + body
                        + "\"}}");
        String address = written.replaceAll("(?s).*\\((.*)\\).*", "$1");
        assertEquals(200, city.get(address).statusCode());
    }

    @Test
    void aPdfIsSentAndLinkedWithItsKindAndSizeAndCanBeDownloadedFromThePublishedPage(
            TestBrowser browser) throws Exception {
        browser.tolerate("no answer for");
        writer.open(page, "資料は").click();
        page.keyboard().press("End");
        button("PDF").click();
        Locator dialog = page.locator("dialog");
        Locator file = dialog.locator("input[type=file]");
        Locator go = dialog.locator("button:text-is('PDFを入れる')");
        Locator complaint = dialog.locator(".field__error:visible");
        go.click();
        assertThat(complaint.first()).hasText("PDFのファイルを選んでください。");
        file.setInputFiles(new FilePayload("偽物.pdf", "application/pdf", png()));
        assertThat(complaint.first()).containsText("PDFではないようです");
        file.setInputFiles(new FilePayload("総会の_お知らせ (1).pdf", "application/pdf", pdf(120 << 10)));
        assertThat(complaint).hasCount(0);
        assertThat(dialog.getByLabel("リンクの文字")).hasValue("総会の お知らせ");
        dialog.getByLabel("リンクの文字").fill("総会のお知らせ");
        page.route("**/api/v1/assets", Route::abort);
        go.click();
        assertThat(dialog.locator("[role=status]")).containsText("送れませんでした");
        page.unroute("**/api/v1/assets");
        go.click();
        assertThat(dialog).isHidden();
        page.keyboard().type("です");
        String written = WriterPage.written(page);
        assertTrue(
                written.matches("資料は\\[総会のお知らせ（PDF：120KB）]\\(/assets/[0-9a-z/-]+\\.pdf\\)です\n"),
                written);
        city.publish(
                "{\"type\":\"page\",\"slug\":\"soukai\",\"fields\":{\"title\":\"総会\",\"body\":\""
                        + written.replace("\n", "\\n")
                        + "\"}}");
        page.navigate(city.address("/guide/soukai/"));
        Locator link = page.locator("main .prose a[href$='.pdf']");
        assertThat(link).hasText("総会のお知らせ（PDF：120KB）", new HasTextOptions().setUseInnerText(true));
        var download = page.waitForDownload(link::click);
        assertEquals(120 << 10, Files.size(download.path()));
    }

    @Test
    void inMarkdownModeADroppedPdfBecomesALinkAndOtherFilesAreRefusedWithAWord() {
        writer.open(page, "資料は");
        page.locator("button:text-is('Markdownで書く')").click();
        Locator area = page.locator("#body");
        drop(area, "会則.docx", "application/msword", 1);
        assertThat(page.locator(".writer__warning")).containsText("写真とPDF");
        drop(area, "大きな資料.pdf", "application/pdf", AssetLimits.MAX_UPLOAD_BYTES + 1);
        Locator dialog = page.locator("dialog");
        assertThat(dialog.locator(".field__error:visible")).containsText("20MBまで");
        dialog.locator("input[type=file]")
                .setInputFiles(new FilePayload("会則.pdf", "application/pdf", pdf(3_000_000)));
        assertThat(dialog.getByLabel("リンクの文字")).hasValue("会則");
        dialog.locator("button:text-is('PDFを入れる')").click();
        assertThat(dialog).isHidden();
        assertThat(area).isFocused();
        String written = WriterPage.written(page);
        assertTrue(
                written.matches("資料は\\[会則（PDF：2\\.9MB）]\\(/assets/[0-9a-z/-]+\\.pdf\\)"), written);
    }

    private static void drop(Locator place, String name, String type, int bytes) {
        place.evaluate(
                """
                (place, [name, type, bytes]) => {
                  const files = new DataTransfer();
                  files.items.add(new File([new Uint8Array(bytes)], name, {type}));
                  place.setSelectionRange(place.value.length, place.value.length);
                  const event = {dataTransfer: files, bubbles: true, cancelable: true};
                  if (place.dispatchEvent(new DragEvent("drop", event))) throw new Error("left");
                }\
                """,
                List.of(name, type, bytes));
    }

    @Test
    void markdownModeShowsThePlainTextAndComesBack() {
        Locator text = writer.open(page, "**川**");
        page.locator("button:text-is('Markdownで書く')").click();
        Locator area = page.locator("#body");
        assertThat(area).isVisible();
        assertThat(area).isFocused();
        assertThat(text).isHidden();
        area.fill("## 題\n\n- 一\n");
        page.locator("button:text-is('見たまま書く')").click();
        assertThat(text.locator("h2")).hasText("題");
        assertThat(area).isHidden();
        assertEquals("## 題\n\n- 一\n", WriterPage.written(page));
    }

    @Test
    void aTextThatSomebodyElseSavedIsShownWhenTheFormSaysSo() {
        Locator text = writer.open(page, "川");
        page.evaluate(
                """
                () => {
                  const area = document.getElementById("body");
                  area.value = "山";
                  area.dispatchEvent(new Event("musubi:replaced"));
                }\
                """);
        assertThat(text).hasText("山");
        assertEquals("山", WriterPage.written(page));
    }

    @Test
    void aTextWithFootnotesIsOpenedAsMarkdownWithAWarning() {
        String footnotes = "本文[^1]\n\n[^1]: 注\n";
        writer.open(page, footnotes);
        assertThat(page.locator("#body")).isVisible();
        assertThat(page.locator(".writer__warning")).containsText("脚注");
        assertEquals(footnotes, WriterPage.written(page));
    }

    @Test
    void onAPhoneTheToolbarIsOneRowOfButtonsLargeEnoughForFingers(TestBrowser browser) {
        Page phone = writer.page(browser, View.PHONE.with(View.Trait.DARK));
        writer.open(phone, "川");
        var buttons = phone.locator(".writer__tools button:visible");
        double top = buttons.first().boundingBox().y;
        assertEquals(6, buttons.count());
        for (Locator one : buttons.all()) {
            assertEquals(top, one.boundingBox().y, one.textContent());
            assertTrue(one.boundingBox().height >= LEAST_TOUCH_PIXELS, one.textContent());
            assertTrue(one.boundingBox().width >= LEAST_TOUCH_PIXELS, one.textContent());
        }
        phone.locator("button:text-is('その他')").click();
        assertThat(phone.locator("button:text-is('表')")).isVisible();
        assertFalse(
                (Boolean)
                        phone.evaluate("document.documentElement.scrollWidth > window.innerWidth"));
        Axe.check(phone);
    }

    @Test
    void noMachineFindsABarrierInPageDialogAndMarkdownMode() {
        writer.open(page, "## 題\n\n[こちら](/x)へ可及的速やかに。\n\n- [ ] 長靴\n\n|a|b|\n|-|-|\n|c|d|\n");
        page.waitForSelector(".spot");
        page.locator(".writer__hints").click();
        Axe.check(page);
        button("リンク").click();
        page.locator("dialog button:text-is('リンクにする')").click();
        Axe.check(page);
        page.keyboard().press("Escape");
        button("写真").click();
        Axe.check(page);
        page.keyboard().press("Escape");
        page.locator("button:text-is('Markdownで書く')").click();
        Axe.check(page);
    }

    private Locator button(String name) {
        return page.locator(".writer__tools button:text-is('" + name + "')");
    }

    private static byte[] pdf(int bytes) {
        var whole = new byte[bytes];
        Arrays.fill(whole, (byte) ' ');
        byte[] begin = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, whole, 0, begin.length);
        System.arraycopy(end, 0, whole, bytes - end.length, end.length);
        return whole;
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
