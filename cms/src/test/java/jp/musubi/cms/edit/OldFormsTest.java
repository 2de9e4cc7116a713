package jp.musubi.cms.edit;

import static jp.musubi.cms.edit.Writers.draft;
import static jp.musubi.cms.edit.Writers.edit;
import static jp.musubi.cms.edit.Writers.then;
import static jp.musubi.cms.edit.Writers.turn;
import static jp.musubi.cms.edit.Writers.with;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.entry.Content;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of forms that are older than what somebody else saved meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OldFormsTest {
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final Pattern SUMMARY =
            Pattern.compile("name=\"f\\.summary\\.ja\"[^>]*>([^<]*)</textarea>");

    private Writers writers;
    private Visitor owner;
    private Visitor editor;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        writers = Writers.start(data);
        owner = writers.owner();
        editor = writers.editor();
    }

    @AfterAll
    void stop() {
        writers.close();
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), pattern + " in " + page);
        return found.group(1);
    }

    @Test
    void correctingAWrongValueTakesNothingBackOfWhatAnotherSavedMeanwhile() throws Exception {
        String id = writers.group("湖の会");
        var mine = owner.open(edit(id));
        editor.post(draft(id), with(editor.open(edit(id)), "f.summary.ja", "湖を守る"));

        Visitor.Page wrong =
                owner.post(
                        draft(id), with(mine, "f.summary.ja", "", "f.contact_email", "ko.example"));
        assertEquals(422, wrong.status());
        var again = new HashMap<>(mine);
        again.putAll(Visitor.hidden(wrong.body()));
        owner.post(draft(id), with(again, "f.summary.ja", "", "f.contact_email", "ko@example.jp"));

        assertEquals("湖を守る", writers.text(id, "summary"));
        assertTrue(
                owner.get("/admin/entries/" + id + "/history").body().contains("合わせる前の文"),
                "the mended address waits to be put together with it");
    }

    @Test
    void nobodyHandsInWhatTheyHaveNotSeen() throws Exception {
        String id = writers.group("池の会");
        var mine = owner.open(edit(id));
        editor.post(draft(id), with(editor.open(edit(id)), "f.summary.ja", "池を守る"));

        Visitor.Page answer = owner.post(draft(id), then(with(mine, "f.summary.ja", ""), "submit"));

        assertEquals(edit(id) + "?done=behind", answer.location());
        String page = owner.get(answer.location()).body();
        assertTrue(page.contains("まだ出していません"), page);
        assertTrue(page.contains("池を守る"));
        assertFalse(owner.get("/admin/entries/" + id + "/review").body().contains("市が確認しています"));
    }

    @Test
    void whatCouldNotBeSavedIsStillToBeReadWhereTextsAreCompared() throws Exception {
        String id = writers.group("沼の会");
        var mine = owner.open(edit(id));
        editor.post(draft(id), with(editor.open(edit(id)), "f.summary.ja", "沼を守る"));

        Visitor.Page clash =
                owner.post(
                        draft(id),
                        with(mine, "f.summary.ja", "沼を見る", "f.contact_email", "numa.example"));

        assertEquals(412, clash.status());
        assertTrue(clash.body().contains("保存できなかったところ"), clash.body());
        assertTrue(clash.body().contains("numa.example"));
    }

    @Test
    void aFormShowsARevisionThatGrowsNoMore() throws Exception {
        String id = writers.group("滝の会");
        var typing = editor.open(edit(id));
        var over = new AtomicBoolean();
        var shown = new HashMap<Integer, String>();
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<Integer> turns =
                    executor.submit(() -> {
                        int turn = 0;
                        while (!over.get()) {
                            turn++;
                            editor.postByScript(
                                    draft(id),
                                    turn(with(typing, "f.summary.ja", "滝を見る " + turn), turn));
                        }
                        return turn;
                    });
            for (int form = 0; form < 60; form++) {
                String page = owner.get(edit(id)).body();
                shown.put(Integer.valueOf(first(REVISION, page)), first(SUMMARY, page).strip());
            }
            over.set(true);
            assertTrue(turns.get() > 0);
        }
        shown.forEach((revision, text) ->
                assertEquals(text, summary(id, revision), "revision " + revision));
    }

    private String summary(String id, int revision) {
        return writers.entries()
                .revision(UUID.fromString(id), revision)
                .map(Content::fields)
                .flatMap(fields -> fields.text("summary"))
                .orElse("");
    }
}
