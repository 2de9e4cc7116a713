package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
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
        Visitor owner = owner();
        assertTrue(owner.get(path()).body().contains("失効"));
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
        assertEquals(303, office.post(one + "/approval").status());
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
}
