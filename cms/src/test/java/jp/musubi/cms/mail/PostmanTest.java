package jp.musubi.cms.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.internet.MimeMessage;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Slugger;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Mails from the store to a real mail server. */
final class PostmanTest {
    private static final String SUBJECT = "むすび：サインインのリンク（浅野川ホタルの会）";
    private static final String BODY = "川端さま\n\nいつもお世話になっております。𠮷野髙子です。\n.\n以上";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    private static GreenMail server(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                URI.create("smtp://bote:ge%2Bhe%40im@127.0.0.1:" + port), "kyodo@example.jp");
    }

    private static UUID queue(TestStore store, MailStore mails, Letter letter) {
        return store.database.write(tx -> mails.add(tx, letter));
    }

    private static boolean retry(TestStore store, MailStore mails, UUID id) {
        return store.database.write(tx -> mails.retry(tx, id));
    }

    @EachDatabase
    void aMailInJapaneseArrivesAsItWasWritten(TestStore.Kind kind) throws Exception {
        GreenMail server = server(freePort());
        server.start();
        server.setUser("bote", "ge+he@im");
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            var postman = new Postman(mails, settings(server.getSmtp().getPort()), clock);
            UUID id =
                    queue(
                            store,
                            mails,
                            Letter.of("hanako@example.jp", SUBJECT, BODY)
                                    .answeredTo("tanto@example.jp"));

            assertEquals(1, postman.deliver());

            MimeMessage got = server.getReceivedMessages()[0];
            assertEquals(SUBJECT, got.getSubject());
            assertEquals(BODY, GreenMailUtil.getBody(got).isEmpty() ? "" : text(got));
            assertEquals("kyodo@example.jp", got.getFrom()[0].toString());
            assertEquals("tanto@example.jp", got.getReplyTo()[0].toString());
            assertEquals("hanako@example.jp", got.getAllRecipients()[0].toString());
            Mail mail = mails.find(id).orElseThrow();
            assertEquals(Mail.State.SENT, mail.state());
            assertEquals(now.get(), mail.sentAt());
            assertEquals(BODY, mail.body());
            assertEquals(0, postman.deliver(), "nothing is sent twice");
        } finally {
            server.stop();
        }
    }

    private static String text(MimeMessage message) throws Exception {
        return String.valueOf(message.getContent()).replace("\r\n", "\n").stripTrailing();
    }

    @EachDatabase
    void whatAServerThatWasDownDidNotTakeIsSentOnceItIsUpAgain(TestStore.Kind kind)
            throws Exception {
        int port = freePort();
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            var postman =
                    new Postman(
                            mails,
                            new MailSettings(
                                    URI.create("smtp://127.0.0.1:" + port), "a@example.jp"),
                            clock);
            UUID id = queue(store, mails, Letter.of("hanako@example.jp", SUBJECT, BODY));

            assertEquals(0, postman.deliver());
            Mail waiting = mails.find(id).orElseThrow();
            assertEquals(Mail.State.QUEUED, waiting.state());
            assertEquals(1, waiting.attempts());
            assertFalse(waiting.error().isEmpty());
            assertEquals(0, postman.deliver(), "not before its time");

            GreenMail server = server(port);
            server.start();
            try {
                assertEquals(0, postman.deliver(), "not before its time");
                now.set(now.get().plus(Postman.PAUSES.getFirst()));
                assertEquals(1, postman.deliver());
                assertEquals(1, server.getReceivedMessages().length);
                Mail sent = mails.find(id).orElseThrow();
                assertEquals(Mail.State.SENT, sent.state());
                assertEquals("", sent.error());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void aMailThatNobodyTakesIsGivenUpWithAReasonAndCanBeSentAgain() throws Exception {
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            MailSettings nowhere =
                    new MailSettings(URI.create("smtp://127.0.0.1:" + freePort()), "a@example.jp");
            var postman = new Postman(mails, nowhere, clock);
            UUID id = queue(store, mails, Letter.of("hanako@example.jp", SUBJECT, BODY));

            for (Duration pause : Postman.PAUSES) {
                postman.deliver();
                assertEquals(Mail.State.QUEUED, mails.find(id).orElseThrow().state());
                now.set(now.get().plus(pause));
            }
            postman.deliver();
            Mail failed = mails.find(id).orElseThrow();
            assertEquals(Mail.State.FAILED, failed.state());
            assertTrue(failed.error().contains("127.0.0.1"), failed.error());
            assertEquals(1, mails.failures());
            assertTrue(failed.isRetriable(now.get()));

            assertTrue(retry(store, mails, id));
            assertFalse(retry(store, mails, id), "it waits already");
            assertEquals(0, mails.failures());
        }
    }

    @Test
    void aMailOfAPostmanWhoDiedIsTakenUpByAnother() {
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            queue(store, mails, Letter.of("hanako@example.jp", SUBJECT, BODY));
            assertTrue(mails.claim().isPresent());
            assertTrue(mails.claim().isEmpty());
            now.set(now.get().plus(MailStore.HELD_FOR));
            assertTrue(mails.claim().isPresent());
        }
    }

    @Test
    void aPostmanWhoIsSentHomeTakesNoFurtherMail() throws Exception {
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE);
                var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            var mails = new MailStore(store.database, store.ids, true);
            Letter letter = Letter.of("hanako@example.jp", SUBJECT, BODY);
            queue(store, mails, letter);
            UUID next = queue(store, mails, letter);
            var postman = new Postman(mails, settings(silent.getLocalPort()), clock);
            postman.start();
            try (var _ = silent.accept()) {
                Thread closing = Thread.ofPlatform().start(postman::close);
                while (closing.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            postman.close();
            assertEquals(0, mails.find(next).orElseThrow().attempts());
        }
    }

    @Test
    void aLinkForItsReceiverAloneIsForgottenOnceSentAndNotSentTooLate() throws Exception {
        GreenMail server = server(freePort());
        server.start();
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            var postman =
                    new Postman(
                            mails,
                            new MailSettings(
                                    URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                                    "a@example.jp"),
                            clock);
            Letter letter = Letter.confidential("b@example.jp", "s", BODY, Duration.ofMinutes(15));
            UUID sent = queue(store, mails, letter);
            assertFalse(mails.find(sent).orElseThrow().isReadable());
            assertEquals(1, postman.deliver());
            assertEquals("", mails.find(sent).orElseThrow().body());

            UUID late = queue(store, mails, letter);
            now.set(now.get().plus(Duration.ofMinutes(15)));
            assertEquals(0, postman.deliver());
            Mail failed = mails.find(late).orElseThrow();
            assertEquals(Mail.State.FAILED, failed.state());
            assertEquals(Postman.TOO_LATE, failed.error());
            assertFalse(failed.isRetriable(now.get()));
            store.database.write(mails::sweep);
            assertEquals("", mails.find(late).orElseThrow().body());
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutAMailServerMailsAreKeptAndReadable() {
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, false);
            var postman = new Postman(mails, new MailSettings(null, "a@example.jp"), clock);
            postman.start();
            UUID id =
                    queue(
                            store,
                            mails,
                            Letter.confidential("b@example.jp", "s", BODY, Duration.ofDays(1)));
            assertEquals(0, postman.deliver());
            Mail kept = mails.find(id).orElseThrow();
            assertEquals(Mail.State.KEPT, kept.state());
            assertTrue(kept.isReadable());
            now.set(now.get().plus(MailStore.REMEMBERED_FOR));
            store.database.write(mails::sweep);
            assertTrue(mails.find(id).isEmpty());
        }
    }

    @Test
    void aMailIsNotLeftWhenItsCauseIsRolledBack() {
        try (TestStore store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE)) {
            var mails = new MailStore(store.database, store.ids, true);
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.database.write(tx -> {
                                mails.add(tx, Letter.of("b@example.jp", "s", BODY));
                                throw new IllegalStateException("the cause did not happen");
                            }));
            assertEquals(List.of(), mails.newest(10));
        }
    }

    @Test
    void nobodySmugglesHeaderFieldsIntoAMail() {
        for (String address :
                List.of(
                        "a@example.jp\r\nBcc: b@example.jp",
                        "a@example.jp\nBcc: b@example.jp",
                        "a@example.jp\rX: y",
                        "a@example.jp, b@example.jp",
                        "a@example.jp;b@example.jp",
                        "<a@example.jp>",
                        "花子@example.jp",
                        "a@",
                        "@example.jp",
                        "a b@example.jp",
                        "a@b@example.jp",
                        "")) {
            assertThrows(
                    IllegalArgumentException.class, () -> Letter.of(address, "件名", BODY), address);
        }
        for (String subject :
                List.of("件名\r\nBcc: b@example.jp", "件名\n", "\r件名", "a\u0085b", "a\u2028b", "\0")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Letter.of("a@example.jp", subject, BODY),
                    subject);
        }
        assertEquals("祭り Bcc: b@example.jp", Letter.subject("祭り\r\nBcc: b@example.jp\n"));
    }
}
