package jp.musubi.cms.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.mail.Mail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everybody does with their own account, and who reads mails. */
final class MyAccountTest {
    private static final String OWNER = "owner@example.jp";
    private static final String EDITOR = "editor@example.jp";

    private RunningCity city;
    private int addresses;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
    }

    @AfterEach
    void stop() {
        city.close();
    }

    private Visitor somebody() {
        return new Visitor(city, "198.51.100." + ++addresses);
    }

    private Visitor owner() throws Exception {
        return signedIn(OWNER, "demo-owner-saigawa");
    }

    private Visitor editor() throws Exception {
        return signedIn(EDITOR, "demo-editor-utatsuyama");
    }

    private Visitor staff() throws Exception {
        return signedIn("staff@example.jp", "demo-staff-asanogawa");
    }

    private Visitor admin() throws Exception {
        return signedIn("admin@example.jp", "demo-admin-kenrokuen");
    }

    private Visitor signedIn(String email, String passphrase) throws Exception {
        Visitor visitor = somebody();
        visitor.signIn(email, passphrase);
        return visitor;
    }

    private Account account(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow();
    }

    @Test
    void aNewPassphraseNeedsTheOldOneAndEndsAllElse() throws Exception {
        Visitor here = owner();
        Visitor elsewhere = owner();
        here.get("/admin/me");
        Page wrong =
                here.post(
                        "/admin/me/passphrase", "present", "not mine", "passphrase", "卯辰山から見た夜の街");
        assertEquals(422, wrong.status());
        Page common =
                here.post(
                        "/admin/me/passphrase",
                        "present",
                        "demo-owner-saigawa",
                        "passphrase",
                        "password123");
        assertEquals(422, common.status());
        assertTrue(elsewhere.isSignedIn());
        Page set =
                here.post(
                        "/admin/me/passphrase",
                        "present",
                        "demo-owner-saigawa",
                        "passphrase",
                        "卯辰山から見た夜の街");
        assertEquals("/admin/me?done=passphrase-set", set.location());
        assertTrue(here.isSignedIn());
        assertFalse(elsewhere.isSignedIn());
        assertEquals(422, somebody().signIn(OWNER, "demo-owner-saigawa").status());
        assertEquals(200, somebody().signIn(OWNER, "卯辰山から見た夜の街").status());

        Visitor byLink = somebody();
        byLink.signInByMail(OWNER);
        byLink.get("/admin/me");
        Page fresh = byLink.post("/admin/me/passphrase", "passphrase", "犀川の土手を毎朝歩く");
        assertEquals("/admin/me?done=passphrase-set", fresh.location());
        assertFalse(here.isSignedIn());
    }

    @Test
    void nobodyStaysSignedInWithAPassphraseThatIsNoLongerTheirs() throws Exception {
        String passphrase = "demo-owner-saigawa";
        for (int round = 0; round < 12; round++) {
            Visitor here = signedIn(OWNER, passphrase);
            here.get("/admin/me");
            Visitor racing = somebody();
            String old = passphrase;
            String next = "卯辰山から見た夜の街 " + round;
            try (var threads = Executors.newFixedThreadPool(2)) {
                var signingIn = threads.submit(() -> racing.signIn(OWNER, old));
                var changing =
                        threads.submit(() ->
                                here.post(
                                        "/admin/me/passphrase",
                                        "present",
                                        old,
                                        "passphrase",
                                        next));
                assertEquals("/admin/me?done=passphrase-set", changing.get().location());
                signingIn.get();
            }
            assertFalse(racing.isSignedIn(), "round " + round);
            assertTrue(here.isSignedIn());
            passphrase = next;
        }
    }

    @Test
    void everybodySeesAndEndsTheirOwnSessionsOnly() throws Exception {
        Visitor here = owner();
        Visitor elsewhere = owner();
        Visitor other = editor();
        other.get("/admin/me");
        Page me = here.get("/admin/me");
        assertTrue(me.body().contains("iPhone"));
        Matcher id = Pattern.compile("name=\"session\" value=\"([^\"]+)\"").matcher(me.body());
        assertTrue(id.find());
        assertFalse(id.find(), "the browser in use is not offered");
        id.reset();
        assertTrue(id.find());
        assertEquals(404, other.post("/admin/me/sessions/end", "session", id.group(1)).status());
        assertTrue(elsewhere.isSignedIn());
        here.post("/admin/me/sessions/end", "session", id.group(1));
        assertFalse(elsewhere.isSignedIn());
        assertTrue(here.isSignedIn());
    }

    @Test
    void anAddressMovesOnceItsNewOwnerPressedTheButton() throws Exception {
        Visitor owner = owner();
        owner.get("/admin/me");
        assertEquals(
                422,
                owner.post("/admin/me/email", "email", "next@example.jp").status(),
                "no proof");
        owner.post("/admin/me/email", "email", "next@example.jp", "present", "demo-owner-saigawa");
        String link = owner.mailedLink("next@example.jp");
        assertEquals(404, editor().get(link).status(), "it is not theirs");
        assertTrue(owner.get(link).body().contains("next@example.jp"));
        assertEquals(OWNER, account(OWNER).email());
        assertEquals("/admin/me?done=address-moved", owner.post(link).location());
        assertTrue(city.wiring().accounts().findByEmail(OWNER).isEmpty());
        assertEquals(OWNER, city.wiring().mails().newest(1).getFirst().to());

        owner.post("/admin/me/email", "email", EDITOR, "present", "demo-owner-saigawa");
        String taken = owner.mailedLink(EDITOR);
        owner.get(taken);
        assertEquals("/admin/me?done=address-taken", owner.post(taken).location());
    }

    @Test
    void aLinkToSignInThatWentToTheOldAddressEndsWithTheMove() throws Exception {
        Visitor old = somebody();
        old.post("/admin/sign-in/link", "email", OWNER);
        String before = old.mailedLink(OWNER);
        Visitor owner = owner();
        owner.get("/admin/me");
        owner.post("/admin/me/email", "email", "next@example.jp", "present", "demo-owner-saigawa");
        String link = owner.mailedLink("next@example.jp");
        owner.get(link);
        assertEquals(200, old.get(before).status());
        owner.post(link);
        assertEquals(404, old.get(before).status());
        old.post(before);
        assertFalse(old.isSignedIn());
    }

    @Test
    void theRecordHasNoEndOfASessionThatNobodyEnded() throws Exception {
        Visitor owner = owner();
        owner.get("/admin/me");
        String unknown = "00000000-0000-4000-8000-000000000000";
        assertEquals(404, owner.post("/admin/me/sessions/end", "session", unknown).status());
        assertTrue(
                city.wiring().audit().newest(9).stream()
                        .noneMatch(event -> event.action().equals("session.end")));
    }

    @Test
    void mailsAreReadByAdministratorsOnly() throws Exception {
        Visitor admin = admin();
        somebody().post("/admin/sign-in/link", "email", OWNER);
        Page list = admin.get("/admin/mail");
        assertTrue(list.body().contains("外へ送られません"), list.body());
        Mail mail = city.wiring().mails().newest(1).getFirst();
        String path = "/admin/mail/" + mail.id();
        assertTrue(admin.get(path).body().contains("/admin/sign-in/link/"));
        assertEquals(403, owner().get(path).status());
        assertEquals(403, staff().get(path).status());
        assertEquals(path + "?done=mail-not-queued", admin.post(path + "/retry").location());
        city.wiring()
                .database()
                .write(tx ->
                        tx.handle()
                                .execute(
                                        "update mail set state = 'FAILED', error = 'too-late',"
                                                + " useful_until = 0"));
        String late = admin.get(path).body();
        assertTrue(late.contains("期限が過ぎた"), late);
        assertFalse(late.contains("too-late"), late);
    }
}
