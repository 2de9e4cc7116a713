package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The way of a change through the screens, from the group to the public. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewScreensTest {
    private RunningCity city;
    private Visitor staff;
    private Visitor owner;
    private UUID group;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        group = city.wiring().entries().find("group", "asano-hotaru").orElseThrow().id();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private void write(String field, String text) {
        Draft draft = city.wiring().entries().findDraft(group).orElseThrow();
        save(
                new Content(
                        draft.content().fields().with(field, new Value.Text(text)),
                        draft.content().shown()));
    }

    private void save(Content content) {
        EntryStore entries = city.wiring().entries();
        long version = entries.find(group).orElseThrow().version();
        city.wiring().database().write(tx -> entries.save(tx, group, version, content, null));
    }

    private UUID newestReport() {
        return city.wiring().entries().newest("report", null, 1).getFirst().id();
    }

    private String review() {
        return "/admin/entries/" + group + "/review";
    }

    /** Hands the draft in and gives the path of the review as staff find it in the queue. */
    private String submitted() throws Exception {
        assertEquals(303, owner.post(review(), owner.open(review())).statusCode());
        String queue = staff.get("/admin/reviews").body();
        int at = queue.indexOf("/admin/reviews/0");
        return queue.substring(at, queue.indexOf('"', at));
    }

    @Test
    void approvingLeadsToTheTimeAtWhichItBecamePublic() throws Exception {
        write("activity_place", "橋のたもと（一番地）");
        String review = submitted();
        String shown = staff.get(review).body();
        assertTrue(shown.contains("<ins>"), shown);
        assertTrue(shown.contains("名前・組織の形・連絡先は変わっていません"));

        String publication = staff.post(review + "/approval").location();
        assertTrue(publication.startsWith("/admin/publications/"), publication);
        String page = "";
        for (int tries = 0; tries < 200 && !page.contains("class=\"clock\""); tries++) {
            Thread.sleep(100);
            page = staff.get(publication).body();
        }
        assertTrue(page.contains("公開済み"), page);
        assertTrue(page.matches("(?s).*class=\"clock\">\\d\\d:\\d\\d:\\d\\d<.*"));
        assertTrue(page.contains("href=\"/groups/asano-hotaru/\""));
        Document profile = Jsoup.parse(city.get("/groups/asano-hotaru/").body());
        profile.select(".yomi > rt, .yomi > rp").remove();
        assertTrue(profile.text().contains("橋のたもと（一番地）"), profile.text());
        assertEquals(200, owner.get(publication).statusCode());
    }

    @Test
    void aReasonAndRemarksReachTheGroup() throws Exception {
        write("activity_place", "橋のたもと");
        String review = submitted();
        staff.get(review);
        staff.post(review + "/comments", "field", "activity_place", "text", "番地も書けますか。");
        assertEquals(422, staff.post(review + "/return", "reason", " ").statusCode());
        staff.post(review + "/return", "reason", "集合場所を<直して>ください。");
        var mail = city.wiring().mails().newest(1).getFirst();
        assertTrue(mail.body().contains("集合場所を<直して>ください。"), mail.body());
        assertEquals("staff@example.jp", mail.answersTo(), "a reply reaches who asked");

        String seen = owner.get(review()).body();
        assertTrue(seen.contains("集合場所を&lt;直して&gt;ください。"), seen);
        assertTrue(seen.contains("番地も書けますか。"));
        write("activity_place", "橋のたもと二");
        submitted();
        write("activity_place", "橋のたもと三");
        String again = submitted();
        String shown = staff.get(again).body();
        assertTrue(shown.contains("集合場所を&lt;直して&gt;ください。"), shown);
        owner.get(review());
        owner.post(review() + "/withdrawal");
    }

    @Test
    void whatThePublicNewlySeesIsToldInWords() throws Exception {
        Draft draft = city.wiring().entries().findDraft(group).orElseThrow();
        Set<String> shown = new TreeSet<>(draft.content().shown());
        boolean was = !shown.add("contact_phone");
        if (was) {
            shown.remove("contact_phone");
        }
        save(
                new Content(
                        draft.content()
                                .fields()
                                .with("contact_phone", new Value.Text("076-220-2026")),
                        shown));
        String page = staff.get(submitted()).body();

        assertTrue(page.contains(was ? "「電話番号」を公開のページから外します" : "「電話番号」をだれでも見られるようにします"), page);
        assertFalse(page.contains("連絡先は変わっていません"));
        owner.get(review());
        owner.post(review() + "/withdrawal");
        save(draft.content());
    }

    @Test
    void anIncompleteDraftIsNotHandedInAndEachProblemLeadsToItsField() throws Exception {
        Draft draft = city.wiring().entries().findDraft(group).orElseThrow();
        save(
                new Content(
                        draft.content().fields().filtered(name -> !name.equals("title")),
                        draft.content().shown()));
        HttpResponse<String> refused = owner.post(review(), owner.open(review()));

        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("/edit#f-title-field"), refused.body());
        save(draft.content());
    }

    @Test
    void groupsReachNoScreenOfTheOffice() throws Exception {
        for (String path :
                new String[] {
                    "/admin/reviews",
                    "/admin/publications",
                    "/admin/audit",
                    "/admin/audit/events.csv",
                    "/admin/types/groups",
                    "/admin/office"
                }) {
            assertEquals(403, owner.get(path).statusCode(), path);
            assertEquals(200, staff.get(path).statusCode(), path);
        }
        assertEquals(
                404, owner.get("/admin/entries/" + UUID.randomUUID() + "/review").statusCode());
    }

    @Test
    void listsAreNarrowedSortedAndTakenAlongWithoutFormulas() throws Exception {
        String all = staff.get("/admin/types/groups?sort=title").body();
        assertTrue(all.contains("type=\"checkbox\" name=\"entry\""));
        String none = staff.get("/admin/types/groups?q=nosuchgroup").body();
        assertTrue(none.contains("当てはまるものはありません"));
        write("summary", "=cmd()");
        String csv = staff.get("/admin/types/groups/entries.csv?column=summary").body();
        assertTrue(csv.startsWith("\ufeffid,slug,title,state,summary\r\n"), csv);
        assertTrue(csv.contains("'=cmd()"));
    }

    @Test
    void manyAreChangedOnlyAfterSayingWhatWouldHappen() throws Exception {
        UUID report = newestReport();
        staff.get("/admin/types/reports");
        String foreseen =
                staff.post(
                                "/admin/types/reports/bulk",
                                "action",
                                "trash",
                                "entry",
                                report.toString())
                        .body();
        assertTrue(foreseen.contains("まだ何も変わっていません"), foreseen);
        assertTrue(city.wiring().entries().find(report).isPresent());
        staff.post(
                "/admin/types/reports/bulk",
                "action",
                "trash",
                "confirmed",
                "1",
                "reason",
                "重複",
                "entry",
                report.toString());
        assertTrue(city.wiring().entries().find(report).isEmpty());
        assertTrue(
                staff.get("/admin/types/reports?state=trash").body().contains(report.toString()));
        staff.post(
                "/admin/types/reports/bulk",
                "action",
                "restore",
                "confirmed",
                "1",
                "entry",
                report.toString());
        assertTrue(city.wiring().entries().find(report).isPresent());
    }

    @Test
    void whatWouldBeTakenFromTheTrashIsNamedAndNothingElseIsPromised() throws Exception {
        UUID report = newestReport();
        String title = city.wiring().entries().find(report).orElseThrow().title();
        String bulk = "/admin/types/reports/bulk";
        staff.get("/admin/types/reports");
        staff.post(bulk, "action", "trash", "confirmed", "1", "entry", report.toString());
        String none = UUID.randomUUID().toString();

        String foreseen =
                staff.post(bulk, "action", "restore", "entry", report.toString(), "entry", none)
                        .body();
        String elsewhere = "/admin/types/groups/bulk";
        staff.post(elsewhere, "action", "restore", "confirmed", "1", "entry", report.toString());

        assertTrue(foreseen.contains("<span>" + title + "</span>"), foreseen);
        String csv = staff.get("/admin/types/reports/entries.csv?state=trash").body();
        assertTrue(csv.contains(title + ",trash"), csv);
        assertTrue(foreseen.contains("もうありません"));
        assertTrue(city.wiring().entries().find(report).isEmpty(), "it is no group");
        staff.post(bulk, "action", "restore", "confirmed", "1", "entry", report.toString());
        assertTrue(city.wiring().entries().find(report).isPresent());
    }

    @Test
    void nothingCeasesToBePublicBeforeItIs() throws Exception {
        write("activity_place", "鳥居の前");
        String review = submitted();
        staff.get(review);
        var refused =
                staff.post(
                        review + "/approval",
                        "publish_at",
                        "2099-05-02T10:00",
                        "unpublish_at",
                        "2099-05-01T10:00");
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("公開する日時より後に"), refused.body());
        owner.get(review());
        owner.post(review() + "/withdrawal");
    }

    @Test
    void everyKindOfActCanBeFoundInTheRecord() throws Exception {
        String page = staff.get("/admin/audit").body();
        for (String action : List.of("preview", "registration", "invitation", "handover")) {
            assertTrue(page.contains("<option value=\"" + action + "\">"), action);
        }
    }

    @Test
    void filtersAreKeptUnderANameAndADeputySeesTheReviewsOfTheOneWhoIsAway() throws Exception {
        write("activity_place", "水門の前");
        String review = submitted();
        staff.get(review);
        staff.post(review + "/claim", "to", "me");
        Visitor admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
        String before = admin.get("/admin/reviews?who=me").body();
        UUID deputy = city.wiring().accounts().findByEmail("admin@example.jp").orElseThrow().id();
        staff.get("/admin/reviews");
        staff.post(
                "/admin/reviews/views", "name", "急ぎの団体", "query", "type=group&who=&state=waiting");
        staff.post("/admin/reviews/absence", "until", "2099-01-31", "deputy", deputy.toString());

        assertFalse(before.contains(review));
        assertTrue(admin.get("/admin/reviews?who=me").body().contains(review));
        assertTrue(staff.get("/admin/reviews").body().contains("急ぎの団体"));
        owner.get(review());
        owner.post(review() + "/withdrawal");
        assertTrue(staff.get("/admin/audit?action=review").body().contains("確認に出したものを引き取った"));
    }

    @Test
    void nobodyHandsInWhatChangedSinceTheyLooked() throws Exception {
        write("activity_place", "橋の下");
        var seen = new HashMap<String, Object>(owner.open(review()));
        seen.put("note", "場所が変わりました。");
        write("activity_place", "まだ書きかけの");
        Page stale = owner.post(review(), seen);
        assertEquals(412, stale.status());
        assertTrue(stale.body().contains("まだ出していません"), stale.body());
        assertTrue(stale.body().contains("場所が変わりました。"), "what was typed is kept");
        assertFalse(owner.get(review()).body().contains("市が確認しています"));
        assertEquals(428, owner.post(review(), "note", "").status());
        assertEquals(303, owner.post(review(), owner.open(review())).status());
        owner.get(review());
        owner.post(review() + "/withdrawal");
    }

    @Test
    void whatIsDecidedIsNeitherGivenToSomebodyNorPlannedAndBothAreRecorded() throws Exception {
        write("activity_place", "堤防の上");
        String review = submitted();
        staff.get(review);
        assertEquals(303, staff.post(review + "/claim", "to", "me").status());
        assertEquals(
                303,
                staff.post(review + "/plan", "due", "2099-01-31", "priority", "high").status());
        String record = staff.get("/admin/audit?action=review").body();
        assertTrue(record.contains("担当を決めた"), record);
        assertTrue(record.contains("期日と優先を決めた"), record);
        staff.post(review + "/return", "reason", "番地を書いてください。");
        assertEquals(409, staff.post(review + "/claim", "to", "me").status());
        assertEquals(
                409, staff.post(review + "/plan", "due", "2099-01-31", "priority", "low").status());
    }

    @Test
    void soManyFiltersAreKeptAndNoMoreAndTypesMayHaveAnyName() throws Exception {
        String query = "type=matching_offer2&who=&state=waiting";
        Visitor admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
        admin.get("/admin/reviews");
        for (int at = 0; at < SavedViews.MAX_VIEWS; at++) {
            assertEquals(303, keep(admin, "見方" + at, query).status());
        }
        Page full = keep(admin, "もう一つ", query);
        assertEquals(422, full.status());
        assertTrue(full.body().contains("20"), full.body());
        assertEquals(303, keep(admin, "見方0", "type=group").status(), "in place of itself");
        Page odd = keep(admin, "見方0", "type=<b>");
        assertEquals(422, odd.status());
        assertTrue(odd.body().contains("絞り込み"), odd.body());
    }

    private static Page keep(Visitor visitor, String name, String query) throws Exception {
        return visitor.post("/admin/reviews/views", "name", name, "query", query);
    }

    @Test
    void nobodyNamesARevisionOfWhatTheyMayNotWrite() throws Exception {
        ContentType type =
                ContentModels.bundled().types().values().stream()
                        .filter(one -> one.owner() == ContentType.Owner.STAFF)
                        .findFirst()
                        .orElseThrow();
        EntryStore entries = city.wiring().entries();
        var wanted = new NewEntry(type, "no-names-here", group, null, Content.NONE);
        UUID id =
                ((CreateOutcome.Created)
                                city.wiring().database().write(tx -> entries.create(tx, wanted)))
                        .entry()
                        .id();
        String history = "/admin/entries/" + id + "/history";
        assertEquals(200, owner.get(history).status());
        assertEquals(403, owner.post(history + "/1/name", "name", "わたしの名前").status());
        assertFalse(owner.get(history).body().contains("わたしの名前"));
    }
}
