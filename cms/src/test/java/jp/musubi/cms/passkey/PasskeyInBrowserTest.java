package jp.musubi.cms.passkey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.TimedCodes;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.HtmlChecker;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.browser.View.Trait;
import jp.musubi.cms.database.Ids;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Passkeys as people use them, in a browser with a device that knows its owner. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyInBrowserTest {
    private static final String OWNER = "owner@example.jp";
    private static final String STAFF = "staff@example.jp";

    private RunningCity city;
    private PasskeyStore passkeys;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of()).withData(data).withPort(0);
        city = RunningCity.start(settings, false);
        passkeys = new PasskeyStore(city.wiring().database(), new Ids(Clock.systemUTC()));
    }

    @AfterAll
    void stop() {
        city.close();
    }

    /** Passkeys are made for a name, never for a number. */
    private String address(String path) {
        return city.address(path).replace("127.0.0.1", "localhost");
    }

    private UUID id(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow().id();
    }

    /** A device that shows its owner's finger by itself. */
    private static CDPSession device(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able :
                List.of(
                        "hasResidentKey",
                        "hasUserVerification",
                        "isUserVerified",
                        "automaticPresenceSimulation")) {
            options.addProperty(able, true);
        }
        var parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return session;
    }

    private void signInByLink(Page page, String email) {
        page.navigate(address("/admin/sign-in"));
        page.fill("#email", email);
        page.click("form[action='/admin/sign-in/link'] button");
        page.waitForURL("**/admin/sign-in/link");
        String body = city.wiring().mails().newest(1).getFirst().body();
        int at = body.indexOf("/admin/sign-in/link/");
        page.navigate(address(body.substring(at).split("\\s", 2)[0]));
        page.click("main button[type=submit]");
        page.waitForURL(to -> !to.contains("/admin/sign-in"));
    }

    private void addPasskey(Page page, String name) {
        page.navigate(address("/admin/me"));
        if (!page.isVisible("#passkey-name")) {
            page.click("[data-passkey-add] summary");
        }
        page.fill("#passkey-name", name);
        page.click("[data-passkey-add] button");
        page.waitForURL("**/admin/me?done=passkey-added");
    }

    private void signOut(Page page) {
        page.context().clearCookies();
    }

    private static void signInByPasskey(Page page) {
        page.click("[data-passkey-sign-in] button");
        page.waitForURL(to -> !to.contains("/admin/sign-in"));
    }

    @Test
    void somebodyAddsAPasskeySignsInWithItAndRemovesIt(TestBrowser browser) {
        Page page = browser.page(View.PHONE);
        device(page);
        signInByLink(page, OWNER);
        addPasskey(page, "じぶんの電話");
        assertThat(page.locator(".person__name", text("じぶんの電話"))).isVisible();
        Axe.check(page);

        signOut(page);
        page.navigate(address("/admin/sign-in/passkey?next=%2Fadmin%2Fme"));
        signInByPasskey(page);
        assertTrue(page.url().endsWith("/admin/me"), page.url());
        assertTrue(passkeys.list(id(OWNER)).getFirst().usedAt() != null);

        page.click("[aria-labelledby=passkeys-of-me] .person summary");
        page.click("[aria-labelledby=passkeys-of-me] .person button");
        page.waitForURL("**/admin/me?done=passkey-removed");
        assertEquals(List.of(), passkeys.list(id(OWNER)));
        signOut(page);
        browser.tolerate("422");
        page.navigate(address("/admin/sign-in/passkey"));
        page.click("[data-passkey-sign-in] button");
        assertThat(page.locator("main .notice[role=alert]:visible")).isVisible();
        Axe.check(page);
        page.navigate(address("/admin"));
        assertTrue(page.url().contains("/admin/sign-in"), page.url());
    }

    /**
     * A browser offers the passkey in the field for the address; picking it is all there is to do.
     */
    @Test
    void thePageAsksTheBrowserToOfferPasskeysInTheFieldAndSignsInWithTheOnePicked(
            TestBrowser browser) {
        Page page = browser.page(View.PHONE);
        device(page);
        signInByLink(page, "editor@example.jp");
        addPasskey(page, "机の鍵");
        signOut(page);
        page.addInitScript(
                """
                const get = navigator.credentials.get.bind(navigator.credentials);
                navigator.credentials.get = (asked) => {
                  sessionStorage.setItem("asked", String(asked.mediation));
                  return get(asked);
                };
                """);
        page.navigate(address("/admin/sign-in"));
        page.waitForURL(to -> !to.contains("/admin/sign-in"));
        assertEquals("conditional", page.evaluate("sessionStorage.getItem('asked')"));
        assertTrue(page.url().contains("/admin"), page.url());
        assertTrue(
                passkeys.list(id("editor@example.jp")).stream()
                        .anyMatch(one -> one.name().equals("机の鍵") && one.usedAt() != null));
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    void staffWithAPasskeyNeedNoCodes(TestBrowser browser) {
        var factors = city.wiring().factors();
        Page page = browser.page(View.DESK);
        device(page);
        signInByLink(page, STAFF);
        assertTrue(page.url().contains("/admin/second-factor"), page.url());
        enrol(page, factors);
        addPasskey(page, "");
        city.wiring()
                .database()
                .write(tx -> {
                    factors.remove(tx, id(STAFF));
                    return tx;
                });
        signOut(page);
        signInByLinkHalf(page);
        assertThat(page.locator("main")).containsText("もう一つの確認が必要です");
        signInByPasskey(page);
        assertTrue(page.url().contains("/admin/reviews"), page.url());
    }

    private void enrol(Page page, FactorStore factors) {
        byte[] secret = factors.pending(id(STAFF)).orElseThrow();
        page.fill("#code", TimedCodes.at(secret, Clock.systemUTC().instant()));
        page.click("main button[type=submit]");
        page.waitForURL("**/confirmation");
    }

    private void signInByLinkHalf(Page page) {
        page.navigate(address("/admin/sign-in/passphrase"));
        page.fill("#email", STAFF);
        page.fill("#passphrase", "demo-staff-asanogawa");
        page.click("main button[type=submit]");
        page.waitForURL("**/admin/sign-in/passkey?next=**");
    }

    @Test
    void theScreensAreRightInEveryLook(TestBrowser browser) throws Exception {
        var checker = new HtmlChecker();
        for (View view :
                List.of(
                        View.PHONE,
                        View.DESK.in("en"),
                        View.PHONE.in("en").with(Trait.DARK),
                        View.DESK.with(Trait.DARK))) {
            Page page = browser.page(view);
            device(page);
            for (String path : List.of("/admin/sign-in", "/admin/sign-in/passkey")) {
                page.navigate(address(path));
                assertThat(page.locator("[data-passkey-sign-in]")).isVisible();
                assertEquals(List.of(), checker.faults(page.content()), path);
                Axe.check(page);
                browser.screenshot(page, "passkey" + path.replace('/', '-') + "-" + view);
            }
            signInByLink(page, "editor@example.jp");
            page.navigate(address("/admin/me"));
            assertThat(page.locator("[data-passkey-add]")).isVisible();
            Axe.check(page);
            addPasskey(page, "電話 " + view);
            assertEquals(List.of(), checker.faults(page.content()), "me");
            Axe.check(page);
            browser.screenshot(page, "passkey-me-" + view);
        }
    }

    @Test
    void withoutScriptsThePageIsAsBefore(TestBrowser browser) {
        Page page = browser.page(View.PHONE.with(Trait.NO_SCRIPTS), address("/admin/sign-in"));
        assertThat(page.locator("[data-passkey-sign-in]")).isHidden();
        assertThat(page.locator("form[action='/admin/sign-in/link'] button")).isVisible();
        page.navigate(city.address("/admin/sign-in/passkey"));
        assertThat(page.locator("[data-passkey-missing]")).isVisible();
    }

    @Test
    void atAnAddressThatPasskeysAreNotMadeForThereIsNoButton(TestBrowser browser) {
        Page page =
                browser.page(
                        View.PHONE,
                        city.address("/admin/sign-in").replace("localhost", "127.0.0.1"));
        assertThat(page.locator("form[action='/admin/sign-in/link'] button")).isVisible();
        assertThat(page.locator("[data-passkey-sign-in]")).isHidden();
    }
}
