package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Groups that may be the same are found however they write it, while they are public. */
class SameWordsTest {
    private static final UUID STAFF = new UUID(7, 7);

    private static Fields fields(String title, String phone) {
        return Fields.NONE
                .with("title", new Value.Text(title))
                .with("contact_phone", new Value.Text(phone));
    }

    private static UUID publish(TestStore store, Fields fields) {
        var wanted =
                new NewEntry(
                        store.model.require("group"),
                        null,
                        null,
                        null,
                        new Content(fields, Set.of()));
        return store.database.write(tx -> {
            UUID id = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
            store.publishing.publish(tx, id, OptionalLong.empty(), STAFF);
            return id;
        });
    }

    private static List<String> alike(TestStore store, UUID id, Fields fields) {
        return new SameWords(store.database)
                .of(store.model.require("group"), id, fields, 10).stream()
                        .map(one ->
                                one.entry().entry().fields().text("title").orElse("")
                                        + one.fields())
                        .toList();
    }

    @EachDatabase
    void widthsHyphensAndSpacesDoNotCount(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID firefly = publish(store, fields("ホタルの会", "076-200-0000"));
            publish(store, fields("川の会", "076-200-0001"));
            Fields mine = fields("ﾎﾀﾙ の会", "０７６（２００）００００");
            assertEquals(List.of("ホタルの会[title, contact_phone]"), alike(store, STAFF, mine));
            assertEquals(List.of(), alike(store, firefly, mine), "nobody is like themselves");
            assertEquals(List.of(), alike(store, STAFF, fields("", "")));
            store.database.write(tx -> store.publishing.unpublish(tx, firefly, STAFF));
            assertEquals(List.of(), alike(store, STAFF, mine));
        }
    }

    @EachDatabase
    void whatWasPublishedBeforeTheyWereComparedIsFoundAfterAStart(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            publish(store, fields("ホタルの会", "076-200-0000"));
            store.entries.followModel();
            store.database.write(tx -> {
                tx.handle().execute("delete from term where field like '%~'");
                store.settings.remove(tx, "lists.group");
                return tx;
            });
            Fields mine = fields("ホタルの会", "1");
            assertEquals(List.of(), alike(store, STAFF, mine));
            store.entries.followModel();
            assertEquals(List.of("ホタルの会[title]"), alike(store, STAFF, mine));
        }
    }
}
