package jp.musubi.cms.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.mail.Mail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Signing in over HTTP, as browsers do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {
    private static final String OWNER = "owner@example.jp";
    private static final String OWNERS_PASSPHRASE = "demo-owner-saigawa";

    private final AtomicInteger addresses = new AtomicInteger();
    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor somebody() {
        return new Visitor(city, "198.51.100." + addresses.incrementAndGet());
    }

    @Test
    void aMailedLinkSignsInOnceAndOnlyByItsButton() throws Exception {
        Visitor owner = somebody();
        Page form = owner.get("/admin/groups/x/people");
        assertEquals("/admin/sign-in?next=%2Fadmin%2Fgroups%2Fx%2Fpeople", form.location());
        assertTrue(owner.get(form.location()).body().contains("value=\"/admin/groups/x/people\""));

        Page sent =
                owner.post("/admin/sign-in/link", "email", " OWNER@example.jp ", "next", "/admin");
        assertEquals(200, sent.status());
        assertTrue(sent.body().contains(OWNER), sent.body());
        String link = owner.mailedLink(OWNER);

        Visitor scanner = somebody();
        for (int looks = 0; looks < 3; looks++) {
            Page looked = scanner.get(link);
            assertEquals(200, looked.status());
            assertTrue(looked.body().contains(OWNER));
            assertTrue(looked.headers().firstValue("Set-Cookie").isEmpty());
        }
        assertFalse(scanner.isSignedIn());

        owner.get(link);
        Page in = owner.post(link);
        assertEquals(303, in.status());
        assertEquals("/admin", in.location());
        String cookie = in.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(owner.isSignedIn());

        assertEquals(404, scanner.get(link).status());
        Page again = scanner.post(link);
        assertEquals(404, again.status());
        assertTrue(again.body().contains("このリンクは使えません"), again.body());
        assertFalse(scanner.isSignedIn());
    }

    @Test
    void aNewLinkThatIsUsedEndsTheOlderOnes() throws Exception {
        Visitor editor = somebody();
        editor.post("/admin/sign-in/link", "email", "editor@example.jp");
        String older = editor.mailedLink("editor@example.jp");
        editor.post("/admin/sign-in/link", "email", "editor@example.jp");
        String newer = editor.mailedLink("editor@example.jp");
        editor.get(newer);
        assertEquals(303, editor.post(newer).status());
        assertEquals(404, somebody().get(older).status());
    }

    @Test
    void theAnswerTellsNobodyWhoHasAnAccount() throws Exception {
        int mails = city.wiring().mails().newest(100).size();
        Page known = somebody().post("/admin/sign-in/link", "email", "staff@example.jp");
        Page unknown = somebody().post("/admin/sign-in/link", "email", "nobody@example.jp");
        assertEquals(known.status(), unknown.status());
        assertEquals(
                known.body().replace("staff@example.jp", "X"),
                unknown.body().replace("nobody@example.jp", "X"));
        List<Mail> after = city.wiring().mails().newest(100);
        assertEquals(mails + 1, after.size());
        assertTrue(after.stream().noneMatch(mail -> mail.to().equals("nobody@example.jp")));

        Page wrong = somebody().signIn("staff@example.jp", "this is not the passphrase");
        Page nobody = somebody().signIn("nobody@example.jp", "this is not the passphrase");
        assertEquals(422, wrong.status());
        assertEquals(
                wrong.body().replace("staff@example.jp", "X"),
                nobody.body().replace("nobody@example.jp", "X"));
    }

    @Test
    void theAnswerTakesAsLongForAnAddressThatNobodyHas() throws Exception {
        for (String path : List.of("passphrase", "link")) {
            var known = new ArrayList<Long>();
            var unknown = new ArrayList<Long>();
            for (int round = 0; round < 2; round++) {
                for (String name : List.of("admin", "staff", "owner", "editor")) {
                    known.add(nanos(path, name + "@example.jp"));
                    unknown.add(nanos(path, name + "x@example.jp"));
                }
            }
            // The quickest of each: what else the machine does only ever adds to a time.
            double ratio = (double) Collections.min(known) / Collections.min(unknown);
            assertTrue(ratio > 0.4 && ratio < 2.5, path + ": known / unknown = " + ratio);
        }
    }

    private long nanos(String path, String email) throws Exception {
        Visitor visitor = somebody();
        visitor.get("/admin/sign-in");
        long start = System.nanoTime();
        visitor.post("/admin/sign-in/" + path, "email", email, "passphrase", "a wrong one");
        return System.nanoTime() - start;
    }

    @Test
    void linksBeginWithTheConfiguredAddressWhateverTheRequestClaims() throws Exception {
        URI address = URI.create(city.address("/"));
        String body = "email=editor%40example.jp";
        String request =
                "POST /admin/sign-in/link HTTP/1.1\r\n"
                        + "Host: evil.example\r\n"
                        + "X-Forwarded-Host: evil.example\r\n"
                        + "X-Forwarded-For: 198.51.100.250\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\nConnection: close\r\n\r\n"
                        + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertFalse(answer.contains("evil"), answer);
        }
        Mail mail = city.wiring().mails().newest(1).getFirst();
        assertTrue(mail.body().contains(city.address("/admin/sign-in/link/")), mail.body());
        assertFalse(mail.body().contains("evil"));
    }

    @Test
    void whatIsNoScreenOfOursIsNotGoneToAfterSigningIn() throws Exception {
        for (String next :
                List.of(
                        "https://evil.example/",
                        "//evil.example",
                        "/admin/../x",
                        "/admin/%2E%2e/x",
                        "/admin/..",
                        "javascript:1")) {
            Visitor owner = somebody();
            Page answer =
                    owner.post(
                            "/admin/sign-in/passphrase",
                            "email",
                            OWNER,
                            "passphrase",
                            OWNERS_PASSPHRASE,
                            "next",
                            next);
            assertEquals("/admin", answer.location(), next);
        }
    }

    @Test
    void tooManyPassphrasesForOneAccountAreRefusedInPlainWords() throws Exception {
        for (int tries = 0; tries < SignInLimits.MAX_PASSPHRASES_PER_ACCOUNT; tries++) {
            assertEquals(422, somebody().signIn("admin2@example.jp", "wrong one").status());
        }
        Page refused = somebody().signIn("ADMIN2@example.jp", "wrong one");
        assertEquals(429, refused.status());
        int seconds = Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0"));
        assertTrue(seconds >= 1 && seconds <= 600, "" + seconds);
        assertTrue(refused.body().contains("分ほどたってから"), refused.body());
        assertTrue(refused.headers().firstValue("Content-Type").orElse("").contains("html"));
        assertEquals(422, somebody().signIn("admin3@example.jp", "wrong one").status());
    }

    @Test
    void tooManyLinksForOneAccountAreRefused() throws Exception {
        for (int tries = 0; tries < SignInLimits.MAX_LINKS_PER_ACCOUNT; tries++) {
            assertEquals(200, ask("flooded@example.jp"));
        }
        assertEquals(429, ask("Flooded@example.jp"));
    }

    private int ask(String email) throws Exception {
        return somebody().post("/admin/sign-in/link", "email", email).status();
    }

    @Test
    void noBodyEscapesTheLimitOfItsNetworkAddress() throws Exception {
        Visitor attacker = new Visitor(city, "203.0.113.7");
        for (int tries = 0; tries < SignInLimits.MAX_TRIES_PER_ADDRESS; tries++) {
            Page page = attacker.post("/admin/sign-in/link", "email", "a" + tries + "@example.jp");
            assertEquals(200, page.status());
        }
        assertEquals(429, attacker.signIn("b@example.jp", "wrong one").status());
        assertEquals(429, attacker.post("/admin/sign-in/link", "email", "c@example.jp").status());
        Visitor claiming = new Visitor(city, "192.0.2.1, 203.0.113.7");
        assertEquals(429, claiming.signIn("d@example.jp", "wrong one").status());
        assertEquals(422, somebody().signIn("e@example.jp", "wrong one").status());
    }

    @Test
    void signingOutEndsTheSessionOnTheServerToo() throws Exception {
        Visitor owner = somebody();
        owner.signIn(OWNER, OWNERS_PASSPHRASE);
        assertTrue(owner.isSignedIn());
        assertEquals("/admin/sign-in?done=signed-out", owner.post("/admin/sign-out").location());
        assertFalse(owner.isSignedIn());
    }
}
