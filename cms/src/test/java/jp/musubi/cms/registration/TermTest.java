package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Value;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Registrations end, are renewed, and are changed by the office. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TermTest {
    private RunningCity city;
    private RegistrationStore registrations;
    private UUID group = new UUID(0, 0);
    private UUID staff = new UUID(0, 0);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        city = RunningCity.start(folder, null, true);
        registrations = new RegistrationStore(city.wiring().database());
        group = city.wiring().entries().find("group", "asano-hotaru").orElseThrow().id();
        staff = city.wiring().accounts().findByEmail("staff@example.jp").orElseThrow().id();
    }

    @AfterAll
    void close() {
        city.close();
    }

    private Visitor owner() throws Exception {
        var visitor = new Visitor(city, "192.0.2.1");
        visitor.signIn("owner@example.jp", "demo-owner-saigawa");
        return visitor;
    }

    private Visitor office() throws Exception {
        var visitor = new Visitor(city, "192.0.2.2");
        visitor.signIn("staff@example.jp", "demo-staff-asanogawa");
        return visitor;
    }

    private Registration registered(LocalDate from) {
        return city.wiring().database().write(tx -> registrations.register(tx, group, from, staff));
    }

    private String path() {
        return "/admin/groups/" + group + "/registration";
    }

    private void write(String place) {
        var entries = city.wiring().entries();
        Draft draft = entries.findDraft(group).orElseThrow();
        var content =
                new Content(
                        draft.content().fields().with("activity_place", new Value.Text(place)),
                        draft.content().shown());
        city.wiring()
                .database()
                .write(tx -> entries.save(tx, group, draft.entry().version(), content, null));
    }

    private int remind() {
        Screens screens = screens();
        var terms =
                new TermReminders(
                        registrations,
                        city.wiring().accounts(),
                        city.wiring().entries(),
                        city.wiring().mails(),
                        new SettingStore(city.wiring().database()),
                        new PublicAddress(null, 8080),
                        screens);
        return city.wiring().database().write(terms::send);
    }

    private static Screens screens() {
        return new Screens(
                new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                new Cookies(false),
                id -> "");
    }

    @Test
    void ownersAreToldOnceThatTheTermIsOverAndMayRenewIt() throws Exception {
        Registration lapsed = registered(LocalDate.now(Times.ZONE).minusYears(4));
        // The sweeper of the running city may be there first: all of them together tell once.
        remind();
        assertEquals(0, remind());
        long told =
                city.wiring().mails().newest(100).stream()
                        .filter(mail -> mail.to().equals("owner@example.jp"))
                        .filter(mail -> mail.subject().contains("登録の期間が終わりました"))
                        .count();
        assertEquals(1, told);
        String last = lapsed.validUntil().getYear() + "年3月31日";
        assertTrue(
                city.wiring().mails().newest(100).stream()
                        .filter(mail -> mail.subject().contains("登録の期間が終わりました"))
                        .allMatch(mail -> mail.body().contains(last)),
                last);
        Visitor owner = owner();
        String term = owner.get(path()).body();
        assertTrue(term.contains("失効") && term.contains(last), term);
        assertEquals(422, owner.post(path() + "/renewal", "c.rules", "true").status());
        assertEquals(303, owner.post(path() + "/renewal", FilledIn.everything()).status());
        assertEquals(409, owner.post(path() + "/renewal", FilledIn.everything()).status());
        Application renewal =
                new ApplicationStore(city.wiring().database()).ofGroup(group).getFirst();
        assertEquals(Application.Kind.RENEWAL, renewal.kind());

        Visitor office = office();
        String one = "/admin/registrations/" + renewal.id();
        office.get(one);
        office.post(one + "/checking");
        write("まだ確認されていない場所");
        assertEquals(303, office.post(one + "/approval", "unverified", "true").status());
        Registration renewed = registrations.find(group).orElseThrow();
        assertEquals(lapsed.number(), renewed.number());
        assertTrue(renewed.validUntil().isAfter(lapsed.validUntil()));
        assertTrue(owner.get(path()).body().contains(">登録<"));
        var shown = city.wiring().entries().findLive(group).orElseThrow().entry().fields();
        assertEquals(renewed.validUntil().toString(), shown.text("registered_until").orElseThrow());
        assertEquals(
                LocalDate.now(Times.ZONE).toString(), shown.text("confirmed_on").orElseThrow());
        assertNotEquals("まだ確認されていない場所", shown.text("activity_place").orElse(""));
        var draft = city.wiring().entries().findDraft(group).orElseThrow().content().fields();
        assertEquals("まだ確認されていない場所", draft.text("activity_place").orElseThrow());
        assertEquals(shown.text("confirmed_on"), draft.text("confirmed_on"));
    }

    @Test
    void onlyTheOfficeChangesWhatCountsAndSaysWhy() throws Exception {
        registered(LocalDate.now(Times.ZONE));
        Visitor owner = owner();
        owner.get(path());
        assertEquals(
                403,
                owner.post(path() + "/standing", "standing", "ACTIVE", "reason", "x").status());
        assertEquals(409, owner.post(path() + "/renewal", FilledIn.everything()).status());
        Visitor office = office();
        office.get(path());
        assertEquals(422, office.post(path() + "/standing", "standing", "DORMANT").status());
        assertEquals(
                422,
                office.post(path() + "/standing", "standing", "ASLEEP", "reason", "x").status());
        assertEquals(
                303,
                office.post(path() + "/standing", "standing", "DORMANT", "reason", "一年休みます。")
                        .status());
        assertTrue(owner.get(path()).body().contains("一年休みます。"));
        assertTrue(owner.get(path()).body().contains("休止"));
        assertTrue(
                city.wiring().audit().about(group, 5).stream()
                        .anyMatch(event -> event.action().equals("registration.standing")));
    }

    private UUID known(String slug) {
        UUID known = city.wiring().entries().find("group", slug).orElseThrow().id();
        UUID owner = city.wiring().accounts().findByEmail("owner@example.jp").orElseThrow().id();
        city.wiring()
                .database()
                .write(tx -> {
                    city.wiring().accounts().join(tx, owner, known, Membership.Part.OWNER);
                    return known;
                });
        return known;
    }

    private Mail newest() {
        return city.wiring().mails().newest(1).getFirst();
    }

    private boolean isRecorded(UUID about, String action) {
        return city.wiring().audit().about(about, 20).stream()
                .anyMatch(event -> event.action().equals(action));
    }

    private boolean isLive(UUID about) {
        return city.wiring().entries().findLive(about).isPresent();
    }

    @Test
    void theOfficeRegistersAGroupThatNeverApplied() throws Exception {
        UUID known = known("kobashi-chokai");
        String path = "/admin/groups/" + known + "/registration";
        Visitor owner = owner();
        String told = owner.get(path).body();
        assertTrue(told.contains("登録は、市が団体の活動と連絡先を確かめたしるしです"), told);
        assertTrue(told.contains("市の担当課にお知らせください"), told);
        assertFalse(told.contains("name=\"day\""), told);
        String today = LocalDate.now(Times.ZONE).toString();
        assertEquals(403, owner.post(path, "day", today, "reason", "x").status());

        Visitor office = office();
        assertTrue(office.get(path).body().contains("name=\"day\""));
        var wrong = office.post(path, "day", "2001-04-01", "reason", "台帳から");
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("台帳から"), "what was typed is kept");
        assertTrue(wrong.body().contains("value=\"2001-04-01\""), wrong.body());
        assertEquals(422, office.post(path, "day", today, "reason", " ").status());
        assertTrue(registrations.find(known).isEmpty());
        String place = office.post(path, "day", today, "reason", "台帳から").location();
        assertTrue(place.endsWith("?done=registration-entered"), place);
        Registration made = registrations.find(known).orElseThrow();
        assertEquals(today, made.validFrom().toString());
        assertTrue(owner.get(path).body().contains("台帳から"));
        assertTrue(isRecorded(known, "registration.enter"));
        var shown = city.wiring().entries().findLive(known).orElseThrow().entry().fields();
        assertEquals(made.number(), shown.text("registration_number").orElseThrow());
        assertTrue(
                office.post(path, "day", today, "reason", "台帳から")
                        .location()
                        .endsWith("?done=registration-not-entered"));
    }

    @Test
    void groupsWithoutARegistrationAreFoundAndRegisteredTogetherAfterALook() throws Exception {
        UUID one = known("awagasaki-hamanasu");
        String list = "/admin/unregistered-groups";
        Visitor office = office();
        assertEquals(403, owner().get(list).status());
        assertTrue(office.get("/admin/registrations").body().contains(list));
        String page = office.get(list).body();
        assertTrue(page.contains("value=\"" + one + "\""), page);
        registered(LocalDate.now(Times.ZONE));
        assertFalse(office.get(list).body().contains("value=\"" + group + "\""));

        var fields = new HashMap<String, Object>();
        fields.put("csrf", office.csrfToken(list));
        assertTrue(office.post(list, fields).location().endsWith("nothing-chosen"));
        fields.put("entry", List.of(one.toString(), group.toString()));
        var foreseen = office.post(list, fields);
        assertEquals(200, foreseen.status());
        assertTrue(foreseen.body().contains("1件を登録します"), foreseen.body());
        assertTrue(foreseen.body().contains("もう登録簿にあります"), foreseen.body());
        assertTrue(registrations.find(one).isEmpty(), "a look changes nothing");
        fields.put("confirmed", "1");
        fields.put("day", LocalDate.now(Times.ZONE).toString());
        assertEquals(422, office.post(list, fields).status());
        fields.put("reason", "これまでの登録簿から移しました。");
        assertEquals(303, office.post(list, fields).status());
        assertTrue(registrations.find(one).isPresent());
        assertTrue(isRecorded(one, "registration.enter"));
        assertFalse(office.get(list).body().contains("value=\"" + one + "\""));
    }

    @Test
    void whoIsStruckOffLosesThePageAndIsToldWhyAndWhomToAnswer() throws Exception {
        UUID known = known("bosai-mamma");
        LocalDate today = LocalDate.now(Times.ZONE);
        city.wiring().database().write(tx -> registrations.register(tx, known, today, staff));
        String path = "/admin/groups/" + known + "/registration";
        Visitor office = office();
        assertTrue(office.get(path).body().contains("value=\"usual\" checked"));
        var refused =
                office.post(path + "/standing", "standing", "STRUCK", "page", "kept", "reason", "");
        assertTrue(refused.body().contains("value=\"STRUCK\" selected"), refused.body());
        assertTrue(refused.body().contains("value=\"kept\" checked"), refused.body());

        String standing = path + "/standing";
        office.post(standing, "standing", "DORMANT", "page", "usual", "reason", "一年休みます。");
        assertTrue(isLive(known), "a group that rests stays public");
        assertTrue(newest().body().contains("これまでどおり、公開されます"), newest().body());
        office.post(standing, "standing", "STRUCK", "page", "kept", "reason", "連絡がつきません。");
        assertTrue(isLive(known), "the office may keep it");
        office.post(standing, "standing", "STRUCK", "page", "usual", "reason", "連絡がつきません。");
        assertFalse(isLive(known));
        Mail told = newest();
        assertEquals("owner@example.jp", told.to());
        assertEquals("staff@example.jp", told.answersTo());
        assertTrue(told.body().contains("登録を抹消しました"), told.body());
        assertTrue(told.body().contains("連絡がつきません。"), told.body());
        assertTrue(told.body().contains("公開のサイトから外れます"), told.body());
        assertTrue(isRecorded(known, "entry.unpublish"));
        assertTrue(owner().get(path).body().contains("いま公開されていません"));

        office.post(standing, "standing", "ACTIVE", "page", "usual", "reason", "連絡がつきました。");
        assertFalse(isLive(known), "nothing is published by itself");
        assertTrue(newest().body().contains("公開をもう一度はじめたいときは"), newest().body());
        assertTrue(office.get(path).body().contains("編集の画面を開く"));
    }
}
