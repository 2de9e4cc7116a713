package jp.musubi.cms.award;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Times;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the call to the announcement, with everybody who has a part in it. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AwardsInBrowserTest {
    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/admin/\\S+)");
    private final LocalDate today = LocalDate.now(Times.ZONE);

    private RunningCity city;
    private UUID own;
    private UUID other;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        own = group("asano-hotaru");
        other = group("kobashi-chokai");
        AccountStore accounts = city.wiring().accounts();
        UUID owner = accounts.findByEmail("owner@example.jp").orElseThrow().id();
        var registrations = new RegistrationStore(city.wiring().database());
        city.wiring()
                .database()
                .write(tx -> {
                    accounts.join(tx, owner, other, Membership.Part.OWNER);
                    registrations.register(tx, own, today.minusYears(1), owner);
                    return registrations.register(tx, other, today.minusYears(1), owner);
                });
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private UUID group(String slug) {
        return city.wiring().entries().find("group", slug).map(StoredEntry::id).orElseThrow();
    }

    private Page signedIn(TestBrowser browser, View view, String email, String passphrase) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", email);
        page.fill("#passphrase", passphrase);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    private static void open(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    private static void shows(Page page, String words) {
        assertTrue(page.content().contains(words), page.url() + " lacks " + words);
    }

    /** The path of the link in the newest mail to an address about something. */
    private String mailed(String email, String about) {
        Mail mail =
                city.wiring().mails().newest(50).stream()
                        .filter(each -> each.to().equals(email))
                        .filter(each -> each.subject().contains(about))
                        .findFirst()
                        .orElseThrow();
        Matcher link = LINK.matcher(mail.body());
        assertTrue(link.find(), mail.subject());
        return link.group(1);
    }

    @Test
    void anEditionGoesFromItsCallToItsAnnouncement(TestBrowser browser) throws Exception {
        browser.tolerate("422 for POST");
        browser.tolerate("409 for POST");
        Page staff = signedIn(browser, View.DESK, "staff@example.jp", "demo-staff-asanogawa");
        plan(browser, staff);
        String edition = staff.url().replaceFirst("\\?.*", "");
        city.await(() -> {
            staff.reload();
            return staff.content().contains("公募中");
        });
        nominate(browser);
        Page owner = signedIn(browser, View.PHONE, "owner@example.jp", "demo-owner-saigawa");
        nominateItself(browser, owner);
        consent(browser);
        jury(staff, edition);
        admit(browser, staff, edition, "あさの川ほたる見守り隊");
        admit(browser, staff, edition, "小橋の上町会");
        city.wiring()
                .database()
                .write(tx ->
                        tx.handle()
                                .execute(
                                        "update award_edition set state = 'CLOSED' where state ="
                                                + " 'OPEN'"));
        staff.navigate(edition);
        press(staff, "審査をはじめる");
        shows(staff, "団体の編集者である");
        Axe.check(staff);
        browser.screenshot(staff, "award-edition");
        Page editor = signedIn(browser, View.PHONE, "editor@example.jp", "demo-editor-utatsuyama");
        Page administrator =
                signedIn(browser, View.DESK, "admin@example.jp", "demo-admin-kenrokuen");
        screen(browser, editor, administrator);
        decide(browser, staff, administrator, edition);
        announce(browser, staff, edition);
        withdraw(browser, staff, administrator, edition);
    }

    private void plan(TestBrowser browser, Page staff) {
        staff.navigate(city.address("/admin/awards"));
        Axe.check(staff);
        assertEquals("6", staff.inputValue("#number"), "five were before the program");
        staff.fill("#year", Integer.toString(today.getYear()));
        press(staff, "つくる");
        press(staff, "計画を残す");
        shows(staff, "まだ足りないところ");
        staff.fill("#name", "金沢市協働のまちづくり表彰");
        staff.fill("#name-en", "Kanazawa Collaboration Awards");
        staff.fill("#category-0", "環境と里山の部");
        staff.fill("#category-1", "子どもと学びの部");
        staff.fill("#criterion-0", "継続性");
        staff.fill("#criterion-0-weight", "2");
        staff.fill("#criterion-0-rubric", "1 はじめたばかり　3 数年つづく　5 世代をこえる");
        staff.fill("#criterion-1", "独自性");
        staff.fill("#rule-active", "0");
        staff.fill("#rule-honoured", "0");
        for (String day : new String[] {"#call-from", "#call-until", "#meeting-on"}) {
            staff.fill(day, today.toString());
        }
        staff.fill("#announce-day", today.plusDays(1).toString());
        staff.fill("#announce-time", "14:00");
        Axe.check(staff);
        browser.screenshot(staff, "award-plan");
        press(staff, "計画を残す");
        shows(staff, "計画を残しました");
        press(staff, "公募の予定にする");
    }

    private void nominate(TestBrowser browser) {
        Page stranger = browser.page(View.PHONE, city.address("/admin/nominate"));
        Axe.check(stranger);
        open(stranger, "第6回 金沢市協働のまちづくり表彰");
        Axe.check(stranger);
        browser.screenshot(stranger, "award-call");
        stranger.fill("#name", "川端 花子");
        stranger.fill("#email", "kawabata@example.jp");
        press(stranger, "推薦書のリンクを受け取る");
        Axe.check(stranger);
        stranger.navigate(city.address(mailed("kawabata@example.jp", "推薦書のリンク")));
        Axe.check(stranger);
        press(stranger, "推薦書を開く");
        stranger.fill("#nominee-name", "コバシ");
        stranger.fill("#summary", "用水のそうじを、四十年つづけています。");
        press(stranger, "さがす");
        stranger.check("label:has-text('小橋の上町会') input");
        press(stranger, "市に出す");
        shows(stranger, "まだお出しいただけません");
        Axe.check(stranger);
        assertEquals("用水のそうじを、四十年つづけています。", stranger.inputValue("#summary"));
        stranger.check("label:has-text('環境と里山の部') input");
        stranger.fill("#achievements", "毎月のそうじと、水の生きものの観察会。");
        stranger.fill("#relation", "となりの町に住んでいます");
        browser.screenshot(stranger, "award-form");
        press(stranger, "市に出す");
        shows(stranger, "推薦を受け付けました");
        shows(stranger, "承諾待ち");
        Axe.check(stranger);
        stranger.navigate(city.address("/admin/nominate/resume"));
        Axe.check(stranger);
        stranger.fill("#email", "kawabata@example.jp");
        press(stranger, "リンクを受け取る");
        stranger.navigate(city.address(mailed("kawabata@example.jp", "推薦書のリンク")));
        press(stranger, "推薦書を開く");
        shows(stranger, "承諾待ち");
    }

    private void nominateItself(TestBrowser browser, Page owner) {
        owner.navigate(city.address("/admin/groups/" + own + "/awards"));
        press(owner, "自分の団体を推薦する");
        owner.check("label:has-text('環境と里山の部') input");
        owner.fill("#summary", "ほたるを数えています。");
        owner.fill("#achievements", "十年の記録。");
        Axe.check(owner);
        browser.screenshot(owner, "award-group");
        press(owner, "市に出す");
        shows(owner, "確認待ち");
        Axe.check(owner);
    }

    private void consent(TestBrowser browser) {
        String link = mailed("owner@example.jp", "承諾をお聞かせください");
        Page nominee = browser.page(View.PHONE, city.address(link));
        Axe.check(nominee);
        browser.screenshot(nominee, "award-consent");
        press(nominee, "答える");
        shows(nominee, "えらんでください");
        nominee.check("input[value=accept]");
        press(nominee, "答える");
        shows(nominee, "お答えをいただきました");
    }

    private void jury(Page staff, String edition) {
        for (String email : new String[] {"editor@example.jp", "admin@example.jp"}) {
            staff.navigate(edition);
            staff.locator("summary:has-text('審査員を加える')").click();
            staff.fill("#juror-email", email);
            press(staff, "審査員を頼む");
            shows(staff, "審査員を加えました");
        }
    }

    private void admit(TestBrowser browser, Page staff, String edition, String nominee) {
        staff.navigate(edition);
        open(staff, nominee);
        Axe.check(staff);
        browser.screenshot(staff, "award-nomination");
        press(staff, "審査の対象にする");
        shows(staff, "審査の対象にしました");
    }

    private void screen(TestBrowser browser, Page editor, Page administrator) {
        editor.navigate(city.address("/admin"));
        assertEquals(1, editor.locator(".menu__panel a[href='/admin/jury']").count());
        editor.navigate(city.address("/admin/jury"));
        Axe.check(editor);
        assertFalse(
                editor.locator("#main").textContent().contains("あさの川ほたる見守り隊"),
                "who writes for a group does not score it");
        score(browser, editor, "小橋の上町会", "5", "2");
        press(editor, "採点を提出する");
        shows(editor, "採点を提出しました");
        open(editor, "小橋の上町会");
        shows(editor, "全員が提出すると見えます");
        administrator.navigate(city.address("/admin/jury"));
        score(browser, administrator, "あさの川ほたる見守り隊", "4", "4");
        score(browser, administrator, "小橋の上町会", "4", "4");
        press(administrator, "採点を提出する");
        editor.reload();
        shows(editor, "審査員それぞれの点");
        Axe.check(editor);
        browser.screenshot(editor, "award-others");
    }

    private static void score(
            TestBrowser browser, Page juror, String nominee, String first, String second) {
        open(juror, nominee);
        juror.check("input[name=score-k1][value='" + first + "']");
        juror.check("input[name=score-k2][value='" + second + "']");
        juror.fill("#comment-k1", "長くつづいています。");
        Axe.check(juror);
        browser.screenshot(juror, "award-sheet");
        press(juror, "採点を残す");
        shows(juror, "採点を残しました");
    }

    private void decide(TestBrowser browser, Page staff, Page administrator, String edition) {
        staff.navigate(edition);
        press(staff, "審査会に進む");
        open(staff, "審査会の画面へ");
        assertEquals(2, staff.locator("td .tag:has-text('同順')").count(), "4.00 and 4.00 are tied");
        Axe.check(staff);
        staff.locator("fieldset:has(legend:text-is('小橋の上町会')) input[type=checkbox]").check();
        staff.locator("fieldset:has(legend:text-is('小橋の上町会')) input[name^=prize-]")
                .nth(1)
                .fill("大賞");
        staff.locator("fieldset:has(legend:text-is('小橋の上町会')) textarea")
                .first()
                .fill("長年の用水のそうじは、町の水を守りました。");
        staff.check("input[name=none-c2]");
        staff.fill("#none-c2", "推薦がありませんでした。");
        staff.fill("#held-on", today.toString());
        staff.locator("input[name=present]").first().check();
        browser.screenshot(staff, "award-meeting");
        press(staff, "記録を残す");
        staff.fill("#document", "協働第41号");
        press(staff, "起案する");
        shows(staff, "自分で起案したものは、決裁できません");
        Axe.check(staff);
        administrator.navigate(city.address("/admin/awards"));
        administrator.locator(".task a").first().click();
        press(administrator, "決裁する");
        shows(administrator, "の公表まで、職員のほかには知らせないでください");
        shows(administrator, "H-" + today.getYear() + "-0001");
        Axe.check(administrator);
    }

    /** The staff have it announced at once, which until then nobody could see. */
    private void announce(TestBrowser browser, Page staff, String edition) throws Exception {
        String page = "/awards/" + today.getYear() + "/";
        assertFalse(city.get(page).body().contains("用水のそうじは、町の水"));
        assertFalse(city.get("/api/v1/snapshot").body().contains("用水のそうじは、町の水"));
        staff.navigate(edition + "/plan");
        shows(staff, "公募がはじまったので");
        Axe.check(staff);
        staff.fill("#announce-day", today.toString());
        staff.fill("#announce-time", "00:00");
        press(staff, "計画を残す");
        city.await(() -> city.get("/api/v1/snapshot").body().contains("用水のそうじは、町の水"));
        city.await(() -> city.get(page).body().contains("小橋の上町会"));
        Page reader = browser.page(View.PHONE, city.address("/admin/nominate"));
        open(reader, "第6回 金沢市協働のまちづくり表彰");
        shows(reader, "推薦がありませんでした。");
        Axe.check(reader);
    }

    private void withdraw(TestBrowser browser, Page staff, Page administrator, String edition)
            throws Exception {
        staff.navigate(edition + "/disclosure");
        shows(staff, "■■■■");
        assertFalse(staff.content().contains("川端 花子"));
        Axe.check(staff);
        browser.screenshot(staff, "award-disclosure");
        String black = staff.context().request().get(edition + "/disclosure.csv").text();
        assertTrue(black.contains("審査員1 ■■■■"), black);
        assertTrue(black.contains("団体の編集者である") && black.contains("1位（同順）"), black);
        assertFalse(black.contains("川端 花子") || black.contains("見本 管理者"), black);
        open(staff, "名前を出す");
        shows(staff, "川端 花子");
        String shown =
                staff.context().request().get(edition + "/disclosure.csv?names=shown").text();
        assertTrue(shown.contains("川端 花子") && shown.contains("見本 管理者"), shown);
        staff.navigate(edition + "/meeting");
        staff.locator("summary:has-text('を取り消す')").click();
        staff.locator("textarea[name=reason]").fill("記録に誤りがありました。");
        staff.locator("form[action$='/withdrawal'] input[name=document]").fill("協働第50号");
        press(staff, "取消を起案する");
        administrator.navigate(edition + "/meeting");
        press(administrator, "決裁する");
        shows(administrator, "に取り消しました");
        Axe.check(administrator);
        city.await(() -> city.get("/api/v1/snapshot").body().contains("記録に誤りがありました。"));
    }
}
