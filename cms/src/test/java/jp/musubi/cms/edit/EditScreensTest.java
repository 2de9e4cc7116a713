package jp.musubi.cms.edit;

import static jp.musubi.cms.edit.Writers.draft;
import static jp.musubi.cms.edit.Writers.edit;
import static jp.musubi.cms.edit.Writers.turn;
import static jp.musubi.cms.edit.Writers.with;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Revision;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditScreensTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Writers writers;
    private RunningCity city;
    private Visitor owner;
    private Visitor editor;
    private Visitor staff;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        writers = Writers.start(data);
        city = writers.city();
        owner = writers.owner();
        editor = writers.editor();
        staff = writers.staff();
    }

    @AfterAll
    void stop() {
        writers.close();
    }

    private EntryStore entries() {
        return writers.entries();
    }

    private String group(String title) throws Exception {
        return writers.group(title);
    }

    private String text(String id, String field) {
        return writers.text(id, field);
    }

    private List<Revision> revisions(String id) {
        return writers.revisions(id);
    }

    @Test
    void aFormIsSavedWithoutScriptsAndComesBackWithAWordOfThanks() throws Exception {
        String id = group("川の会");
        var form = owner.open(edit(id));
        HttpResponse<String> answer =
                owner.post(draft(id), with(form, "f.summary.ja", "川を守る", "f.title.ja", "川の会"));
        assertEquals(303, answer.statusCode());
        String next = answer.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = owner.get(next);
        assertTrue(page.body().contains("保存しました。"));
        assertTrue(page.body().contains("川を守る"));
        assertEquals("川を守る", text(id, "summary"));
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndAllThatWasTypedIsKept() throws Exception {
        String id = group("虫の会");
        var form = owner.open(edit(id));
        HttpResponse<String> answer =
                owner.post(
                        draft(id),
                        with(
                                form,
                                "f.summary.ja",
                                "虫を見る",
                                "f.contact_email",
                                "musi.example.jp",
                                "f.members",
                                "たくさん"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"musi.example.jp\""));
        assertTrue(answer.body().contains("value=\"たくさん\""));
        assertTrue(answer.body().contains("<a href=\"#f-contact_email\">"));
        assertTrue(answer.body().contains("aria-invalid=\"true\" autofocus"));
        assertEquals("虫を見る", text(id, "summary"));
        assertEquals("", text(id, "contact_email"));
    }

    @Test
    void aDraftMayBeIncompleteUntilItIsHandedIn() throws Exception {
        String id = group("山の会");
        var form = owner.open(edit(id));
        var empty = with(form, "f.title.ja", "");
        assertEquals(303, owner.post(draft(id), empty).statusCode());
        var submit = new LinkedHashMap<>(with(owner.open(edit(id)), "f.title.ja", ""));
        submit.put("then", List.of("submit"));
        HttpResponse<String> answer = owner.post(draft(id), submit);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("団体名を入力してください。"), answer.body());
    }

    @Test
    void aTextWithAPhotoThatNothingDescribesIsNotHandedInAndSaysWhere() throws Exception {
        String id = group("写真の会");
        var form =
                with(
                        owner.open(edit(id)),
                        "f.body.ja",
                        "春のそうじをしました。\n\n![](/assets/a.jpg)",
                        "f.title.ja",
                        "写真の会");
        form.put("then", List.of("submit"));

        HttpResponse<String> refused = owner.post(draft(id), form);

        assertEquals(422, refused.statusCode());
        String sentence = "「春のそうじをしました。」のところの写真に、説明がありません。";
        assertEquals(2, refused.body().split(sentence, -1).length - 1, "summary and field");
        assertTrue(text(id, "body").contains("/assets/a.jpg"), "the draft is kept");

        var mended = with(owner.open(edit(id)), "f.body.ja", "①春のそうじ\n\n![川べり](/assets/a.jpg)");
        mended.put("then", List.of("submit"));
        assertEquals(303, owner.post(draft(id), mended).statusCode(), "hints keep nothing back");
    }

    @Test
    void aFormThatSavesByItselfHasOneRevisionAndNeverMeetsItself() throws Exception {
        String id = group("風の会");
        var form = owner.open(edit(id));
        for (int turn = 1; turn <= 5; turn++) {
            // The version of the first answer is never learnt, as if every answer was lost.
            var typed = turn(with(form, "f.summary.ja", "風を" + turn), turn);
            HttpResponse<String> answer = owner.postByScript(draft(id), typed);
            assertEquals(200, answer.statusCode(), answer.body());
        }
        assertEquals(2, revisions(id).size());
        assertEquals("風を5", text(id, "summary"));
        HttpResponse<String> late =
                owner.postByScript(draft(id), turn(with(form, "f.summary.ja", "遅い"), 3));
        assertEquals(200, late.statusCode());
        assertEquals("風を5", text(id, "summary"));
        assertEquals(1, saves(id), "a session is recorded once");

        int number = revisions(id).getFirst().number();
        var name = new LinkedHashMap<String, List<String>>(form);
        name.put("name", List.of("春の版"));
        owner.post("/admin/entries/" + id + "/history/" + number + "/name", name);
        owner.postByScript(draft(id), turn(with(form, "f.summary.ja", "その後"), 6));
        assertEquals(3, revisions(id).size());
        assertEquals("春の版", revisions(id).get(1).name());
        assertEquals(2, saves(id), "a revision that others rely on is followed by another");
    }

    private long saves(String id) {
        return city.wiring().audit().about(UUID.fromString(id), 50).stream()
                .filter(event -> event.action().equals("entry.save"))
                .count();
    }

    @Test
    void twoPeopleAreOfferedBothTextsAndNothingIsLost() throws Exception {
        String id = group("星の会");
        var mine = owner.open(edit(id));
        var theirs = editor.open(edit(id));
        editor.postByScript(
                draft(id), turn(with(theirs, "f.summary.ja", "星を見る", "f.fee.ja", "百円"), 1));
        HttpResponse<String> clash =
                owner.postByScript(
                        draft(id),
                        turn(with(mine, "f.summary.ja", "月を見る", "f.reading", "ほしのかい"), 1));
        assertEquals(412, clash.statusCode());
        JsonNode told = JSON.readTree(clash.body());
        assertEquals(1, told.path("conflicts").asInt());
        assertEquals("星を見る", text(id, "summary"));

        HttpResponse<String> screen = owner.get(told.path("merge").asText());
        assertTrue(screen.body().contains("<mark>星</mark>を見る"), screen.body());
        assertTrue(screen.body().contains("<mark>月</mark>を見る"));
        assertEquals(404, editor.get(told.path("merge").asText()).statusCode());

        var choice = new LinkedHashMap<>(mine);
        choice.put("version", List.of(told.path("version").asText()));
        choice.put("choice.summary.ja", List.of("both"));
        assertEquals(303, owner.post(told.path("merge").asText(), choice).statusCode());
        assertEquals("星を見る 月を見る", text(id, "summary"));
        assertEquals("百円", text(id, "fee"));
        assertEquals("ほしのかい", text(id, "reading"));
        assertTrue(owner.get("/admin/entries/" + id + "/history").body().contains("合わせる前の文"));
    }

    @Test
    void withoutScriptsTheScreenThatComparesIsTheAnswer() throws Exception {
        String id = group("雪の会");
        var mine = owner.open(edit(id));
        editor.post(draft(id), with(editor.open(edit(id)), "f.summary.ja", "雪をかく"));
        HttpResponse<String> clash = owner.post(draft(id), with(mine, "f.summary.ja", "雪を見る"));
        assertEquals(412, clash.statusCode());
        assertTrue(clash.body().contains("両方つなげる"));
        assertEquals("雪をかく", text(id, "summary"));
    }

    @Test
    void peopleWhoHaveTheSameEntryOpenAreToldOfEachOther() throws Exception {
        String id = group("花の会");
        editor.open(edit(id));
        assertTrue(owner.get(edit(id)).body().contains("見本 団体編集者さんも開いています"));
    }

    @Test
    void aGroupCannotWriteWhatStaffWrite() throws Exception {
        String id = group("空の会");
        owner.post(draft(id), with(owner.open(edit(id)), "f.confirmed_on", "2030-01-01"));
        assertEquals("", text(id, "confirmed_on"));
        assertFalse(owner.get(edit(id)).body().contains("name=\"f.confirmed_on\""));
        staff.post(draft(id), with(staff.open(edit(id)), "f.confirmed_on", "2026-01-01"));
        assertEquals("2026-01-01", text(id, "confirmed_on"));
    }

    @Test
    void othersEntriesAreNotThere() throws Exception {
        String id =
                city.post("/api/v1/entries", "{\"type\":\"group\",\"fields\":{\"title\":\"他\"}}")
                        .path("id")
                        .asText();
        for (String screen : List.of("edit", "preview", "preview/page", "history", "history/1")) {
            assertEquals(404, owner.get("/admin/entries/" + id + "/" + screen).statusCode());
        }
        assertEquals(404, owner.get("/admin/groups/" + id).statusCode());
        var stranger = new Visitor(city);
        HttpResponse<String> answer = stranger.get(edit(id));
        assertEquals(303, answer.statusCode());
    }

    @Test
    void aPreviewShowsWhatTheSiteDoesNotHaveYet() throws Exception {
        String id = group("写真の会");
        var form =
                with(
                        owner.open(edit(id)),
                        "f.body.ja",
                        "![川](/assets/ab/kawa.webp) [会報](/assets/ab/kaiho.pdf)");
        owner.post(draft(id), form);
        String page = owner.get("/admin/entries/" + id + "/preview/page").body();
        assertTrue(page.contains("src=\"/api/v1/assets/ab/kawa.webp\""), page);
        assertTrue(page.contains("href=\"/api/v1/assets/ab/kaiho.pdf\""), page);
        String banner =
                city.post(
                                "/api/v1/entries",
                                "{\"type\":\"banner\",\"fields\":{\"number\":\"K-2098-1\"}}")
                        .path("id")
                        .asText();
        page = staff.get("/admin/entries/" + banner + "/preview/page").body();
        assertTrue(page.contains("src=\"data:image/svg+xml;base64,"), page);
        assertFalse(page.contains("\"/badges/K-2098-1/"), page);
    }

    @Test
    void aSecretAddressShowsADraftUntilItIsEnded() throws Exception {
        String id = group("秘密の会");
        var form = owner.open("/admin/entries/" + id + "/preview");
        String page = owner.post("/admin/entries/" + id + "/preview/links", form).body();
        var secret = Pattern.compile("/admin/preview/[A-Za-z0-9_-]+").matcher(page);
        assertTrue(secret.find(), page);
        var stranger = new Visitor(city);
        HttpResponse<String> shown = stranger.get(secret.group());
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("秘密の会"));
        assertTrue(shown.body().contains("下書き"));
        assertEquals("no-store", shown.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(shown.headers().firstValue("X-Robots-Tag").orElseThrow().contains("noindex"));
        assertTrue(
                shown.headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow()
                        .contains("frame-ancestors 'none'"));
        var end = Pattern.compile("action=\"([^\"]+/end)\"").matcher(page);
        assertTrue(end.find());
        assertEquals(303, owner.post(end.group(1), form).statusCode());
        assertEquals(404, stranger.get(secret.group()).statusCode());
    }

    @Test
    void aSecretAddressShowsNoMoreThanWhoGaveItMaySee() throws Exception {
        String id = group("委ねた会");
        var form = editor.open("/admin/entries/" + id + "/preview");
        String page = editor.post("/admin/entries/" + id + "/preview/links", form).body();
        var secret = Pattern.compile("/admin/preview/[A-Za-z0-9_-]+").matcher(page);
        assertTrue(secret.find(), page);
        var stranger = new Visitor(city);
        assertEquals(200, stranger.get(secret.group()).statusCode());
        var accounts = city.wiring().accounts();
        UUID account = accounts.findByEmail("editor@example.jp").orElseThrow().id();
        city.wiring().database().write(tx -> accounts.setActive(tx, account, false));
        assertEquals(404, stranger.get(secret.group()).statusCode());
        city.wiring().database().write(tx -> accounts.setActive(tx, account, true));
        assertEquals(200, stranger.get(secret.group()).statusCode());
    }

    @Test
    void sayingThatNothingChangedPublishesTheDayAndNoDraft() throws Exception {
        String id = group("木の会");
        city.post("/api/v1/entries/" + id + "/publication", "");
        owner.post(draft(id), with(owner.open(edit(id)), "f.summary.ja", "まだ見せない"));
        HttpResponse<String> answer =
                owner.post(
                        "/admin/groups/" + id + "/confirmation", owner.open("/admin/groups/" + id));
        assertEquals(303, answer.statusCode());
        var live = entries().findLive(UUID.fromString(id)).orElseThrow();
        assertTrue(live.entry().fields().has("confirmed_on"));
        assertFalse(live.entry().fields().has("summary"));
        assertEquals("まだ見せない", text(id, "summary"));
        assertNotEquals("", text(id, "confirmed_on"));
    }

    @Test
    void anOldRevisionComesBackAsANewOneAndIsCompared() throws Exception {
        String id = group("海の会");
        owner.post(draft(id), with(owner.open(edit(id)), "f.title.ja", "湖の会"));
        String history = "/admin/entries/" + id + "/history";
        String compared = owner.get(history + "/2?against=1").body();
        assertTrue(compared.contains("<del>海</del>の会"), compared);
        assertTrue(compared.contains("<ins>湖</ins>の会"));
        var form = owner.open(history + "/1");
        assertEquals(303, owner.post(history + "/1/restoration", form).statusCode());
        assertEquals("海の会", text(id, "title"));
        assertEquals(3, revisions(id).size());
    }

    @Test
    void aGroupBeginsAReportFromItsOwnScreen() throws Exception {
        String id = group("鳥の会");
        var form = owner.open("/admin/groups/" + id);
        HttpResponse<String> answer = owner.post("/admin/groups/" + id + "/reports/new", form);
        assertEquals(303, answer.statusCode());
        String next = answer.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = owner.get(next);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<option value=\"" + id + "\" selected>"));

        var again = owner.post("/admin/groups/" + id + "/reports/new", form);
        assertEquals(next, again.headers().firstValue("Location").orElseThrow(), "pressed twice");
        var written = new HashMap<String, Object>(owner.open(next));
        written.put("in", "title");
        written.put("f.title.ja", "鳥を見ました");
        owner.post(next.replace("/edit", "/draft"), written);
        var other = owner.post("/admin/groups/" + id + "/reports/new", form);
        assertNotEquals(next, other.headers().firstValue("Location").orElseThrow());
    }
}
