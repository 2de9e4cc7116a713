package jp.musubi.cms.entry;

import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Made-up groups, the same for the same seed. */
public final class Sample {
    private static final List<String> KINDS = List.of("npo", "chokai", "volunteer", "student");
    private static final List<String> DISTRICTS =
            List.of("kodatsuno", "teramachi", "nagamachi", "morimoto", "yuwaku", "osinogun");
    private static final String SYLLABLES = "あいうえおかきくけこさしすせそたちつてとなにぬねの";

    private Sample() {}

    /** A value of text. */
    public static Content titled(String title) {
        return content("title", new Value.Text(title));
    }

    /** One value. */
    public static Content content(String field, Value value) {
        return new Content(Fields.NONE.with(field, value), Set.of());
    }

    /** A group with values in what lists are filtered and ordered by, some of them missing. */
    public static Content group(Random random, int number) {
        var values = new LinkedHashMap<String, Value>();
        values.put("title", new Value.Text("団体" + number));
        if (random.nextInt(10) > 0) {
            values.put("reading", new Value.Text(word(random, 1 + random.nextInt(3))));
        }
        values.put("kind", new Value.Text(KINDS.get(random.nextInt(KINDS.size()))));
        List<String> fields = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            fields.add("field" + random.nextInt(20));
        }
        values.put("fields", new Value.Items(fields.stream().distinct().toList()));
        if (random.nextInt(5) > 0) {
            values.put("district", new Value.Text(DISTRICTS.get(random.nextInt(DISTRICTS.size()))));
        }
        if (random.nextInt(3) > 0) {
            values.put("recruiting", new Value.Flag(random.nextBoolean()));
        }
        if (random.nextInt(4) > 0) {
            values.put("members", new Value.Quantity(BigDecimal.valueOf(random.nextInt(300))));
        }
        values.put("tags", new Value.Items(List.of("tag" + random.nextInt(200))));
        values.put("body", new Value.Text("毎月第一日曜に川辺を掃除しています。".repeat(20)));
        values.put("contact_name", new Value.Text("担当者" + number));
        return new Content(new Fields(values), Set.of());
    }

    private static String word(Random random, int chars) {
        StringBuilder word = new StringBuilder();
        for (int made = 0; made < chars; made++) {
            word.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())));
        }
        return word.toString();
    }

    /** Published groups, made in batches. */
    public static List<UUID> publishGroups(TestStore store, int count, long seed) {
        Random random = new Random(seed);
        ContentType type = store.model.type("group").orElseThrow();
        List<UUID> ids = new ArrayList<>();
        for (int from = 0; from < count; from += EntryStore.MAX_BATCH_ENTRIES) {
            List<Incoming> batch = new ArrayList<>();
            for (int at = from; at < Math.min(count, from + EntryStore.MAX_BATCH_ENTRIES); at++) {
                batch.add(
                        Incoming.fromRegister(
                                type, new ExternalKey("sample", "" + at), group(random, at)));
            }
            ids.addAll(
                    store.database.write(tx -> {
                        List<UUID> made =
                                store.entries.upsert(tx, batch, null).stream()
                                        .map(UpsertOutcome::id)
                                        .toList();
                        store.publishing.publishAll(tx, made, null);
                        return made;
                    }));
        }
        return ids;
    }

    /** A draft of a group. */
    public static StoredEntry draft(TestStore store, String title) {
        ContentType type = store.model.type("group").orElseThrow();
        CreateOutcome outcome =
                store.database.write(tx ->
                        store.entries.create(
                                tx, new NewEntry(type, null, null, null, titled(title))));
        return ((CreateOutcome.Created) outcome).entry();
    }
}
