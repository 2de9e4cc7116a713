package jp.musubi.cms.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.Scope;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.Mail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People of groups and of the office, as they work with each other. */
final class PeopleTest {
    private static final String OWNER = "owner@example.jp";
    private static final String EDITOR = "editor@example.jp";

    private RunningCity city;
    private MembershipStore memberships;
    private UUID group;
    private String people;
    private int addresses;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        memberships = new MembershipStore(city.wiring().database());
        group = newGroup("asano-hotaru", "浅野川ほたるの会");
        UUID second = newGroup("nukumori-shokudo", "ぬくもり食堂");
        UUID owner = account(OWNER).id();
        UUID editor = account(EDITOR).id();
        city.wiring()
                .database()
                .write(tx -> {
                    memberships.join(tx, owner, group, Membership.Part.OWNER);
                    memberships.join(tx, editor, group, Membership.Part.EDITOR);
                    memberships.join(tx, editor, second, Membership.Part.EDITOR);
                    return group;
                });
        people = "/admin/groups/" + group + "/people";
    }

    @AfterEach
    void stop() {
        for (AuditEvent event : audit()) {
            assertFalse(event.details().contains("@"), "personal data in " + event.action());
        }
        city.close();
    }

    private UUID newGroup(String slug, String title) throws Exception {
        String entry =
                "{\"type\":\"group\",\"slug\":\"%s\",\"fields\":{\"title\":\"%s\"}}"
                        .formatted(slug, title);
        return UUID.fromString(city.post("/api/v1/entries", entry).get("id").asText());
    }

    private UUID group(String slug) {
        return city.wiring().entries().find("group", slug).map(StoredEntry::id).orElseThrow();
    }

    private List<AuditEvent> audit() {
        return new AuditLog(city.wiring().database(), new Ids(Clock.systemUTC())).newest(500);
    }

    private boolean isAudited(String action) {
        return audit().stream().anyMatch(event -> event.action().equals(action));
    }

    private Visitor somebody() {
        return new Visitor(city, "198.51.100." + ++addresses);
    }

    private Visitor owner() throws Exception {
        Visitor owner = somebody();
        owner.signIn(OWNER, "demo-owner-saigawa");
        return owner;
    }

    private Visitor editor() throws Exception {
        Visitor editor = somebody();
        editor.signIn(EDITOR, "demo-editor-utatsuyama");
        return editor;
    }

    private Visitor staff() throws Exception {
        Visitor staff = somebody();
        staff.signIn("staff@example.jp", "demo-staff-asanogawa");
        return staff;
    }

    private Visitor admin() throws Exception {
        Visitor admin = somebody();
        admin.signIn("admin@example.jp", "demo-admin-kenrokuen");
        return admin;
    }

    private Account account(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow();
    }

    @Test
    void anOwnerInvitesSomebodyWhoJoinsWithNothingButTheirName() throws Exception {
        Visitor owner = owner();
        owner.get(people);
        Page done =
                owner.post(
                        people + "/invitations",
                        "email",
                        "Hanako@Example.jp",
                        "position",
                        "editor");
        assertEquals(people + "?done=invited", done.location());
        assertTrue(owner.get(people).body().contains("hanako@example.jp"));

        Visitor hanako = somebody();
        String link = hanako.mailedLink("hanako@example.jp");
        Page asked = hanako.get(link);
        assertTrue(asked.body().contains("見本 団体代表"), asked.body());
        assertTrue(asked.body().contains("浅野川ほたるの会"), asked.body());
        Page unnamed = hanako.post(link, "name", "  ");
        assertEquals(422, unnamed.status());
        assertEquals(303, hanako.post(link, "name", "川端 <b>花子</b>").status());
        assertTrue(hanako.isSignedIn());
        assertTrue(owner.get(people).body().contains("川端 &lt;b&gt;花子&lt;/b&gt;"));
        assertEquals(Role.MEMBER, account("hanako@example.jp").role());
        assertEquals(404, somebody().get(link).status(), "an invitation works once");
        assertTrue(isAudited("invitation.accept"));

        for (String guess : List.of("", " ", "null", "$argon2id$")) {
            assertEquals(422, somebody().signIn("hanako@example.jp", guess).status());
        }
        Visitor again = somebody();
        assertEquals(200, again.signInByMail("hanako@example.jp").status());
    }

    @Test
    void onePersonWritesForSeveralGroups() throws Exception {
        UUID other = group("nukumori-shokudo");
        assertEquals(
                List.of(Membership.Part.EDITOR, Membership.Part.EDITOR),
                memberships.of(account(EDITOR).id()).stream().map(Membership::part).toList());
        Visitor staff = staff();
        String path = "/admin/groups/" + other + "/people";
        staff.get(path);
        staff.post(path + "/invitations", "email", OWNER, "position", "owner");
        Visitor owner = somebody();
        String link = owner.mailedLink(OWNER);
        assertFalse(owner.get(link).body().contains("name=\"name\""), "we know their name");
        assertEquals(303, owner.post(link).status());
        assertTrue(memberships.owns(account(OWNER).id(), other));
        assertTrue(memberships.owns(account(OWNER).id(), group));
    }

    @Test
    void onlyTheOwnerAndTheCitySayWhoIsInAGroup() throws Exception {
        Visitor editor = editor();
        assertFalse(editor.get(people).body().contains("/invitations\""));
        for (String act :
                List.of(
                        "/invitations",
                        "/invitations/withdrawal",
                        "/handover",
                        "/handover/withdrawal")) {
            assertEquals(403, editor.post(people + act, "email", "a@example.jp").status(), act);
        }
        String owner = account(OWNER).id().toString();
        assertEquals(403, editor.post(people + "/removal", "account", owner).status());

        String foreign = "/admin/groups/" + group("nukumori-shokudo") + "/people";
        Visitor stranger = owner();
        assertEquals(404, stranger.get(foreign).status());
        assertEquals(404, stranger.get("/admin/groups/" + UUID.randomUUID() + "/people").status());
        stranger.get(people);
        for (String act : List.of("/invitations", "/removal", "/handover")) {
            assertEquals(404, stranger.post(foreign + act, "email", "a@example.jp").status(), act);
        }
        assertEquals(
                409,
                stranger.post(people + "/removal", "account", owner).status(),
                "owners hand over first");

        String editors = account(EDITOR).id().toString();
        assertEquals(303, stranger.post(people + "/removal", "account", editors).status());
        assertEquals(404, editor.get(people).status());
        assertTrue(isAudited("membership.remove"));
    }

    @Test
    void aWithdrawnInvitationOpensNothing() throws Exception {
        Visitor owner = owner();
        owner.get(people);
        owner.post(people + "/invitations", "email", "late@example.jp", "position", "editor");
        String link = owner.mailedLink("late@example.jp");
        Page page = owner.get(people);
        Matcher id = Pattern.compile("name=\"invitation\" value=\"([^\"]+)\"").matcher(page.body());
        assertTrue(id.find());
        owner.post(people + "/invitations/withdrawal", "invitation", id.group(1));
        assertEquals(404, somebody().post(link, "name", "おそい").status());
        assertTrue(city.wiring().accounts().findByEmail("late@example.jp").isEmpty());
    }

    @Test
    void noMailIsSentToWhatIsNoAddress() throws Exception {
        Visitor owner = owner();
        owner.get(people);
        int before = city.wiring().mails().newest(100).size();
        for (String bad :
                List.of(
                        "a@example.jp\r\nBcc: b@example.jp",
                        "a@b@c",
                        "a@example.jp,b@example.jp")) {
            Page page = owner.post(people + "/invitations", "email", bad, "position", "editor");
            assertEquals(422, page.status(), bad);
        }
        Page role = owner.post(people + "/invitations", "email", "a@x.jp", "position", "staff");
        assertEquals(422, role.status(), "owners make no staff");
        assertEquals(before, city.wiring().mails().newest(100).size());
    }

    @Test
    void aGroupIsHandedOverOnceTheCityConfirms() throws Exception {
        UUID from = account(OWNER).id();
        UUID to = account(EDITOR).id();
        Visitor owner = owner();
        owner.get(people);
        assertEquals(
                people + "?done=handover-asked",
                owner.post(people + "/handover", "account", to.toString()).location());
        assertEquals(
                people + "?done=handover-waits",
                owner.post(people + "/handover", "account", to.toString()).location());
        assertTrue(memberships.owns(from, group));
        assertFalse(memberships.owns(to, group));
        assertEquals(403, owner.post(decision(staff(), "confirmation")).status());

        Visitor staff = staff();
        String confirm = decision(staff, "confirmation");
        assertEquals("/admin/accounts?done=handover-confirmed", staff.post(confirm).location());
        assertFalse(memberships.owns(from, group));
        assertTrue(memberships.owns(to, group));
        assertEquals(Membership.Part.EDITOR, memberships.find(from, group).orElseThrow().part());
        List<String> told =
                city.wiring().mails().newest(2).stream().map(Mail::to).sorted().toList();
        assertEquals(List.of(EDITOR, OWNER), told);
        assertEquals(404, staff.post(confirm).status(), "it was decided already");
        assertTrue(isAudited("handover.ask") && isAudited("handover.confirm"));

        Visitor next = editor();
        next.get(people);
        next.post(people + "/handover", "account", from.toString());
        staff.post(decision(staff, "decline"));
        assertTrue(memberships.owns(to, group));
        assertTrue(isAudited("handover.decline"));
    }

    private static String decision(Visitor staff, String word) throws Exception {
        Page page = staff.get("/admin/accounts");
        Matcher action =
                Pattern.compile("/admin/handovers/[0-9a-f-]+/" + word).matcher(page.body());
        assertTrue(action.find(), page.body());
        return action.group();
    }

    @Test
    void aHandOverIsDroppedWhenItsHeirLeaves() throws Exception {
        Visitor owner = owner();
        owner.get(people);
        String heir = account(EDITOR).id().toString();
        owner.post(people + "/handover", "account", heir);
        owner.post(people + "/removal", "account", heir);
        assertFalse(staff().get("/admin/accounts").body().contains("/admin/handovers/"));
    }

    @Test
    void suspensionEndsEverySessionAndTokenAtOnce() throws Exception {
        UUID editors = account(EDITOR).id();
        Visitor editor = editor();
        assertTrue(editor.isSignedIn());
        String token =
                city.wiring()
                        .database()
                        .write(tx ->
                                city.wiring()
                                        .tokens()
                                        .create(tx, editors, "test", Scope.WRITE, null))
                        .secret();
        assertTrue(city.wiring().tokens().authenticate(token).isPresent());
        editor.post("/admin/sign-in/link", "email", EDITOR);
        String link = editor.mailedLink(EDITOR);

        Visitor staff = staff();
        String path = "/admin/accounts/" + editors;
        assertTrue(staff.get(path).body().contains("編集"));
        assertEquals(path + "?done=suspended", staff.post(path + "/suspension").location());
        assertFalse(editor.isSignedIn());
        assertTrue(city.wiring().tokens().authenticate(token).isEmpty());
        assertEquals(422, somebody().signIn(EDITOR, "demo-editor-utatsuyama").status());
        assertEquals(404, somebody().get(link).status());

        staff.post(path + "/reactivation");
        assertFalse(editor.isSignedIn(), "what was ended stays ended");
        assertTrue(city.wiring().tokens().authenticate(token).isEmpty());
        assertTrue(editor().isSignedIn());
    }

    @Test
    void thoseWhoActForTheCityAreLookedAfterByAdministrators() throws Exception {
        Visitor staff = staff();
        staff.get("/admin/accounts");
        String admins = "/admin/accounts/" + account("admin@example.jp").id();
        String own = "/admin/accounts/" + account("staff@example.jp").id();
        assertEquals(403, staff.post(admins + "/suspension").status());
        assertEquals(409, staff.post(own + "/suspension").status());
        assertEquals(
                403,
                staff.post("/admin/accounts/invitations", "email", "x@y.jp", "position", "staff")
                        .status());
        assertEquals(403, staff.get("/admin/mail").status());

        Visitor admin = admin();
        admin.get("/admin/accounts");
        assertEquals(
                "/admin/accounts?done=invited",
                admin.post(
                                "/admin/accounts/invitations",
                                "email",
                                "new@example.jp",
                                "position",
                                "staff")
                        .location());
        Visitor fresh = somebody();
        String link = fresh.mailedLink("new@example.jp");
        fresh.get(link);
        assertEquals(303, fresh.post(link, "name", "新任 職員").status());
        assertEquals(Role.STAFF, account("new@example.jp").role());
        assertEquals(200, fresh.get("/admin/accounts").status());
        assertEquals(303, admin.post(own + "/suspension").status());
        assertFalse(staff.isSignedIn());
        Page found = admin.get("/admin/accounts?q=%E6%96%B0%E4%BB%BB");
        assertTrue(found.body().contains("new@example.jp"));
        assertFalse(found.body().contains(OWNER));
        assertFalse(admin.get("/admin/accounts?q=%25").body().contains(OWNER), "% is a letter");
    }
}
