package jp.musubi.cms.edit;

import static jp.musubi.cms.edit.Writers.draft;
import static jp.musubi.cms.edit.Writers.edit;
import static jp.musubi.cms.edit.Writers.then;
import static jp.musubi.cms.edit.Writers.with;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.Visitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Pictures that say nothing to those who do not see them. */
final class UndescribedPicturesTest {
    private static final String ASKED = "写真に何が写っているか";

    @Test
    void aPictureIsHandedInOnlyWithWordsThatSayWhatItShows(@TempDir Path data) throws Exception {
        try (Writers writers = Writers.start(data)) {
            String id = writers.group("杉の会");
            Visitor owner = writers.owner();
            owner.get(edit(id));
            owner.postFile(
                    "/admin/entries/" + id + "/pictures",
                    Writers.picture("sugi.png"),
                    false,
                    "field",
                    "image");
            String picture = writers.text(id, "image");

            Visitor.Page refused =
                    owner.post(
                            draft(id),
                            then(with(owner.open(edit(id)), "f.title.ja", "杉の会"), "submit"));
            assertEquals(422, refused.status());
            assertTrue(refused.body().contains("href=\"#f-image-alt-ja\""), refused.body());
            assertTrue(refused.body().contains(ASKED));
            String review = "/admin/entries/" + id + "/review";
            assertTrue(owner.post(review, owner.open(review)).body().contains(ASKED));
            var answer =
                    assertThrows(
                            IOException.class,
                            () -> writers.city().post("/api/v1/entries/" + id + "/review", "{}"));
            assertTrue(String.valueOf(answer.getMessage()).contains("image.alt"));

            var described =
                    with(owner.open(edit(id)), "f.image", picture, "f.image.alt.ja", "杉の木の下に並ぶ十人");
            assertEquals(303, owner.post(draft(id), then(described, "submit")).status());
        }
    }
}
