package jp.musubi.cms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.review.Letters;
import jp.musubi.cms.web.PublicAddress;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** Mails about reviews, as they are read. */
final class ReviewLettersTest {
    private static Mail approved(String from) {
        try (TestStore store = TestStore.open(TestStore.Kind.H2)) {
            var wanted =
                    new AccountStore.NewAccount(
                            "kawa@example.jp", "川端", Role.MEMBER, "kawa no nagare 2026", true);
            var account = ((AccountStore.Outcome.Created) store.accounts.create(wanted)).account();
            var address = new PublicAddress(URI.create("https://hiroba.example/"), 8080);
            var mails = new MailStore(store.database, store.ids, false);
            var letters =
                    new ReviewLetters(
                            store.accounts,
                            mails,
                            Desk.screens(address, store.accounts, store.database),
                            address);
            var letter =
                    new Letters.Approved(
                            account.id(),
                            UUID.randomUUID(),
                            "ほたるの会",
                            "/groups/hotaru/",
                            Instant.parse(from),
                            Instant.parse("2099-12-31T03:00:00Z"));
            store.database.write(tx -> {
                letters.send(tx, letter);
                return letter;
            });
            return mails.newest(1).getFirst();
        }
    }

    @Test
    void anApprovalIsToldWithThePagesAddressAndItsTimes() {
        Mail now = approved("2025-04-01T00:30:00Z");

        assertEquals("kawa@example.jp", now.to());
        assertTrue(now.subject().contains("ほたるの会"), now.subject());
        assertTrue(now.body().contains("https://hiroba.example/groups/hotaru/"), now.body());
        assertTrue(now.body().contains("から公開しています"), now.body());
        assertTrue(now.body().contains("2025年4月1日 9:30"), now.body());
        assertTrue(now.body().contains("2099年12月31日 12:00"), now.body());
        assertTrue(approved("2099-04-01T00:30:00Z").body().contains("から公開されます"));
    }
}
