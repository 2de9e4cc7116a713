package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the tables that lists are filtered and ordered by equal to the live revisions. */
final class LiveIndex {
    private final ContentModel model;

    LiveIndex(ContentModel model) {
        this.model = model;
    }

    /** Writes the rows of entries that became live or live anew. */
    void put(Transaction tx, List<LiveEntry> entries) {
        remove(tx, entries.stream().map(live -> UUID.fromString(live.entry().id())).toList());
        try (PreparedBatch terms =
                        tx.handle()
                                .prepareBatch(
                                        "insert into term (field, term_value, entry_id)"
                                                + " values (?, ?, ?)");
                PreparedBatch keys =
                        tx.handle()
                                .prepareBatch(
                                        "insert into sort_key (field, position, entry_id)"
                                                + " values (?, ?, ?)")) {
            for (LiveEntry live : entries) {
                Optional<ContentType> type = model.type(live.entry().type());
                type.ifPresent(known -> addTerms(terms, known, live.entry()));
                type.ifPresent(known -> addKeys(keys, known, live.entry()));
            }
            execute(terms);
            execute(keys);
        }
    }

    /** Removes the rows of entries that are not live any more. */
    void remove(Transaction tx, Collection<UUID> ids) {
        for (String table : List.of("term", "sort_key")) {
            try (PreparedBatch batch =
                    tx.handle().prepareBatch("delete from " + table + " where entry_id = ?")) {
                ids.forEach(id -> batch.bind(0, Ids.bytes(id)).add());
                execute(batch);
            }
        }
    }

    private static void addTerms(PreparedBatch terms, ContentType type, Entry entry) {
        byte[] id = Ids.bytes(UUID.fromString(entry.id()));
        for (Field field : Terms.fields(type)) {
            for (String value : Terms.values(entry.fields(), field.name())) {
                terms.bind(0, Terms.key(type, field.name()))
                        .bind(1, Terms.stored(value))
                        .bind(2, id)
                        .add();
            }
        }
        SameWords.keys(type, entry.fields())
                .forEach((name, words) ->
                        terms.bind(0, SameWords.key(type, name))
                                .bind(1, Terms.stored(words))
                                .bind(2, id)
                                .add());
    }

    private static void addKeys(PreparedBatch keys, ContentType type, Entry entry) {
        UUID id = UUID.fromString(entry.id());
        byte[] idBytes = Ids.bytes(id);
        for (String name : SortKeys.names(type)) {
            for (byte[] position : SortKeys.positions(entry, id, name)) {
                keys.bind(0, Terms.key(type, name)).bind(1, position).bind(2, idBytes).add();
            }
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
