package jp.musubi.cms.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** What a browser's session may do, and what other sites may not do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenRequestsTest {
    private static final Map<String, String> NOTHING = Map.of();

    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void aStrangerIsLedToTheSignInAndBack() throws Exception {
        var stranger = new Visitor(city);
        HttpResponse<String> answer = stranger.get("/admin");
        assertEquals(303, answer.statusCode());
        assertEquals(
                "/admin/sign-in?next=%2Fadmin",
                answer.headers().firstValue("Location").orElseThrow());
        answer =
                stranger.post(
                        "/admin/sign-in/passphrase",
                        Map.of(
                                "email",
                                "owner@example.jp",
                                "passphrase",
                                "demo-owner-saigawa",
                                "next",
                                "/admin?done=signed-out"));
        assertEquals("/admin?done=signed-out", answer.headers().firstValue("Location").get());
        assertEquals(200, stranger.get("/admin").statusCode());
    }

    @Test
    void aWrongPassphraseAndAnUnknownAddressLookAlike() throws Exception {
        String wrong = refused("owner@example.jp");
        String unknown = refused("nobody@example.jp");
        assertEquals(wrong.replace("owner@", "nobody@"), unknown);
    }

    private String refused(String email) throws Exception {
        HttpResponse<String> answer =
                new Visitor(city)
                        .post(
                                "/admin/sign-in/passphrase",
                                Map.of("email", email, "passphrase", "not the one"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        return answer.body();
    }

    @Test
    void theCookieIsForThisHostAndNoScript() throws Exception {
        HttpResponse<String> answer =
                new Visitor(city)
                        .post(
                                "/admin/sign-in/passphrase",
                                "email",
                                "owner@example.jp",
                                "passphrase",
                                "demo-owner-saigawa");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), cookie);
        assertFalse(cookie.contains("Domain="), cookie);
    }

    @Test
    void anotherSiteCannotSendAForm() throws Exception {
        var browser = new Visitor(city);
        browser.signIn("owner@example.jp", "demo-owner-saigawa");
        Map<String, String> form = Map.of("csrf", browser.csrfToken("/admin/me"));
        assertEquals(
                403,
                browser.post("/admin/sign-out", form, "Origin", "https://evil.example")
                        .statusCode());
        assertEquals(
                403,
                browser.post("/admin/sign-out", form, "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(403, browser.post("/admin/sign-out", form, "Origin", "null").statusCode());
        assertEquals(200, browser.get("/admin/me").statusCode());
        String own = city.address("/").replaceAll("/$", "");
        assertEquals(303, browser.post("/admin/sign-out", form, "Origin", own).statusCode());
    }

    @Test
    void aFormWithoutTheSessionsOwnTokenIsRefused() throws Exception {
        var browser = new Visitor(city);
        browser.signIn("owner@example.jp", "demo-owner-saigawa");
        var other = new Visitor(city);
        other.signIn("editor@example.jp", "demo-editor-utatsuyama");
        Map<String, String> others = Map.of("csrf", other.csrfToken("/admin/me"));
        assertEquals(403, browser.post("/admin/sign-out", NOTHING).statusCode());
        assertEquals(403, browser.post("/admin/sign-out", others).statusCode());
        assertEquals(200, browser.get("/admin/me").statusCode());
    }

    @Test
    void theApiTakesASessionButAsksItForTheTokenToo() throws Exception {
        var browser = new Visitor(city);
        browser.signIn("staff@example.jp", "demo-staff-asanogawa");
        String body = "{\"type\":\"page\",\"fields\":{\"title\":\"会議室の案内\"}}";
        assertEquals(403, browser.postJson("/api/v1/entries", body).statusCode());
        String token = browser.csrfToken("/admin/me");
        assertEquals(
                201, browser.postJson("/api/v1/entries", body, "X-CSRF-Token", token).statusCode());
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() throws Exception {
        var browser = new Visitor(city);
        browser.signIn("owner@example.jp", "demo-owner-saigawa");
        String cookie = browser.cookie();
        assertEquals(
                303,
                browser.post("/admin/sign-out", Map.of("csrf", browser.csrfToken("/admin/me")))
                        .statusCode());
        browser.bring(cookie);
        assertEquals(303, browser.get("/admin/me").statusCode());
    }

    @Test
    void aScreenForbidsInlineScriptsFramesAndCaches() throws Exception {
        var headers = new Visitor(city).get("/admin/sign-in").headers();
        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("no-store", headers.firstValue("Cache-Control").orElseThrow());
        assertTrue(headers.firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void whatIsRefusedIsAPageForPeopleAndJsonForScripts() throws Exception {
        var browser = new Visitor(city);
        browser.signIn("owner@example.jp", "demo-owner-saigawa");
        HttpResponse<String> page = browser.get("/admin/nowhere%3Cscript%3E");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("<h1>") && !page.body().contains("nowhere<script>"));
        HttpResponse<String> json = browser.get("/admin/nowhere", "Accept", "application/json");
        assertEquals(
                "application/problem+json",
                json.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void aNoticeThatNobodyGivesIsLeftOut() throws Exception {
        var browser = new Visitor(city);
        assertEquals(200, browser.get("/admin/sign-in?done=nonsense").statusCode());
        assertEquals(200, browser.get("/admin/sign-in?done=%7B0%7D").statusCode());
    }

    @Test
    void theLanguageIsRememberedAndLeadsNowhereElse() throws Exception {
        var browser = new Visitor(city);
        HttpResponse<String> answer = browser.get("/admin/language?to=en&back=%2Fadmin%2Fsign-in");
        assertEquals("/admin/sign-in", answer.headers().firstValue("Location").orElseThrow());
        assertTrue(browser.get("/admin/sign-in").body().contains("<html lang=\"en\">"));
        answer = browser.get("/admin/language?to=ja&back=https%3A%2F%2Fevil.example");
        assertEquals("/admin", answer.headers().firstValue("Location").orElseThrow());
    }
}
