package jp.musubi.cms.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.TimedCodes;
import jp.musubi.cms.audit.AuditQuery;
import jp.musubi.cms.database.Ids;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passkeys in a city whose office must have a second factor. */
final class PasskeyTest {
    private static final String OWNER = "owner@example.jp";
    private static final String OWNERS = "demo-owner-saigawa";
    private static final String EDITOR = "editor@example.jp";
    private static final String EDITORS = "demo-editor-utatsuyama";
    private static final String STAFF = "staff@example.jp";
    private static final String STAFFS = "demo-staff-asanogawa";
    private static final Duration STEP = Duration.ofSeconds(30);

    private RunningCity city;
    private PasskeyStore passkeys;
    private int addresses;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of()).withData(data).withPort(0);
        city = RunningCity.start(settings, false);
        passkeys = new PasskeyStore(city.wiring().database(), new Ids(Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        city.close();
    }

    private Visitor somebody() {
        return new Visitor(city, "198.51.100." + ++addresses);
    }

    private Visitor signedIn(String email, String passphrase) throws Exception {
        Visitor visitor = somebody();
        visitor.signIn(email, passphrase);
        visitor.get("/admin/me");
        return visitor;
    }

    private Account account(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow();
    }

    private String origin() {
        return "http://localhost:" + URI.create(city.address("/")).getPort();
    }

    private Device device() throws Exception {
        return new Device(origin());
    }

    private static Page add(Visitor visitor, Device device, String present) throws Exception {
        Page asked = visitor.post("/admin/me/passkeys/challenge", "present", present);
        assertEquals(200, asked.status(), asked.body());
        return visitor.post(
                "/admin/me/passkeys", "credential", device.make(asked.body()), "name", "花子の電話");
    }

    private Device added(String email, String passphrase) throws Exception {
        Device device = device();
        Page added = add(signedIn(email, passphrase), device, passphrase);
        assertEquals("/admin/me?done=passkey-added", added.location(), added.body());
        return device;
    }

    private static String challenge(Visitor visitor) throws Exception {
        Page asked = visitor.post("/admin/sign-in/passkey/challenge");
        assertEquals(200, asked.status(), asked.body());
        return asked.body();
    }

    private static Page send(Visitor visitor, String answer) throws Exception {
        return visitor.post("/admin/sign-in/passkey", "credential", answer);
    }

    private static Page signIn(Visitor visitor, Device device) throws Exception {
        return send(visitor, device.sign(challenge(visitor)));
    }

    private void assertRefused(Device device, String why) throws Exception {
        Visitor visitor = somebody();
        assertEquals(422, signIn(visitor, device).status(), why);
        assertFalse(visitor.isSignedIn(), why);
    }

    private int events(String action) {
        var query = new AuditQuery(null, action, null, null, null, null);
        return city.wiring().audit().find(query, 100).size();
    }

    @Test
    void aPasskeySignsInWithoutAnAddressUntilItIsRemoved() throws Exception {
        Device device = added(OWNER, OWNERS);
        assertEquals(1, events("passkey.add"));
        var mail = city.wiring().mails().newest(1).getFirst();
        assertEquals(OWNER, mail.to());
        assertTrue(mail.body().contains("花子の電話"), mail.body());

        Visitor owner = somebody();
        assertEquals("/admin", signIn(owner, device).location());
        Page me = owner.get("/admin/me");
        assertTrue(me.body().contains(OWNER) && me.body().contains("花子の電話"), me.body());

        Visitor elsewhere = signedIn(OWNER, OWNERS);
        String id = passkeys.list(account(OWNER).id()).getFirst().id().toString();
        assertEquals(
                404,
                signedIn(EDITOR, EDITORS)
                        .post("/admin/me/passkeys/removal", "passkey", id, "present", EDITORS)
                        .status(),
                "it is not theirs");
        owner.get("/admin/me");
        Page removed = owner.post("/admin/me/passkeys/removal", "passkey", id);
        assertEquals("/admin/me?done=passkey-removed", removed.location(), removed.body());
        assertTrue(owner.isSignedIn());
        assertFalse(elsewhere.isSignedIn());
        assertEquals(1, events("passkey.remove"));
        assertTrue(city.wiring().mails().newest(1).getFirst().subject().contains("パスキーを消しました"));
        assertRefused(device, "it was removed");
    }

    @Test
    void aChallengeIsAnsweredOnceInTimeAndOnOurOwnPageOnly() throws Exception {
        Device device = added(OWNER, OWNERS);
        Visitor first = somebody();
        String answer = device.sign(challenge(first));
        assertEquals(303, send(first, answer).status());
        assertEquals(422, send(somebody(), answer).status(), "it was answered");

        Visitor late = somebody();
        String old = device.sign(challenge(late));
        city.wiring()
                .database()
                .write(tx ->
                        tx.handle().execute("update single_use_link set expires_at = created_at"));
        assertEquals(422, send(late, old).status(), "it is too old");

        String made = challenge(somebody()).replaceAll("\"challenge\":\"[^\"]{4}", "$0zzzz");
        assertEquals(422, send(somebody(), device.sign(made)).status(), "it was never asked");

        device.origin = "https://musubi.example.com";
        assertRefused(device, "another site");
        device.origin = origin() + "0";
        assertRefused(device, "another port");
        device.origin = origin();
        device.verifies = false;
        assertRefused(device, "it did not ask who holds it");
        device.verifies = true;
        assertEquals(303, signIn(somebody(), device).status());
    }

    @Test
    void nobodySignsInWithAPasskeyOfAnotherAccount() throws Exception {
        Device owners = added(OWNER, OWNERS);
        added(EDITOR, EDITORS);
        owners.claim(Device.letters(Ids.bytes(account(EDITOR).id())));
        assertRefused(owners, "it is not the editor's");
        owners.claim("");
        assertRefused(owners, "it says nobody");
        assertRefused(device(), "nobody knows it");
        for (String garbage :
                List.of("", "{}", "null", "[]", "{\"id\":\"x\"}", "{".repeat(9_000))) {
            assertEquals(422, send(somebody(), garbage).status(), garbage);
        }
    }

    @Test
    void theSuspendedAreAnsweredAsTheUnknown() throws Exception {
        Device device = added(OWNER, OWNERS);
        city.wiring()
                .database()
                .write(tx -> city.wiring().accounts().setActive(tx, account(OWNER).id(), false));
        Page suspended = signIn(somebody(), device);
        Page unknown = signIn(somebody(), device());
        assertEquals(422, suspended.status());
        assertEquals(unknown.body(), suspended.body());
    }

    @Test
    void aCountThatGoesBackIsRefusedAndRecorded() throws Exception {
        Device device = added(OWNER, OWNERS);
        device.signatures = 5;
        assertEquals(303, signIn(somebody(), device).status());
        device.signatures = 4;
        assertRefused(device, "there may be a copy");
        assertEquals(1, events("passkey.counted-back"));
        device.signatures = 6;
        assertEquals(303, signIn(somebody(), device).status());
    }

    @Test
    void addingNeedsProofAndTheSessionThatAsked() throws Exception {
        Visitor owner = signedIn(OWNER, OWNERS);
        assertEquals(422, owner.post("/admin/me/passkeys/challenge", "present", "wrong").status());
        String asked = owner.post("/admin/me/passkeys/challenge", "present", OWNERS).body();
        String made = device().make(asked);
        Visitor editor = signedIn(EDITOR, EDITORS);
        assertEquals(422, editor.post("/admin/me/passkeys", "credential", made).status());
        assertEquals(422, owner.post("/admin/me/passkeys", "credential", made).status(), "used");
        assertEquals(422, owner.post("/admin/me/passkeys", "credential", "{}").status());
        Device unverified = device();
        unverified.verifies = false;
        assertEquals(422, add(owner, unverified, OWNERS).status());
        assertEquals(
                422,
                owner.post("/admin/me/passkeys", "credential", device().make(challenge(somebody())))
                        .status(),
                "a challenge to sign in is none to add");
        assertEquals(0, events("passkey.add"));
        assertEquals(303, somebody().post("/admin/me/passkeys/challenge").status());
    }

    @Test
    void withAPasskeyTheOfficeNeedsNoCodesAndAPassphraseAddsNone() throws Exception {
        Visitor staff = somebody();
        staff.signIn(STAFF, STAFFS);
        var factors = city.wiring().factors();
        byte[] secret = factors.pending(account(STAFF).id()).orElseThrow();
        staff.post("/admin/second-factor/confirmation", "code", code(secret, 0));
        staff.get("/admin/me");
        Device device = device();
        assertEquals(303, add(staff, device, STAFFS).status());
        staff.get("/admin/second-factor");
        staff.post("/admin/second-factor/removal", "code", code(secret, 1));
        assertFalse(factors.isOn(account(STAFF).id()));

        Visitor byPassphrase = somebody();
        Page asked = byPassphrase.signIn(STAFF, STAFFS);
        assertTrue(asked.body().contains("data-passkey-sign-in"), asked.body());
        assertFalse(byPassphrase.isSignedIn());
        assertTrue(factors.pending(account(STAFF).id()).isEmpty());
        city.wiring()
                .database()
                .write(tx -> {
                    factors.begin(tx, account(STAFF).id());
                    return tx;
                });
        byte[] begun = factors.pending(account(STAFF).id()).orElseThrow();
        Page refused =
                byPassphrase.post("/admin/second-factor/confirmation", "code", code(begun, 0));
        assertEquals(403, refused.status());
        assertFalse(byPassphrase.isSignedIn());
        byPassphrase.get("/admin/sign-in/passkey");
        assertEquals("/admin", signIn(byPassphrase, device).location());
        assertTrue(byPassphrase.isSignedIn());
    }

    @Test
    void anAdministratorTakesPasskeysAwayFromWhoLostTheirDevice() throws Exception {
        Device device = added(OWNER, OWNERS);
        Visitor admin = somebody();
        admin.signIn("admin@example.jp", "demo-admin-kenrokuen");
        var factors = city.wiring().factors();
        byte[] secret = factors.pending(account("admin@example.jp").id()).orElseThrow();
        admin.post("/admin/second-factor/confirmation", "code", code(secret, 0));
        String owner = "/admin/accounts/" + account(OWNER).id();
        assertTrue(admin.get(owner).body().contains("factor-removal"));
        assertEquals(
                owner + "?done=factor-reset", admin.post(owner + "/factor-removal").location());
        var mail = city.wiring().mails().newest(1).getFirst();
        assertEquals(OWNER, mail.to());
        assertTrue(mail.body().contains("花子の電話"), mail.body());
        assertRefused(device, "it was taken away");
    }

    @Test
    void triesAreCountedByAddress() throws Exception {
        Visitor visitor = somebody();
        int tries = 0;
        while (send(visitor, "{}").status() == 422) {
            assertTrue(++tries < 100, "nobody counts");
        }
        assertEquals(429, send(visitor, "{}").status());
        assertEquals(422, send(somebody(), "{}").status());
    }

    private static String code(byte[] secret, int steps) {
        return TimedCodes.at(secret, Instant.now().plus(STEP.multipliedBy(steps)));
    }
}
