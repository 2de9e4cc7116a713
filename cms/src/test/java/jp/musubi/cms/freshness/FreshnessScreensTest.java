package jp.musubi.cms.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.audit.AuditQuery;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.setting.SettingStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the office's question to the answer on the public page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FreshnessScreensTest {
    private static final Pattern LINK = Pattern.compile("/admin/confirm/\\S+");
    private static final String SETTINGS = "/admin/settings";

    private final HttpClient stranger = HttpClient.newHttpClient();
    private RunningCity city;
    private Visitor staff;
    private Visitor admin;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private UUID group(String slug) throws Exception {
        city.publish(
                """
                {"type":"group","slug":"%s","fields":\
                {"title":"%s","confirmed_on":"2024-01-10"}}\
                """
                        .formatted(slug, slug));
        UUID id = city.wiring().entries().find("group", slug).orElseThrow().id();
        join("owner@example.jp", id);
        return id;
    }

    private void join(String email, UUID group) {
        UUID owner = city.wiring().accounts().findByEmail(email).orElseThrow().id();
        city.wiring()
                .database()
                .write(tx -> {
                    city.wiring().accounts().join(tx, owner, group, Membership.Part.OWNER);
                    return group;
                });
    }

    private HttpResponse<String> answer(String path) throws Exception {
        return stranger.send(
                HttpRequest.newBuilder(URI.create(city.address(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", city.address("/").replaceAll("/$", ""))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private String confirmedOn(UUID group) {
        return city.wiring()
                .entries()
                .findLive(group)
                .orElseThrow()
                .entry()
                .fields()
                .text("confirmed_on")
                .orElse("");
    }

    private String link() {
        return link(city.wiring().mails().newest(1).getFirst());
    }

    private static String link(Mail mail) {
        Matcher found = LINK.matcher(mail.body());
        assertTrue(found.find(), mail.body());
        return found.group();
    }

    @Test
    void oneButtonInTheOfficeAMailAndOneButtonOfTheOwnerRenewThePage() throws Exception {
        UUID group = group("hotaru");
        assertTrue(staff.get("/admin/office").body().contains("まだです"));

        var asked = staff.post("/admin/office/questions/" + group);
        assertEquals("/admin/office?done=asked", asked.location());
        assertTrue(staff.get("/admin/office").body().contains("1 人へたずねました"));

        String link = link();
        HttpResponse<String> page = city.get(link);
        assertEquals(200, page.statusCode());
        assertEquals("2024-01-10", confirmedOn(group), "looking is no answer");
        HttpResponse<String> thanks = answer(link);
        assertEquals(200, thanks.statusCode(), thanks.body());
        assertTrue(thanks.body().contains("ありがとうございました"));
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        assertEquals(today, confirmedOn(group));
        assertFalse(staff.get("/admin/office").body().contains(">hotaru<"));
    }

    @Test
    void whoComesAfterAnotherOwnerIsThankedToo() throws Exception {
        UUID group = group("futari");
        join("editor@example.jp", group);
        staff.get("/admin/office");
        staff.post("/admin/office/questions/" + group);
        List<String> links =
                city.wiring().mails().newest(2).stream().map(FreshnessScreensTest::link).toList();
        assertEquals(200, answer(links.getFirst()).statusCode());
        int live = city.wiring().entries().findLive(group).orElseThrow().revision();

        for (String late : links) {
            for (HttpResponse<String> page : List.of(city.get(late), answer(late))) {
                assertEquals(200, page.statusCode());
                assertTrue(page.body().contains("に確かめられています"), page.body());
                assertFalse(page.body().contains("<button class=\"button button--wide\""));
            }
        }
        assertEquals(live, city.wiring().entries().findLive(group).orElseThrow().revision());
    }

    @Test
    void whileTheCityLooksAtAChangeNobodySaysThatNothingChanged() throws Exception {
        UUID group = group("kawaru");
        staff.get("/admin/office");
        staff.post("/admin/office/questions/" + group);
        String link = link();
        Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        String entry = "/admin/entries/" + group;
        var form = new HashMap<String, Object>(owner.open(entry + "/edit"));
        form.put("in", "title");
        form.put("f.title.ja", "かわる会");
        form.put("then", "submit");
        assertEquals(303, owner.post(entry + "/draft", form).statusCode());

        assertTrue(city.get(link).body().contains("いま市が確かめています"));
        assertTrue(answer(link).body().contains("いま市が確かめています"));
        owner.get("/admin/groups/" + group);
        assertEquals(409, owner.post("/admin/groups/" + group + "/confirmation").status());

        assertEquals("2024-01-10", confirmedOn(group));
        owner.get(entry + "/review");
        owner.post(entry + "/review/withdrawal");
        assertTrue(answer(link).body().contains("ありがとうございました"), "the link is still good");
    }

    @Test
    void aNewerMailMakesTheOlderLinkUseless() throws Exception {
        UUID group = group("nidome");
        staff.get("/admin/office");
        staff.post("/admin/office/questions/" + group);
        String first = link();
        staff.post("/admin/office/questions/" + group);

        assertEquals(404, answer(first).statusCode());
        assertEquals(200, answer(link()).statusCode());
    }

    @Test
    void aGroupThatIsNotThereCannotBeAsked() throws Exception {
        staff.get("/admin/office");
        String nowhere = "/admin/office/questions/" + UUID.randomUUID();
        assertEquals(404, staff.post(nowhere).statusCode());
    }

    @Test
    void staffReadTheSettingsAndWhoeverRunsTheSystemChangesThem() throws Exception {
        HttpResponse<String> read = staff.get(SETTINGS);
        assertEquals(200, read.statusCode());
        assertTrue(read.body().contains("value=\"12\"") && read.body().contains("value=\"30\""));
        staff.get("/admin/office");
        assertEquals(403, staff.post(SETTINGS, "months", "6", "reminder-days", "14").statusCode());

        admin.get(SETTINGS);
        var saved = admin.post(SETTINGS, "asks", "1", "months", "６", "reminder-days", "14");
        assertEquals(SETTINGS + "?done=settings-saved", saved.location());
        assertTrue(admin.get(SETTINGS).body().contains("value=\"6\""));
        var events =
                city.wiring()
                        .audit()
                        .find(new AuditQuery(null, "setting.freshness", null, null, null, null), 1);
        assertEquals("asks true, months 6, reminder days 14", events.getFirst().details());
        admin.post(SETTINGS, "asks", "1", "months", "12", "reminder-days", "30");
    }

    @Test
    void whatIsOutOfRangeIsToldAtItsFieldAndKeepsWhatWasTyped() throws Exception {
        admin.get(SETTINGS);
        var refused = admin.post(SETTINGS, "months", "0", "reminder-days", "そのうち");

        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("そのうち"));
        assertTrue(refused.body().contains("id=\"months-error\""));
        assertTrue(refused.body().contains("id=\"reminder-days-error\""));
        assertTrue(refused.body().contains("1 から 60 まで"), refused.body());
    }

    @Test
    void whetherLapsedPagesAreTakenDownIsSetByWhoeverRunsTheSystem() throws Exception {
        String terms = SETTINGS + "/registration";
        assertTrue(staff.get(SETTINGS).body().contains("登録の期間が終わった団体"));
        assertEquals(403, staff.post(terms, "take-down-days", "30").status());
        admin.get(SETTINGS);
        assertEquals(422, admin.post(terms, "takes-down", "1", "take-down-days", "0").status());
        var settings = new SettingStore(city.wiring().database());
        assertFalse(RegistrationSettings.TOPIC.read(settings).takesDown(), "pages stay at first");
        assertEquals(303, admin.post(terms, "takes-down", "1", "take-down-days", "30").status());
        assertEquals(new RegistrationSettings(true, 30), RegistrationSettings.TOPIC.read(settings));
        assertEquals(303, admin.post(terms, "take-down-days", "30").status());
        assertFalse(RegistrationSettings.TOPIC.read(settings).takesDown());
    }

    @Test
    void nobodyToAskIsAWarningAndTheListSaysItShortlyWithTheWayOut() throws Exception {
        city.publish(
                """
                {"type":"group","slug":"rusu","fields":\
                {"title":"るすの会","confirmed_on":"2024-01-10"}}\
                """);
        UUID group = city.wiring().entries().find("group", "rusu").orElseThrow().id();
        staff.get("/admin/office");
        String next = staff.post("/admin/office/questions/" + group).location();
        String page = staff.get(next).body();
        assertTrue(page.contains("たずねる相手がいないので、メールは送っていません"), page);
        assertFalse(page.contains("notice--soft is-kusa notice--done"), "nothing succeeded");
        assertTrue(page.contains("代表なし</span>"), page);
        assertTrue(page.contains("/admin/groups/" + group + "/people"), page);
    }
}
