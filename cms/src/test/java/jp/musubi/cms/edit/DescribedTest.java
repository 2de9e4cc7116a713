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
import jp.musubi.content.snapshot.Focus;

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
        return described(store, picture, TYPED, mayWrite);
    }

    private static String described(
            TestStore store, UUID picture, Typed typed, Predicate<Field> mayWrite) {
        ContentType type = store.model.require("group");
        StoredEntry entry = Sample.draft(store, "川の会");
        Content content = Sample.content("image", new Value.Text(picture.toString()));
        var described = new Described(store.assets, store.ids, List.of("ja", "en"));
        return store.database
                .write(tx -> described.apply(tx, null, entry, type, typed, mayWrite, content))
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
    void whatOfAPictureStaysInSightIsKeptWithItAndLeftAloneByThoseWhoDoNotSay(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID picture = picture(store);
            Typed above = focused("50-0");
            UUID chosen = UUID.fromString(described(store, picture, above, field -> true));
            assertNotEquals(picture, chosen);
            assertEquals(Optional.of(new Focus(50, 0)), focus(store, chosen));
            assertEquals(Optional.of(Focus.CENTRE), focus(store, picture));
            UUID later = UUID.fromString(described(store, chosen, TYPED, field -> true));
            assertEquals(Optional.of(new Focus(50, 0)), focus(store, later));
            Typed nonsense = focused("50-7");
            assertEquals(picture.toString(), described(store, picture, nonsense, field -> true));
        }
    }

    private static Typed focused(String typed) {
        return new Typed(Map.of("f.image.alt.ja", List.of(""), "f.image.focus", List.of(typed)));
    }

    private static Optional<Focus> focus(TestStore store, UUID picture) {
        return store.assets.find(picture).map(StoredAsset::focus);
    }

    @EachDatabase
    void aPictureThatOnlyOthersMayChangeIsNotDescribedEither(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID picture = picture(store);
            assertEquals(picture.toString(), described(store, picture, field -> false));
        }
    }
}
