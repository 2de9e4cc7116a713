package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.entry.StoredEntry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Staff change where a page is, and know before what that means. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AddressScreensTest {
    private Writers writers;
    private RunningCity city;
    private Visitor staff;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        writers = Writers.start(data);
        city = writers.city();
        staff = writers.staff();
    }

    @AfterAll
    void stop() {
        writers.close();
    }

    private static String screen(String id) {
        return "/admin/entries/" + id + "/address";
    }

    private StoredEntry entry(String id) {
        return writers.entries().find(UUID.fromString(id)).orElseThrow();
    }

    private HttpResponse<String> wish(String id, String slug, String then) throws Exception {
        Map<String, List<String>> form = new LinkedHashMap<>(staff.open(screen(id)));
        form.put("from", List.of(entry(id).wantedSlug()));
        form.put("slug", List.of(slug));
        form.put("then", List.of(then));
        return staff.post(screen(id), form);
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void whoAsksSeesBothAddressesAndWhatItMeansBeforeAnythingChanges() throws Exception {
        String id = writers.group("見る会");
        city.publishDraft(id);
        String old = entry(id).slug();
        HttpResponse<String> asked = wish(id, "miru-kai", "");
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("/groups/" + old + "/"), asked.body());
        assertTrue(asked.body().contains("/groups/miru-kai/"), asked.body());
        assertTrue(asked.body().contains("QR コード"), asked.body());
        assertEquals(old, entry(id).wantedSlug());
    }

    @Test
    void changingAtOncePublishesNothingOfTheDraft() throws Exception {
        String id = writers.group("公開の会");
        city.publishDraft(id);
        String old = entry(id).slug();
        var form = writers.owner().open(Writers.edit(id));
        writers.owner().post(Writers.draft(id), Writers.with(form, "f.summary.ja", "書きかけです"));

        assertTrue(location(wish(id, "koukai", "now")).endsWith("?done=address-now"));
        city.await(() -> city.get("/groups/koukai/").statusCode() == 200);
        assertEquals(301, city.get("/groups/" + old + "/").statusCode());
        assertFalse(city.get("/groups/koukai/").body().contains("書きかけです"));
        assertEquals("書きかけです", writers.text(id, "summary"), "the draft is as it was");
        String page = staff.get(screen(id)).body();
        assertTrue(page.contains("前のアドレス") && page.contains("/groups/" + old + "/"), page);
    }

    @Test
    void aChangeThatWaitsForThePublicationCanBeTakenBack() throws Exception {
        String id = writers.group("待つ会");
        city.publishDraft(id);
        String old = entry(id).slug();
        assertTrue(location(wish(id, "matsu-kai", "next")).endsWith("?done=address-next"));
        assertEquals("matsu-kai", entry(id).nextSlug());
        assertTrue(staff.get(screen(id)).body().contains("次に公開するとき、/groups/matsu-kai/ に変わります"));
        assertTrue(location(wish(id, old, "next")).endsWith("?done=address-kept"));
        assertNull(entry(id).nextSlug());
    }

    @Test
    void aNameThatCannotBeIsRefusedAtItsFieldWithTheReason() throws Exception {
        String former = writers.group("前の会");
        city.publishDraft(former);
        String old = entry(former).slug();
        city.move(former, "mae-no-kai");
        String id = writers.group("別の会");

        HttpResponse<String> taken = wish(id, "mae-no-kai", "next");
        assertEquals(409, taken.statusCode());
        assertTrue(taken.body().contains("「前の会」が使っています"), taken.body());
        HttpResponse<String> formerly = wish(id, old, "next");
        assertEquals(409, formerly.statusCode());
        assertTrue(formerly.body().contains("「前の会」の前のアドレスです"), formerly.body());
        assertTrue(formerly.body().contains(screen(former)), "where it can be given up");
        assertEquals(422, wish(id, "前の 会", "next").statusCode());
        assertEquals(422, wish(id, entry(id).slug(), "next").statusCode());

        Map<String, List<String>> form = new LinkedHashMap<>(staff.open(screen(former)));
        form.put("slug", List.of(old));
        assertTrue(
                location(staff.post(screen(former) + "/release", form))
                        .endsWith("?done=address-released"));
        assertEquals(303, wish(id, old, "next").statusCode());
        assertEquals(old, entry(id).slug(), "it was never public, so it is called so at once");
    }

    @Test
    void nobodyChangesAnAddressThatSomebodyElseChangedMeanwhile() throws Exception {
        String id = writers.group("重なる会");
        city.publishDraft(id);
        Map<String, List<String>> form = new LinkedHashMap<>(staff.open(screen(id)));
        form.put("from", List.of(entry(id).wantedSlug()));
        form.put("slug", List.of("mine"));
        form.put("then", List.of("now"));
        city.rename(id, "theirs");
        assertEquals(409, staff.post(screen(id), form).statusCode());
        assertEquals("theirs", entry(id).wantedSlug());
    }

    @Test
    void thoseWhoWriteForAGroupDoNotChangeItsAddress() throws Exception {
        String id = writers.group("団体の会");
        assertEquals(403, writers.owner().get(screen(id)).statusCode());
        assertFalse(writers.owner().get(Writers.edit(id)).body().contains(screen(id)));
        assertTrue(staff.get(Writers.edit(id)).body().contains(screen(id)));
    }

    @Test
    void whereTheAddressIsANumberThereIsNoNameToChange() throws Exception {
        String id =
                city.post(
                                "/api/v1/entries",
                                "{\"type\":\"banner\",\"fields\":{\"number\":\"K-2026-0042\"}}")
                        .path("id")
                        .asText();
        assertEquals(404, staff.get(screen(id)).statusCode());
        assertFalse(staff.get(Writers.edit(id)).body().contains(screen(id)));
    }
}
