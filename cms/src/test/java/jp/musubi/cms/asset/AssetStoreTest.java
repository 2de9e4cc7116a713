package jp.musubi.cms.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jp.musubi.cms.asset.StoredAsset.StoredVariant;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class AssetStoreTest {

    @EachDatabase
    void anAssetComesBackWithItsVariants(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID owner = store.ids.next();
            StoredAsset picture =
                    asset(
                            store.ids.next(),
                            Optional.of(owner),
                            List.of(
                                    new StoredVariant("a-480.webp", 480, 320, 20_000),
                                    new StoredVariant("a-960.webp", 960, 640, 60_000)));
            StoredAsset document = asset(store.ids.next(), Optional.empty(), List.of());
            store.database.write(tx -> {
                store.assets.add(tx, picture);
                store.assets.add(tx, document);
                return 0;
            });
            assertEquals(Optional.of(picture), store.assets.find(picture.id()));
            assertTrue(store.assets.find(UUID.randomUUID()).isEmpty());
            assertEquals(
                    List.of(picture, document),
                    store.assets.findAll(List.of(document.id(), UUID.randomUUID(), picture.id())));
            assertEquals(
                    List.of(document.id()),
                    store.database.read(tx ->
                            store.assets.idsOf(
                                    tx, List.of(document.file(), "none", document.file()))));
        }
    }

    @EachDatabase
    void aSettingIsReplacedAndForgotten(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var first = JsonNodeFactory.instance.objectNode().put("ja", "結び 𠮷");
            var second = JsonNodeFactory.instance.objectNode().put("ja", "金沢");
            assertTrue(store.settings.get("site.title").isEmpty());
            store.database.write(tx -> {
                store.settings.put(tx, "site.title", first);
                return 0;
            });
            assertEquals(Optional.of(first), store.settings.get("site.title"));
            store.database.write(tx -> {
                store.settings.put(tx, "site.title", second);
                return 0;
            });
            assertEquals(Optional.of(second), store.settings.get("site.title"));
            store.database.write(tx -> {
                store.settings.remove(tx, "site.title");
                return 0;
            });
            assertTrue(store.settings.get("site.title").isEmpty());
        }
    }

    private static StoredAsset asset(UUID id, Optional<UUID> owner, List<StoredVariant> variants) {
        return new StoredAsset(
                id,
                "写真 1.jpg",
                "ab/" + id + ".webp",
                "image/webp",
                123_456,
                variants.isEmpty() ? 0 : 1600,
                variants.isEmpty() ? 0 : 1067,
                null,
                owner.orElse(null),
                null,
                Instant.parse("2026-11-23T05:00:00.123456Z"),
                variants);
    }
}
