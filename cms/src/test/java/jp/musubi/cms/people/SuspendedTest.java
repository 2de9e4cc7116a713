package jp.musubi.cms.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.entry.StoredEntry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody set going before they were suspended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SuspendedTest {
    private final AtomicInteger addresses = new AtomicInteger();
    private RunningCity city;
    private UUID group = new UUID(0, 0);
    private String people = "";

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        group =
                city.wiring()
                        .entries()
                        .find("group", "asano-hotaru")
                        .map(StoredEntry::id)
                        .orElseThrow();
        people = "/admin/groups/" + group + "/people";
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor somebody(String email, String passphrase) throws Exception {
        var visitor = new Visitor(city, "198.51.100." + addresses.incrementAndGet());
        if (!email.isEmpty()) {
            visitor.signIn(email, passphrase);
        }
        return visitor;
    }

    private Visitor owner() throws Exception {
        return somebody("owner@example.jp", "demo-owner-saigawa");
    }

    private UUID id(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow().id();
    }

    private static void suspend(Visitor staff, UUID account, String word) throws Exception {
        String path = "/admin/accounts/" + account;
        staff.get(path);
        assertEquals(303, staff.post(path + "/" + word).status());
    }

    @Test
    void theirInvitationsEndWithTheirAccount() throws Exception {
        Visitor owner = owner();
        owner.get(people);
        owner.post(people + "/invitations", "email", "ally@example.jp", "position", "editor");
        String link = owner.mailedLink("ally@example.jp");
        Visitor staff = somebody("staff@example.jp", "demo-staff-asanogawa");
        assertTrue(staff.get(people).body().contains("ally@example.jp"));
        suspend(staff, id("owner@example.jp"), "suspension");
        Visitor ally = somebody("", "");
        assertEquals(404, ally.get(link).status());
        assertEquals(404, ally.post(link, "name", "なかま").status());
        assertTrue(city.wiring().accounts().findByEmail("ally@example.jp").isEmpty());
        assertFalse(staff.get(people).body().contains("ally@example.jp"));
        suspend(staff, id("owner@example.jp"), "reactivation");
        assertEquals(404, ally.get(link).status(), "what was ended stays ended");
    }

    @Test
    void aLinkFromBeforeDoesNotReviveWithTheAccount() throws Exception {
        Visitor editor = somebody("", "");
        editor.post("/admin/sign-in/link", "email", "editor@example.jp");
        String link = editor.mailedLink("editor@example.jp");
        Visitor staff = somebody("staff@example.jp", "demo-staff-asanogawa");
        suspend(staff, id("editor@example.jp"), "suspension");
        suspend(staff, id("editor@example.jp"), "reactivation");
        assertEquals(404, editor.get(link).status());
    }

    @Test
    void nobodyHandsAGroupOverToThem() throws Exception {
        UUID heir = id("editor@example.jp");
        Visitor owner = owner();
        owner.get(people);
        owner.post(people + "/handover", "account", heir.toString());
        Visitor staff = somebody("staff@example.jp", "demo-staff-asanogawa");
        suspend(staff, heir, "suspension");
        Page accounts = staff.get("/admin/accounts");
        Matcher confirm =
                Pattern.compile("/admin/handovers/[0-9a-f-]+/confirmation")
                        .matcher(accounts.body());
        assertTrue(confirm.find());
        assertEquals(409, staff.post(confirm.group()).status());
        assertFalse(new MembershipStore(city.wiring().database()).owns(heir, group));
        owner.get(people);
        owner.post(people + "/handover/withdrawal");
        Page again = owner.get(people);
        assertFalse(again.body().contains("<option value=\"" + heir), "they are not offered");
        assertEquals(404, owner.post(people + "/handover", "account", heir.toString()).status());
        suspend(staff, heir, "reactivation");
    }
}
