package jp.musubi.cms.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore.NewAccount;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.TimedCodes;
import jp.musubi.cms.mail.Mail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Second factors in a city whose office must have them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecondFactorTest {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("<code>([a-z0-9-]+)</code>");

    private Path data;
    private RunningCity city;
    private FactorStore factors;
    private int addresses;
    private final Map<String, List<String>> recovery = new HashMap<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        Settings settings = Settings.read(Optional.empty(), Map.of()).withData(data).withPort(0);
        assertTrue(settings.staffSecondFactor(), "it is a duty unless somebody lifts it");
        city = RunningCity.start(settings, true);
        factors = city.wiring().factors();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor somebody() {
        return new Visitor(city, "198.51.100." + ++addresses);
    }

    private UUID id(String email) {
        return city.wiring().accounts().findByEmail(email).map(Account::id).orElseThrow();
    }

    private byte[] secret(String email) {
        return factors.pending(id(email)).orElseThrow();
    }

    /** A code of the step after the last one that was used, which is still taken. */
    private static String next(byte[] secret, int steps) {
        return TimedCodes.at(secret, Instant.now().plus(STEP.multipliedBy(steps)));
    }

    @Test
    void theOfficeMustPrepareASecondFactorAndCanDoNothingBefore() throws Exception {
        Visitor staff = somebody();
        Page enrol = staff.signIn("staff@example.jp", "demo-staff-asanogawa");
        assertTrue(enrol.body().contains("確認コードの準備"), enrol.body());
        for (String path : List.of("/admin", "/admin/me", "/admin/accounts", "/admin/mail")) {
            assertEquals(
                    "/admin/second-factor?next=" + path.replace("/", "%2F"),
                    staff.get(path).location(),
                    path);
        }
        assertEquals(401, staff.get("/api/v1/entries/" + id("staff@example.jp")).status());
        staff.get("/admin/second-factor");
        for (String path : List.of("/admin/me/name", "/admin/second-factor/removal")) {
            assertEquals(303, staff.post(path, "name", "x").status(), path);
        }
        assertFalse(staff.isSignedIn());

        staff.get("/admin/second-factor?next=%2Fadmin%2Faccounts");
        byte[] secret = secret("staff@example.jp");
        assertEquals(422, confirm(staff, "000000").status());
        String first = next(secret, 0);
        Page codes = confirm(staff, first);
        assertEquals(200, codes.status());
        List<String> recovery = codes(codes);
        assertEquals(FactorStore.RECOVERY_CODES, recovery.size());
        assertTrue(staff.isSignedIn());
        assertTrue(factors.isOn(id("staff@example.jp")));

        Visitor later = somebody();
        Page asked = later.signIn("staff@example.jp", "demo-staff-asanogawa");
        assertTrue(asked.body().contains("確認コードを入れてください"), asked.body());
        assertFalse(later.isSignedIn());
        later.get("/admin/second-factor");
        assertEquals(422, give(later, first).status(), "a code works once");
        assertEquals(303, give(later, recovery.getFirst()).status());
        assertTrue(later.isSignedIn());

        Visitor third = somebody();
        third.signIn("staff@example.jp", "demo-staff-asanogawa");
        assertEquals(422, give(third, recovery.getFirst()).status(), "a recovery code too");
        assertEquals(422, confirm(third, next(secret, 1)).status(), "nothing waits to be added");
        assertFalse(third.isSignedIn());
        assertEquals(303, give(third, next(secret, 1)).status());
        assertTrue(third.isSignedIn());
    }

    private static Page confirm(Visitor visitor, String code) throws Exception {
        return visitor.post("/admin/second-factor/confirmation", "code", code);
    }

    private static Page give(Visitor visitor, String code) throws Exception {
        return visitor.post("/admin/second-factor", "code", code);
    }

    private static List<String> codes(Page page) {
        var codes = new ArrayList<String>();
        Matcher found = CODE.matcher(page.body());
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }

    @Test
    void theFactorOfOneAccountFinishesNoSessionOfAnother() throws Exception {
        byte[] editors = on("editor@example.jp", "demo-editor-utatsuyama");
        byte[] owners = on("owner@example.jp", "demo-owner-saigawa");

        Visitor half = somebody();
        half.signIn("owner@example.jp", "demo-owner-saigawa");
        assertEquals(422, give(half, next(editors, 1)).status());
        Page named =
                half.post(
                        "/admin/second-factor",
                        "code",
                        next(editors, 1),
                        "account",
                        id("editor@example.jp").toString(),
                        "email",
                        "editor@example.jp");
        assertEquals(422, named.status());
        assertFalse(half.isSignedIn());
        assertEquals(303, give(half, next(owners, 1)).status());
        assertTrue(half.isSignedIn());
        assertTrue(half.get("/admin/me").body().contains("owner@example.jp"));

        Page removed = half.post("/admin/second-factor/removal", "code", "000000");
        assertEquals(422, removed.status());
        assertTrue(factors.isOn(id("owner@example.jp")));

        Visitor editor = somebody();
        editor.signIn("editor@example.jp", "demo-editor-utatsuyama");
        List<String> codes = recovery.getOrDefault("editor@example.jp", List.of());
        assertEquals(303, give(editor, codes.getFirst()).status());
        editor.get("/admin/second-factor");
        Page gone = editor.post("/admin/second-factor/removal", "code", codes.getLast());
        assertEquals("/admin/sign-in?done=factor-removed", gone.location());
        Mail told = city.wiring().mails().newest(1).getFirst();
        assertEquals("editor@example.jp", told.to());
        assertTrue(told.subject().contains("確認コードをやめました"), told.subject());
    }

    @Test
    void aSecretThatOthersMayHaveSeenIsNotUsedWhenSomebodyPreparesAnew() throws Exception {
        String email = "atarashii@example.jp";
        String passphrase = "kanazawa no natsu 2026";
        city.wiring().accounts().create(new NewAccount(email, "新", Role.MEMBER, passphrase, false));
        Visitor visitor = somebody();
        visitor.signIn(email, passphrase);
        visitor.get("/admin/me");
        visitor.post("/admin/second-factor/enrolment");
        byte[] seen = secret(email);
        visitor.post("/admin/second-factor/enrolment");
        assertFalse(Arrays.equals(seen, secret(email)));
    }

    /** Prepares a second factor in a session that is complete, and signs out. */
    private byte[] on(String email, String passphrase) throws Exception {
        Visitor visitor = somebody();
        visitor.signIn(email, passphrase);
        visitor.get("/admin/me");
        visitor.post("/admin/second-factor/enrolment");
        Page page = visitor.get("/admin/second-factor");
        byte[] secret = secret(email);
        assertTrue(read(page).contains(TimedCodes.base32(secret)), "the QR code says the secret");
        assertEquals(
                422, confirm(visitor, next(secret, 0)).status(), "a browser left open is no proof");
        assertFalse(factors.isOn(id(email)));
        Page added =
                visitor.post(
                        "/admin/second-factor/confirmation",
                        "code",
                        next(secret, 0),
                        "present",
                        passphrase);
        assertEquals(200, added.status());
        recovery.put(email, codes(added));
        Mail told = city.wiring().mails().newest(1).getFirst();
        assertEquals(email, told.to());
        assertTrue(told.subject().contains("確認コードを使い始めました"), told.subject());
        visitor.post("/admin/sign-out");
        return secret;
    }

    /** What the QR code on a page says. */
    private static String read(Page page) throws Exception {
        assertFalse(page.body().contains("style="), "no inline style");
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\" role").matcher(page.body());
        assertTrue(box.find());
        int cells = Integer.parseInt(box.group(1));
        int scale = 4;
        int side = cells * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher cell = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(page.body());
        while (cell.find()) {
            int x = Integer.parseInt(cell.group(1)) * scale;
            int y = Integer.parseInt(cell.group(2)) * scale;
            for (int at = 0; at < scale * scale; at++) {
                pixels[(y + at / scale) * side + x + at % scale] = 0;
            }
        }
        LuminanceSource picture = new RGBLuminanceSource(side, side, pixels);
        // There is nothing but the code on this picture. Searching it for the three corners, as in
        // a
        // photograph, takes the pattern of about one secret in a hundred for a corner.
        var codeOnly = Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE);
        var bitmap = new BinaryBitmap(new HybridBinarizer(picture));
        return new QRCodeReader().decode(bitmap, codeOnly).getText();
    }

    @Test
    void guessingCodesIsRefusedAfterAFew() throws Exception {
        Visitor admin = somebody();
        admin.signIn("admin@example.jp", "demo-admin-kenrokuen");
        for (int tries = 0; tries < SignInLimits.MAX_CODES_PER_ACCOUNT; tries++) {
            assertEquals(422, confirm(admin, "00000" + tries).status());
        }
        Page refused = confirm(admin, next(secret("admin@example.jp"), 0));
        assertEquals(429, refused.status());
        assertNotEquals("", refused.headers().firstValue("Retry-After").orElse(""));
        assertFalse(admin.isSignedIn());
    }

    @Test
    void aLostKeyIsASentenceAndNoSignInUntilItIsBack() throws Exception {
        String email = "kagi@example.jp";
        String passphrase = "kanazawa no kagi 2026";
        city.wiring().accounts().create(new NewAccount(email, "鍵子", Role.STAFF, passphrase, false));
        Visitor first = somebody();
        first.signIn(email, passphrase);
        byte[] secret = secret(email);
        List<String> recovery = codes(confirm(first, next(secret, 0)));

        Path kept = data.resolve("kept.key");
        Files.move(data.resolve("factor.key"), kept);
        Visitor later = somebody();
        later.signIn(email, passphrase);
        Page refused = give(later, next(secret, 1));
        assertEquals(503, refused.status());
        assertTrue(refused.body().contains("factor.key"), refused.body());
        assertTrue(refused.body().contains("管理者"), refused.body());
        assertTrue(
                refused.body().indexOf("予備のコード") < refused.body().indexOf("factor.key"),
                "first what they can do themselves");
        assertFalse(refused.body().contains(data.toString()), "but not where it is");
        assertFalse(later.isSignedIn());
        Visitor recovering = somebody();
        recovering.signIn(email, passphrase);
        assertEquals(303, give(recovering, recovery.getFirst()).status());
        assertTrue(recovering.isSignedIn());

        Files.move(kept, data.resolve("factor.key"), StandardCopyOption.REPLACE_EXISTING);
        later.get("/admin/second-factor");
        assertEquals(303, give(later, next(secret, 1)).status());
        assertTrue(later.isSignedIn());
    }
}
