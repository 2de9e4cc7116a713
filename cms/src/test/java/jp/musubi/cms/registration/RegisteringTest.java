package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.screen.Times;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups register themselves over HTTP, and the office answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteringTest {
    private RegisteringCity city;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        city = RegisteringCity.start(folder);
    }

    @AfterAll
    void close() {
        city.close();
    }

    private boolean isRecordedAsUnverified(Application application) {
        return city.running().wiring().audit().about(application.group(), 9).stream()
                .filter(event -> event.action().equals("registration.registered"))
                .anyMatch(event -> event.details().contains("not verified: reach place aims"));
    }

    private void approveKnowingly(Visitor staff, String one, Application handedIn)
            throws Exception {
        Page refused = staff.post(one + "/approval", "k.name", "true", "reason", "書きかけの理由");
        assertEquals(422, refused.status(), "nobody approves what was not verified by accident");
        assertTrue(refused.body().contains("まだ登録していません"), refused.body());
        assertTrue(refused.body().contains("書きかけの理由"), "what was typed is kept");
        assertTrue(refused.body().contains("name=\"k.name\" value=\"true\" checked"));
        assertFalse(
                city.running().wiring().entries().find(handedIn.group()).orElseThrow().isLive());
        assertEquals(
                303,
                staff.post(one + "/approval", "k.name", "true", "unverified", "true").status());
        assertTrue(isRecordedAsUnverified(handedIn));
    }

    @Test
    void aGroupRegistersIsReturnedCorrectsAndIsApprovedOnce() throws Exception {
        String email = "oka@example.jp";
        Visitor oka = city.begun(email, "犀川の丘をまもる会");
        FilledIn.profile(oka, "犀川の丘をまもる会", "さいがわのおかをまもるかい");
        Page complete = oka.get("/admin/register/steps/check");
        assertTrue(complete.body().contains("足りないものはありません"), complete.body());
        assertEquals("/admin/register/status", FilledIn.send(oka, "check", "submit").location());
        String status = oka.get("/admin/register/status").body();
        assertTrue(status.contains("受付") && status.contains("ありがとうございます"), status);
        Application handedIn = city.application(email);

        Visitor staff = city.staff();
        assertTrue(staff.get("/admin/registrations").body().contains("犀川の丘をまもる会"));
        String one = "/admin/registrations/" + handedIn.id();
        assertEquals(200, staff.get(one).status());
        assertEquals(409, staff.post(one + "/approval", "unverified", "true").status());
        staff.post(one + "/checking");
        assertTrue(city.newest(email).subject().contains("確認をはじめました"));
        staff.get(one);
        staff.post(one + "/checks", "k.name", "true");
        assertTrue(staff.get(one).body().contains("name=\"k.name\" value=\"true\" checked"));
        assertEquals(422, staff.post(one + "/return", "reason", " ").status());
        staff.post(one + "/return", "reason", "活動の場所も書いてください。");
        assertTrue(city.newest(email).body().contains("活動の場所も書いてください。"));
        assertEquals("staff@example.jp", city.newest(email).answersTo(), "a reply works");

        assertTrue(oka.get("/admin/register/status").body().contains("活動の場所も書いてください。"));
        FilledIn.send(
                oka, "activity", "check", "in", "activity_place", "f.activity_place.ja", "犀川の河川敷");
        assertEquals("/admin/register/status", FilledIn.send(oka, "check", "submit").location());
        staff.get(one);
        staff.post(one + "/checking");
        approveKnowingly(staff, one, handedIn);
        assertEquals(409, staff.post(one + "/approval", "unverified", "true").status());

        var group = city.running().wiring().entries().find(handedIn.group()).orElseThrow();
        assertTrue(group.isLive());
        assertEquals("saigawa-no-oka-o-mamoru-kai", group.slug());
        Registration registration =
                new RegistrationStore(city.running().wiring().database())
                        .find(group.id())
                        .orElseThrow();
        var said =
                city.running()
                        .wiring()
                        .entries()
                        .findLive(group.id())
                        .orElseThrow()
                        .entry()
                        .fields();
        assertEquals(registration.number(), said.text("registration_number").orElseThrow());
        assertEquals(LocalDate.now(Times.ZONE).toString(), said.text("confirmed_on").orElseThrow());
        assertFalse(said.items("self_assessment").contains("plans"));
        assertTrue(said.items("self_assessment").contains("rules"));
        Account owner = city.running().wiring().accounts().findByEmail(email).orElseThrow();
        assertEquals(List.of(group.id()), city.running().wiring().accounts().groups(owner.id()));
        signsInByTheMail(oka, email, group.slug());
        assertEquals(200, oka.get("/admin/groups/" + group.id() + "/registration").status());
    }

    private void signsInByTheMail(Visitor oka, String email, String slug) throws Exception {
        Mail approved = city.newest(email);
        assertTrue(approved.body().contains("/groups/" + slug + "/"), approved.body());
        Matcher link = Pattern.compile("(/admin/sign-in/link/\\S+)").matcher(approved.body());
        assertTrue(link.find());
        oka.get(link.group(1));
        oka.post(link.group(1));
        assertTrue(oka.isSignedIn());
    }

    @Test
    void whatIsNeededSaysSoAtOnceAndIsAskedForBeforeHandingIn() throws Exception {
        Visitor oka = city.begun("needed@example.jp", "まだ足りない会");
        Page incomplete = FilledIn.send(oka, "check", "submit");
        assertEquals(422, incomplete.status());
        assertTrue(incomplete.body().contains("「ふりがな」を書いてください"), incomplete.body());
        assertTrue(incomplete.body().contains("あと 11 問"), "a wall of questions is one line");
        String basic = oka.get("/admin/register/steps/basic").body();
        assertEquals(5, basic.split("必須", -1).length - 1, "what is needed says so at once");
    }

    @Test
    void whatWasWrittenIsThereWhenTheLinkIsOpenedAgain() throws Exception {
        Visitor first = city.begun("again@example.jp", "また会う会");
        String link = first.mailedLink("again@example.jp");
        FilledIn.send(first, "about", "later", "in", "summary", "f.summary.ja", "また会いましょう。");
        Visitor second = city.visitor();
        second.get(link);
        second.post(link);
        assertTrue(second.get("/admin/register/steps/about").body().contains("また会いましょう。"));
        Visitor third = city.visitor();
        third.post("/admin/register/resume", "email", "again@example.jp");
        String fresh = third.mailedLink("again@example.jp");
        assertNotEquals(link, fresh);
        third.post(fresh);
        assertTrue(third.get("/admin/register/steps/about").body().contains("また会いましょう。"));
        assertEquals(1, city.applications().openOf("again@example.jp", 9).size());
    }

    @Test
    void lookingAtALinkBeginsNothingAndOnlyTheButtonDoes() throws Exception {
        Visitor visitor = city.visitor();
        visitor.post("/admin/register", "group", "見る会", "name", "花", "email", "look@example.jp");
        String link = visitor.mailedLink("look@example.jp");
        visitor.get(link);
        visitor.get(link);
        assertEquals(List.of(), city.applications().openOf("look@example.jp", 9));
        visitor.post(link);
        visitor.post(link);
        assertEquals(1, city.applications().openOf("look@example.jp", 9).size());
    }

    @Test
    void aWrongValueIsToldAndNothingElseOfItsStepIsLost() throws Exception {
        Visitor visitor = city.begun("wrong@example.jp", "まちがう会");
        Page page =
                FilledIn.send(
                        visitor,
                        "about",
                        "back",
                        "in",
                        "summary",
                        "f.summary.ja",
                        "あ".repeat(161),
                        "in",
                        "active_since",
                        "f.active_since",
                        "1999");
        assertEquals(422, page.status());
        assertTrue(page.body().contains("あ".repeat(161)));
        assertTrue(visitor.get("/admin/register/steps/about").body().contains("1999"));
        assertEquals(
                422,
                FilledIn.send(visitor, "consents", "next", "consent_by", "長".repeat(81)).status());
        assertEquals(404, visitor.get("/admin/register/steps/office").status());
        FilledIn.send(
                visitor,
                "basic",
                "next",
                "in",
                "registration_number",
                "f.registration_number",
                "1");
        var draft =
                city.running()
                        .wiring()
                        .entries()
                        .findDraft(city.application("wrong@example.jp").group());
        assertFalse(draft.orElseThrow().content().fields().has("registration_number"));
    }

    @Test
    void nobodyWritesIntoTheApplicationOfAnother() throws Exception {
        Visitor mine = city.begun("mine@example.jp", "わたしの会");
        Visitor yours = city.begun("yours@example.jp", "あなたの会");
        String token = FilledIn.token(mine.get("/admin/register/steps/about"));
        assertEquals(403, yours.post("/admin/register/steps/about", "application", token).status());
        assertEquals(
                "/admin/register/resume",
                city.visitor()
                        .post("/admin/register/steps/about", "application", token)
                        .location());
        assertEquals(
                "/admin/register/resume", city.visitor().get("/admin/register/status").location());
        assertEquals(404, city.visitor().get("/admin/register/link/" + "x".repeat(43)).status());
        String one = "/admin/registrations/" + city.application("mine@example.jp").id();
        assertTrue(mine.get(one).location().startsWith("/admin/sign-in"));
        Visitor owner = city.visitor();
        owner.signIn("owner@example.jp", "demo-owner-saigawa");
        assertEquals(403, owner.get(one).status());
        assertEquals(
                404,
                owner.get(
                                "/admin/groups/"
                                        + city.application("mine@example.jp").group()
                                        + "/registration")
                        .status());
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() throws Exception {
        city.begun("known@example.jp", "知られた会");
        String known =
                city.visitor().post("/admin/register/resume", "email", "known@example.jp").body();
        int mails = city.running().wiring().mails().newest(100).size();
        String unknown =
                city.visitor().post("/admin/register/resume", "email", "unknown@example.jp").body();
        assertEquals(known.replace("known@", "unknown@"), unknown);
        assertEquals(mails, city.running().wiring().mails().newest(100).size());
    }

    @Test
    void anAddressIsNotFloodedWithMails() throws Exception {
        int refused = 0;
        for (int at = 0; at < RegisterLimits.MAX_MAILS_PER_ADDRESS + 1; at++) {
            Page page =
                    city.visitor()
                            .post(
                                    "/admin/register",
                                    "group",
                                    "会",
                                    "name",
                                    "花",
                                    "email",
                                    "flood@example.jp");
            refused += page.status() == 429 ? 1 : 0;
        }
        assertEquals(1, refused);
    }

    @Test
    void aWithdrawnApplicationIsOver() throws Exception {
        Visitor visitor = city.begun("over@example.jp", "やめる会");
        FilledIn.profile(visitor, "やめる会", "やめるかい");
        String token = FilledIn.token(visitor.get("/admin/register/steps/check"));
        visitor.post("/admin/register/steps/check", "application", token, "then", "submit");
        visitor.post("/admin/register/steps/check", "application", token, "then", "submit");
        Application handedIn = city.application("over@example.jp");
        assertEquals(ApplicationState.SUBMITTED, handedIn.state());
        assertEquals(
                "/admin/register/status",
                visitor.post(
                                "/admin/register/steps/about",
                                "application",
                                token,
                                "in",
                                "summary",
                                "f.summary.ja",
                                "あとから")
                        .location());
        visitor.post("/admin/register/withdrawal", "application", token);
        assertEquals(
                ApplicationState.WITHDRAWN,
                city.applications().find(handedIn.id()).orElseThrow().state());
        assertTrue(
                city.applications().list(EnumSet.of(ApplicationState.SUBMITTED), 50).stream()
                        .noneMatch(one -> one.id().equals(handedIn.id())));
    }

    @Test
    void withdrawingTakesNoPageDownThatTheOfficePublished() throws Exception {
        String email = "public@example.jp";
        Visitor visitor = city.handedIn(email, "もう載った会", "もうのったかい");
        UUID group = city.application(email).group();
        city.running().publishDraft(group.toString());
        String token = FilledIn.token(visitor.get("/admin/register/status"));
        visitor.post("/admin/register/withdrawal", "application", token);
        assertEquals(List.of(), city.applications().openOf(email, 9));
        assertTrue(city.running().wiring().entries().find(group).orElseThrow().isLive());
    }

    @Test
    void whatWasVerifiedIsNoLongerChangedOnceItIsDecided() throws Exception {
        String email = "decided@example.jp";
        city.handedIn(email, "決まった会", "きまったかい");
        String one = "/admin/registrations/" + city.application(email).id();
        Visitor staff = city.staff();
        staff.get(one);
        staff.post(one + "/checking");
        assertEquals(303, staff.post(one + "/checks", "k.name", "true").status());
        staff.post(one + "/approval", "k.name", "true", "unverified", "true");
        assertEquals(409, staff.post(one + "/checks", "k.twice", "true").status());
    }

    @Test
    void whoeverHasAnAccountKeepsItAndOwnsOneGroupMore() throws Exception {
        String email = "owner@example.jp";
        Account before = city.running().wiring().accounts().findByEmail(email).orElseThrow();
        city.handedIn(email, "二つめの会", "ふたつめのかい");
        Application handedIn = city.application(email);
        Visitor staff = city.staff();
        String one = "/admin/registrations/" + handedIn.id();
        staff.get(one);
        staff.post(one + "/checking");
        assertEquals(303, staff.post(one + "/approval", "unverified", "true").status());
        assertEquals(before, city.running().wiring().accounts().findByEmail(email).orElseThrow());
        assertTrue(
                city.running().wiring().accounts().groups(before.id()).contains(handedIn.group()));
    }

    @Test
    void theOfficeBeginsItsDayWithHowManyApplicationsWait() throws Exception {
        Visitor visitor = city.begun("waits@example.jp", "待つ会");
        FilledIn.profile(visitor, "待つ会", "まつかい");
        Visitor staff = city.staff();
        int before = waiting(staff);
        FilledIn.send(visitor, "check", "submit");
        assertEquals(before + 1, waiting(staff));
        String one = "/admin/registrations/" + city.application("waits@example.jp").id();
        staff.get(one);
        staff.post(one + "/checking");
        assertEquals(before + 1, waiting(staff));
        staff.post(one + "/return", "reason", "電話番号を書いてください。");
        assertEquals(before, waiting(staff));
    }

    private static int waiting(Visitor staff) throws Exception {
        String office = staff.get("/admin/office").body();
        Matcher tile =
                Pattern.compile("<b>(\\d+)</b><small><a href=\"/admin/registrations\">")
                        .matcher(office);
        assertTrue(tile.find(), office);
        return Integer.parseInt(tile.group(1));
    }

    @Test
    void staffDoNotApproveWhatTheyAppliedForThemselves() throws Exception {
        String email = "staff@example.jp";
        city.handedIn(email, "職員の会", "しょくいんのかい");
        Application handedIn = city.application(email);
        Visitor staff = city.staff();
        String one = "/admin/registrations/" + handedIn.id();
        staff.get(one);
        staff.post(one + "/checking");
        assertEquals(403, staff.post(one + "/approval", "unverified", "true").status());
        assertFalse(
                city.running().wiring().entries().find(handedIn.group()).orElseThrow().isLive());
        assertEquals(ApplicationState.CHECKING, city.application(email).state());
    }
}
