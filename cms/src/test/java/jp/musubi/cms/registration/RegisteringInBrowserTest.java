package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.mail.Mail;
import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/** A group registers with a telephone, the office with a desk, both in a real browser. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegisteringInBrowserTest {
    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/admin/\\S+)");

    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private String mailed(String to, String part) {
        Mail mail =
                city.wiring().mails().newest(20).stream()
                        .filter(one -> one.to().equals(to))
                        .findFirst()
                        .orElseThrow();
        Matcher link = LINK.matcher(mail.body());
        while (link.find()) {
            if (link.group(1).contains(part)) {
                return city.address(link.group(1));
            }
        }
        throw new AssertionError("no such link was mailed: " + mail.body());
    }

    private Application application(String email) {
        return new ApplicationStore(city.wiring().database()).openOf(email, 1).getFirst();
    }

    private static void press(Page page, String text) {
        page.locator("main button:has-text('" + text + "')").first().click();
        page.waitForLoadState();
    }

    private static void see(TestBrowser browser, Page page, String name) {
        Axe.check(page);
        browser.screenshot(page, "register-" + name);
    }

    private Page begin(TestBrowser browser, View view, String email, String group) {
        Page page = browser.page(view, city.address("/admin/register"));
        page.fill("#group", group);
        page.fill("#name", "川端 花子");
        page.fill("#email", email);
        press(page, "リンクを送る");
        page.navigate(mailed(email, "/register/link/"));
        press(page, "申請を書きはじめる");
        assertTrue(page.url().endsWith("/steps/basic"), page.url());
        return page;
    }

    private static final FilePayload KAISOKU =
            new FilePayload("会則.pdf", "application/pdf", "%PDF-1.4 %%EOF".getBytes(US_ASCII));

    private static void write(Page page, String reading) {
        page.fill("#f-reading", reading);
        page.selectOption("#f-kind", "volunteer");
        page.check("#f-fields-machizukuri");
        page.selectOption("#f-district", "asahi");
        press(page, "保存して次へ");
        page.fill("#f-summary-ja", "川をきれいにします。");
        press(page, "保存して次へ");
        press(page, "保存して次へ");
        press(page, "保存して次へ");
        page.fill("#f-representative", "川端 花子");
        page.fill("#f-contact_phone", "076-220-0000");
        press(page, "保存して次へ");
        press(page, "保存して次へ");
        press(page, "保存して次へ");
        for (var yes : page.locator("input[type=radio][value=yes]").all()) {
            yes.check();
        }
        press(page, "保存して次へ");
        page.setInputFiles("#rules", KAISOKU);
        press(page, "保存して次へ");
        for (var box : page.locator("input[type=checkbox]").all()) {
            box.check();
        }
        press(page, "保存して次へ");
    }

    @Test
    void aGroupRegistersWritesIsReturnedCorrectsIsApprovedSignsInAndSeesItsPage(
            TestBrowser browser) {
        String email = "kawa@example.jp";
        Page group = begin(browser, View.PHONE, email, "川を見まもる会");
        write(group, "かわをみまもるかい");
        assertTrue(group.locator("main").innerText().contains("足りないものはありません"));
        press(group, "申請を出す");
        assertTrue(group.url().endsWith("/register/status"), group.url());

        UUID registered = application(email).group();

        Page staff = browser.page(View.DESK, city.address("/admin/sign-in/passphrase"));
        staff.fill("#email", "staff@example.jp");
        staff.fill("#passphrase", "demo-staff-asanogawa");
        press(staff, "サインイン");
        staff.navigate(city.address("/admin/registrations"));
        see(browser, staff, "list");
        staff.click("text=川を見まもる会");
        press(staff, "確認をはじめる");
        see(browser, staff, "one");
        staff.fill("#reason", "集合場所も書いてください。");
        press(staff, "差し戻す");

        group.navigate(mailed(email, "/register/link/"));
        press(group, "申請を開く");
        assertTrue(group.locator("main").innerText().contains("集合場所も書いてください。"));
        see(browser, group, "returned");
        group.navigate(city.address("/admin/register/steps/activity"));
        group.fill("#f-activity_place-ja", "犀川の河川敷");
        press(group, "保存して次へ");
        bringFiles(browser, group);
        group.navigate(city.address("/admin/register/steps/check"));
        press(group, "申請を出す");

        staff.reload();
        assertTrue(staff.locator("main").innerText().contains("kawa.png（夜の川）"));
        assertTrue(staff.locator("main").innerText().contains("[年間の予定（PDF：1KB）](/assets/"));
        assertEquals(
                true, staff.evaluate("document.querySelector('.lines__picture').naturalWidth > 0"));
        see(browser, staff, "one-with-files");
        press(staff, "確認をはじめる");
        staff.locator("input[name^='k.']").all().forEach(Locator::check);
        press(staff, "登録する");
        assertTrue(staff.locator("main").innerText().contains("登録しました"));
        group.reload();
        see(browser, group, "registered");
        group.navigate(mailed(email, "/sign-in/link/"));
        press(group, "サインインする");
        assertTrue(group.locator("main").innerText().contains("川を見まもる会"));
        browser.tolerate("404");
        String slug = city.wiring().entries().find(registered).orElseThrow().slug();
        assertTrue(slug.startsWith("kawa-o-mi"), slug);
        awaitPage(group, city.address("/groups/" + slug + "/"));
        assertTrue(group.title().contains("川を見まもる会"), group.title());
    }

    /** A picture of its own and a PDF in the text, with scripts. */
    private void bringFiles(TestBrowser browser, Page group) {
        group.navigate(city.address("/admin/register/steps/picture"));
        group.setInputFiles("#f-image-file", new FilePayload("kawa.png", "image/png", png()));
        group.waitForSelector(".picture__now img:visible");
        group.fill("#f-image-alt-ja", "夜の川");
        see(browser, group, "picture-chosen");
        press(group, "保存して次へ");
        group.navigate(city.address("/admin/register/steps/about"));
        group.click(".writer__text");
        group.click("button:text-is('その他')");
        group.click("button:text-is('PDF')");
        group.setInputFiles(
                "dialog input[type=file]",
                new FilePayload("年間の予定.pdf", "application/pdf", KAISOKU.buffer));
        group.click("dialog button:text-is('PDFを入れる')");
        group.waitForSelector(".writer__text a:text-is('年間の予定（PDF：1KB）')");
        see(browser, group, "pdf-in-text");
        press(group, "保存して次へ");
    }

    private static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The page is public a moment after the approval. */
    private static void awaitPage(Page page, String address) {
        for (int tries = 0; tries < 60; tries++) {
            var answer = page.navigate(address);
            if (answer != null && answer.status() == 200) {
                return;
            }
            page.waitForTimeout(250);
        }
        throw new AssertionError(address + " did not become public");
    }

    @Test
    void theBrowsersOwnBackLeadsToAFormThatSavesAgain(TestBrowser browser) {
        Page page = begin(browser, View.PHONE, "again@example.jp", "もどる会");
        page.fill("#f-reading", "もどるかい");
        press(page, "保存して次へ");
        page.fill("#f-summary-ja", "はじめの文");
        press(page, "保存して次へ");
        page.goBack();
        page.fill("#f-summary-ja", "なおした文");
        press(page, "保存して次へ");
        assertTrue(!page.url().endsWith("/about"), page.url());
        page.navigate(city.address("/admin/register/steps/about"));
        assertEquals("なおした文", page.inputValue("#f-summary-ja"));
    }

    @Test
    void everyStepIsFitForEverybodyOnATelephone(TestBrowser browser) {
        Page start = browser.page(View.PHONE, city.address("/admin/register"));
        see(browser, start, "start");
        Page page = begin(browser, View.PHONE, "fit@example.jp", "みんなの会");
        List<Step> steps = new Steps(ContentModels.bundled()).all();
        for (Step step : steps) {
            page.navigate(city.address("/admin/register/steps/" + step.id()));
            see(browser, page, step.id());
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                    step.id());
        }
        Page dark =
                browser.page(
                        View.DESK.in("en").with(View.Trait.DARK), city.address("/admin/register"));
        see(browser, dark, "start-dark");
    }

    @Test
    void aGroupRegistersWithoutJavaScript(TestBrowser browser) {
        Page page =
                begin(browser, View.PHONE.with(View.Trait.NO_SCRIPTS), "plain@example.jp", "しずかな会");
        write(page, "しずかなかい");
        press(page, "申請を出す");
        assertTrue(page.url().endsWith("/register/status"), page.url());
        assertTrue(page.locator("main").innerText().contains("受付"));
    }
}
