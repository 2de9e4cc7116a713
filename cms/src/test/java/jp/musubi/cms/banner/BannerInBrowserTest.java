package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.credential.bake.Baked;
import jp.musubi.cms.demo.DemoKeys;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

/** A group applies for a banner, two of the staff grant it, and it is shown elsewhere. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BannerInBrowserTest {
    private static final String NUMBER_OF_GROUP =
            "() => document.querySelector('.lines dd').textContent";

    private RunningCity city;
    private UUID group;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        var settings = RunningCity.settings(data).withKeys(DemoKeys.in(data, Clock.systemUTC()));
        city = RunningCity.start(settings, true);
        group = ApplyingGroup.registeredIn(city);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Page signedIn(TestBrowser browser, View view, String email, String passphrase) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", email);
        page.fill("#passphrase", passphrase);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    private void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    @Test
    void aGroupAppliesTwoOfTheStaffGrantAndItsPictureTellsTheTruthElsewhere(TestBrowser browser)
            throws Exception {
        browser.tolerate("422 for POST");
        Page owner = signedIn(browser, View.PHONE, "owner@example.jp", "demo-owner-saigawa");
        owner.navigate(city.address("/admin/groups/" + group));
        press(owner, "変更はありません");
        apply(browser, owner);

        Page staff = signedIn(browser, View.DESK, "staff@example.jp", "demo-staff-asanogawa");
        draft(browser, staff);
        Page administrator =
                signedIn(browser, View.DESK, "admin@example.jp", "demo-admin-kenrokuen");
        administrator.navigate(city.address("/admin/banners"));
        administrator.locator(".task a").first().click();
        press(administrator, "決裁する");
        assertTrue(administrator.content().contains("決裁しました"));

        city.await(() -> city.get("/partners/").body().contains("小橋の上町会"));
        owner.reload();
        assertEquals("有効", owner.locator("[aria-labelledby=held] .tag").textContent());
        String number = owner.evaluate(NUMBER_OF_GROUP).toString();
        String snippet = owner.locator("#s-html-ja").inputValue();
        city.await(() -> city.get("/verify/" + number + "/").statusCode() == 200);
        owner.reload();
        browser.screenshot(owner, "banner-held");
        assertPagesAreLookedAt(browser, owner, staff, number);
        assertHolderHasAllSizesAndTheCredential(owner, number);
        HttpServer elsewhere = elsewhere(snippet);
        try {
            Page other =
                    browser.page(
                            View.PHONE,
                            "http://localhost:" + elsewhere.getAddress().getPort() + "/");
            assertTrue(picture(other).contains(number));
            assertFalse(picture(other).contains("取消"));
            revoke(browser, staff, administrator, number);
            city.await(() -> city.get("/verify/" + number + "/").body().contains("取り消しました"));
            other.reload();
            assertTrue(picture(other).contains("取消"), "the same page shows what it is now");
            other.locator("a").click();
            other.waitForLoadState();
            assertEquals("revoked", other.locator("main").getAttribute("data-status"));
            assertTrue(other.content().contains("商品の袋に印刷されていました。"));
            assertFalse(other.content().contains("写真は書庫にあります"));
            byte[] file = city.get("/credentials/" + number + ".json").body().getBytes(UTF_8);
            assertFileIs(other, "revoked", "この協働バナーは、取り消されています", number, "a.json", file);
        } finally {
            elsewhere.stop(0);
        }
    }

    /** This machine's own pages are private to a server, so that it cannot see this one. */
    private void assertPagesAreLookedAt(TestBrowser browser, Page owner, Page staff, String number)
            throws Exception {
        browser.tolerate("429 for POST");
        press(owner, "いま見に行く");
        assertTrue(owner.content().contains("見に行きます。少したってから"));
        city.await(() -> {
            owner.navigate(city.address("/admin/groups/" + group + "/banner"));
            return owner.locator(".seen").textContent().contains("ページにつながりません（ホストが見つからない）");
        });
        Axe.check(owner);
        browser.screenshot(owner, "banner-seen");
        press(owner, "いま見に行く");
        assertTrue(owner.content().contains("この10分のうちに見に行きました"));
        owner.navigate(city.address("/admin/groups/" + group + "/banner"));
        staff.navigate(city.address("/admin/groups/" + group + "/banner"));
        assertEquals(0, staff.locator("form[action$='/look']").count(), "who owns it asks here");
        staff.navigate(city.address("/admin/banners"));
        Axe.check(staff);
        browser.screenshot(staff, "banner-troubles");
        Locator trouble = staff.locator("[aria-labelledby=seen] tbody tr");
        assertEquals(1, trouble.count(), "nobody else's page was looked at");
        assertTrue(trouble.textContent().contains("http://localhost:1/"));
        trouble.locator("a").click();
        staff.waitForLoadState();
        assertTrue(staff.locator(".seen").textContent().contains("http://localhost:1/"));
        Axe.check(staff);
        browser.screenshot(staff, "banner-seen-by-office");
        assertTrue(staff.content().contains(number));
    }

    /** A file tells its number itself; what is said first of it is whether it is valid. */
    private void assertFileIs(
            Page lookUp, String is, String said, String number, String name, byte[] file) {
        lookUp.navigate(city.address("/verify/"));
        lookUp.setInputFiles("#file-itself", new FilePayload(name, "", file));
        lookUp.waitForFunction("document.getElementById('file-number').value !== ''");
        assertEquals(number, lookUp.inputValue("#file-number"));
        lookUp.click("#file-form button");
        lookUp.waitForSelector("#file-answer[data-is=" + is + "]");
        assertTrue(lookUp.locator("#file-answer").textContent().startsWith(said), said);
    }

    private void assertHolderHasWhatPaperNeeds(Page owner, String number) throws Exception {
        for (String language : List.of("ja", "en")) {
            String picture =
                    owner.locator("a[download][href$='-" + language + "-print.png']")
                            .getAttribute("href");
            byte[] png = owner.request().get(city.address(picture)).body();
            assertEquals(709, ImageIO.read(new ByteArrayInputStream(png)).getWidth(), picture);
        }
        String codes = "/admin/groups/" + group + "/banner/code/";
        BufferedImage code =
                ImageIO.read(
                        new ByteArrayInputStream(
                                owner.request().get(city.address(codes + "png")).body()));
        int side = code.getWidth();
        var pixels =
                new RGBLuminanceSource(
                        side, side, code.getRGB(0, 0, side, side, new int[side * side], 0, side));
        assertEquals(
                city.address("/verify/" + number + "/"),
                new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(pixels))).getText());
        String svg = owner.request().get(city.address(codes + "svg")).text();
        assertTrue(svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""), svg);
        assertEquals(404, owner.request().get(city.address(codes + "pdf")).status());
    }

    /** Nothing typed is lost when something is missing; then it is handed in. */
    private void assertHolderHasAllSizesAndTheCredential(Page owner, String number)
            throws Exception {
        for (String format : List.of("svg", "png")) {
            byte[] badge =
                    owner.request()
                            .get(city.address("/admin/groups/" + group + "/banner/badge/" + format))
                            .body();
            String credential = Baked.extract(badge).orElseThrow();
            assertEquals(city.get("/credentials/" + number + ".json").body(), credential);
            assertFileIs(owner, "active", "この協働バナーは有効です", number, "badge." + format, badge);
        }
        String altered = city.get("/credentials/" + number + ".json").body().replace("小橋", "大橋");
        assertFileIs(owner, "differs", "違います", number, "a.json", altered.getBytes(UTF_8));
        assertTrue(city.get("/api/v1/snapshot").body().contains("credentials/" + number + ".json"));
        assertEquals(
                404,
                owner.request()
                        .get(city.address("/admin/groups/" + group + "/banner/badge/pdf"))
                        .status());
        owner.navigate(city.address("/admin/groups/" + group + "/banner"));
        assertHolderHasWhatPaperNeeds(owner, number);
        owner.locator("a[href*='size=468x120']").click();
        owner.waitForLoadState();
        String large = owner.locator("#s-html-ja").inputValue();
        assertTrue(large.contains("banner-ja-468x120.svg\" width=\"468\" height=\"120\""), large);
        assertTrue(large.contains("金沢市協働パートナー 第" + number + "号"), large);
    }

    private void apply(TestBrowser browser, Page owner) {
        owner.navigate(city.address("/admin/groups/" + group + "/banner"));
        owner.fill("#evidence", "用水のそうじを、市と毎年行っています。");
        press(owner, "市に出す");
        assertTrue(owner.locator("[role=alert]").textContent().contains("使いみち"));
        assertEquals("用水のそうじを、市と毎年行っています。", owner.inputValue("#evidence"));
        Axe.check(owner);
        owner.check("input[name=use][value=website]");
        owner.fill("#addresses", "http://localhost:1/");
        owner.check("input[name=consent]");
        browser.screenshot(owner, "banner-apply");
        press(owner, "市に出す");
        assertTrue(owner.content().contains("申請を受け付けました"));
    }

    private void draft(TestBrowser browser, Page staff) {
        staff.navigate(city.address("/admin/banners"));
        staff.locator(".task a").first().click();
        press(staff, "審査をはじめる");
        Axe.check(staff);
        press(staff, "起案する");
        assertTrue(staff.locator("[role=alert]").textContent().contains("文書番号"));
        staff.fill("#grant-reason", "用水のそうじを市と続けています。");
        staff.fill("#grant-document", "協働第12号");
        browser.screenshot(staff, "banner-draft");
        press(staff, "起案する");
        assertTrue(staff.content().contains("自分で起案したものは、決裁できません"));
        Locator decide = staff.locator("form[action$='/decision']");
        assertEquals(0, decide.count(), "nobody decides what they drafted");
    }

    private void revoke(TestBrowser browser, Page staff, Page administrator, String number) {
        staff.navigate(city.address("/admin/banners"));
        staff.getByText(number, new Page.GetByTextOptions().setExact(true)).first().click();
        staff.getByText("取り消す・終える").click();
        staff.fill("#revoke-reason", "商品の袋に印刷されていました。");
        staff.fill("#revoke-internal", "写真は書庫にあります。");
        staff.fill("#revoke-document", "協働第13号");
        press(staff, "取消を起案する");
        assertTrue(staff.content().contains("決裁を待っています"));
        administrator.navigate(city.address("/admin/banners"));
        administrator.locator(".task a").first().click();
        press(administrator, "決裁する");
        administrator.navigate(city.address("/admin/banners"));
        administrator.getByText(number, new Page.GetByTextOptions().setExact(true)).first().click();
        Axe.check(administrator);
        browser.screenshot(administrator, "banner-revoked");
    }

    /** What the picture on the page says, as it is loaded from the city. */
    private String picture(Page other) throws Exception {
        Locator picture = other.locator("img");
        picture.scrollIntoViewIfNeeded();
        other.waitForFunction("() => document.querySelector('img').complete");
        int width = ((Number) picture.evaluate("it => it.naturalWidth")).intValue();
        assertEquals(234, width, "the picture is shown");
        String source = picture.getAttribute("src");
        return city.get(URI.create(source).getPath()).body();
    }

    private static HttpServer elsewhere(String snippet) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page =
                ("<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>会</title><link"
                                + " rel=\"icon\" href=\"data:,\">"
                                + snippet)
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
