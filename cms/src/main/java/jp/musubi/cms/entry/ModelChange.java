package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.node.TextNode;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Notices that a city changed which fields its lists are filtered and ordered by, and writes the
 * rows of those lists anew: a new column would otherwise be empty until each entry is published
 * again.
 */
final class ModelChange {
    private static final int CHUNK_ENTRIES = 500;
    private static final String SETTING_PREFIX = "lists.";

    private final Database database;
    private final SettingStore settings;
    private final ContentModel model;
    private final LiveIndex index;

    ModelChange(Database database, ContentModel model, LiveIndex index) {
        this.database = database;
        this.settings = new SettingStore(database);
        this.model = model;
        this.index = index;
    }

    /** Rewrites what has to be; returns for how many entries. */
    int follow() {
        int rewritten = 0;
        for (ContentType type : model.types().values()) {
            String now = description(type);
            String before =
                    settings.get(SETTING_PREFIX + type.name())
                            .map(text -> text.asText())
                            .orElse("");
            if (!now.equals(before)) {
                rewritten += rewrite(type);
                database.write(tx -> {
                    settings.put(tx, SETTING_PREFIX + type.name(), TextNode.valueOf(now));
                    LiveEntries.nextGeneration(tx);
                    return now;
                });
            }
        }
        return rewritten;
    }

    private int rewrite(ContentType type) {
        int rewritten = 0;
        UUID after = null;
        List<LiveEntry> chunk;
        do {
            UUID from = after;
            chunk = database.write(tx -> rewrite(tx, type, from));
            rewritten += chunk.size();
            after = chunk.isEmpty() ? null : UUID.fromString(chunk.getLast().entry().id());
        } while (chunk.size() == CHUNK_ENTRIES);
        return rewritten;
    }

    private List<LiveEntry> rewrite(Transaction tx, ContentType type, @Nullable UUID after) {
        List<LiveEntry> chunk = EntryRows.liveAfter(tx, type.name(), after, CHUNK_ENTRIES);
        index.put(tx, chunk);
        return chunk;
    }

    /** Everything that the rows of a type's lists depend on. */
    private static String description(ContentType type) {
        String filters =
                Terms.fields(type).stream()
                        .map(field -> field.name() + ":" + field.kind().id())
                        .collect(Collectors.joining(" "));
        String orders =
                SortKeys.names(type).stream()
                        .map(name ->
                                name
                                        + type.field(name)
                                                .map(field -> ":" + field.kind().id())
                                                .orElse(""))
                        .collect(Collectors.joining(" "));
        return filters + " | " + orders + SameWords.description(type);
    }
}
