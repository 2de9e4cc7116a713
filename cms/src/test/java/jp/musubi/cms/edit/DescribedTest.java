package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Sample;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

final class DescribedTest {
    private static final Typed TYPED = new Typed(Map.of("f.image.alt.ja", List.of("川べりの人たち")));

    private static UUID picture(TestStore store) {
        var picture =
                new StoredAsset(
                        store.ids.next(),
                        "kawa.jpg",
                        "assets/ab/abc.webp",
                        "image/webp",
                        1_000,
                        300,
                        200,
                        null,
                        null,
                        null,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        List.of());
        store.database.write(tx -> {
            store.assets.add(tx, picture);
            return picture;
        });
        return picture.id();
    }

    private static String described(TestStore store, UUID picture, Predicate<Field> mayWrite) {
        ContentType type = store.model.require("group");
        StoredEntry entry = Sample.draft(store, "川の会");
        Content content = Sample.content("image", new Value.Text(picture.toString()));
        var described = new Described(store.assets, store.ids, List.of("ja", "en"));
        return store.database
                .write(tx -> described.apply(tx, null, entry, type, TYPED, mayWrite, content))
                .fields()
                .text("image")
                .orElseThrow();
    }

    @EachDatabase
    void aPictureThatIsDescribedAnewIsAnotherAsset(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID picture = picture(store);
            String now = described(store, picture, field -> true);
            assertNotEquals(picture.toString(), now);
            assertEquals(
                    Optional.of(new Label(Map.of("ja", "川べりの人たち"))),
                    store.assets.find(UUID.fromString(now)).map(StoredAsset::alt));
        }
    }

    @EachDatabase
    void aPictureThatOnlyOthersMayChangeIsNotDescribedEither(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID picture = picture(store);
            assertEquals(picture.toString(), described(store, picture, field -> false));
        }
    }
}
