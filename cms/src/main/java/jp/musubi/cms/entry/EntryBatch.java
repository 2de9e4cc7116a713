package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentType;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Bringing many entries from outside up to date in a few statements. */
final class EntryBatch {
    private final Transaction tx;
    private final Names names;
    private final Ids ids;

    EntryBatch(Transaction tx, Names names, Ids ids) {
        this.tx = tx;
        this.names = names;
        this.ids = ids;
    }

    List<UpsertOutcome> upsert(List<Incoming> batch, @Nullable UUID author) {
        Known known = known(batch);
        List<UpsertOutcome> outcomes = new ArrayList<>();
        List<Draft> created = new ArrayList<>();
        List<Draft> changed = new ArrayList<>();
        Map<Incoming, String> slugs = slugs(batch, known);
        for (Incoming incoming : batch) {
            Optional<Draft> draft = known.draft(incoming);
            if (draft.isEmpty()) {
                Draft made = created(incoming, slugs);
                created.add(made);
                outcomes.add(outcome(made, UpsertOutcome.Change.CREATED));
            } else if (draft.get().content().equals(incoming.content())) {
                outcomes.add(outcome(draft.get(), UpsertOutcome.Change.UNCHANGED));
            } else {
                Draft next = changed(draft.get(), incoming);
                changed.add(next);
                outcomes.add(outcome(next, UpsertOutcome.Change.UPDATED));
            }
        }
        EntryWriter.insert(tx, states(created));
        EntryWriter.insertRevisions(tx, created, author);
        if (!EntryWriter.advance(tx, states(changed))) {
            throw new IllegalStateException("a locked entry was changed");
        }
        EntryWriter.insertRevisions(tx, changed, author);
        return outcomes;
    }

    private static UpsertOutcome outcome(Draft draft, UpsertOutcome.Change change) {
        return new UpsertOutcome(draft.entry().id(), change);
    }

    private static List<StoredEntry> states(List<Draft> drafts) {
        return drafts.stream().map(Draft::entry).toList();
    }

    private Draft created(Incoming incoming, Map<Incoming, String> slugs) {
        UUID id = incoming.id() != null ? incoming.id() : ids.next();
        String slug = slugs.get(incoming);
        StoredEntry entry =
                new StoredEntry(
                        id,
                        incoming.type().name(),
                        slug != null ? slug : Names.fallback(incoming.type(), id),
                        names.title(incoming.type(), incoming.content()),
                        incoming.owner(),
                        1,
                        1,
                        1,
                        null,
                        incoming.externalKey(),
                        tx.now(),
                        incoming.updatedAt() != null ? incoming.updatedAt() : tx.now(),
                        incoming.publishedAt(),
                        null,
                        null,
                        null);
        return new Draft(entry, incoming.content());
    }

    private Draft changed(Draft draft, Incoming incoming) {
        Instant at = incoming.updatedAt() != null ? incoming.updatedAt() : tx.now();
        return new Draft(
                draft.entry().saved(names.title(incoming.type(), incoming.content()), at),
                incoming.content());
    }

    /** Free slugs for those of the batch that are new and have a wish. */
    private Map<Incoming, String> slugs(List<Incoming> batch, Known known) {
        var wishes = new LinkedHashMap<Incoming, String>();
        for (Incoming incoming : batch) {
            if (known.draft(incoming).isEmpty()) {
                Optional.ofNullable(incoming.slug())
                        .filter(Slugs::isValid)
                        .or(() -> names.wish(incoming.type(), incoming.content()))
                        .ifPresent(wish -> wishes.put(incoming, wish));
            }
        }
        var taken = new HashMap<String, Set<String>>();
        wishes.keySet().stream()
                .map(Incoming::type)
                .distinct()
                .forEach(type -> taken.put(type.name(), taken(type, wishes)));
        var free = new HashMap<Incoming, String>();
        wishes.forEach((incoming, wish) -> {
            UUID distinguishing = incoming.id() != null ? incoming.id() : ids.next();
            Set<String> ofType = taken.getOrDefault(incoming.type().name(), Set.of());
            String slug = ofType.contains(wish) ? Names.distinct(wish, distinguishing) : wish;
            ofType.add(slug);
            free.put(incoming, slug);
        });
        return free;
    }

    private Set<String> taken(ContentType type, Map<Incoming, String> wishes) {
        List<String> ofType =
                wishes.entrySet().stream()
                        .filter(wish -> wish.getKey().type().name().equals(type.name()))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        return SlugUse.taken(tx, type.name(), ofType);
    }

    /** The drafts that are there already; their rows are locked, so that nobody saves meanwhile. */
    private Known known(List<Incoming> batch) {
        Set<UUID> found = new HashSet<>(lock("id", List.of(), idsOf(batch)));
        Map<String, List<byte[]>> keys =
                batch.stream()
                        .map(Incoming::externalKey)
                        .flatMap(key -> Optional.ofNullable(key).stream())
                        .collect(
                                Collectors.groupingBy(
                                        ExternalKey::source,
                                        Collectors.mapping(
                                                key -> EntryWriter.utf8(key.id()),
                                                Collectors.toList())));
        keys.forEach((source, externalIds) ->
                found.addAll(
                        lock(
                                "source = ? and external_id",
                                List.of(source.getBytes(StandardCharsets.UTF_8)),
                                externalIds)));
        return Known.of(EntryRows.drafts(tx, found).values());
    }

    Map<String, Draft> lockDrafts(String source, Collection<String> externalIds) {
        List<UUID> found =
                lock(
                        "source = ? and external_id",
                        List.of(EntryWriter.utf8(source)),
                        externalIds.stream().map(EntryWriter::utf8).toList());
        var drafts = new HashMap<String, Draft>();
        for (Draft draft : EntryRows.drafts(tx, found).values()) {
            ExternalKey key = draft.entry().externalKey();
            if (key != null) {
                drafts.put(key.id(), draft);
            }
        }
        return drafts;
    }

    private static List<byte[]> idsOf(List<Incoming> batch) {
        return batch.stream()
                .map(Incoming::id)
                .flatMap(id -> Optional.ofNullable(id).stream())
                .map(Ids::bytes)
                .toList();
    }

    private List<UUID> lock(String condition, List<byte[]> first, List<byte[]> among) {
        if (among.isEmpty()) {
            return List.of();
        }
        Query query =
                tx.handle()
                        .createQuery(
                                "select id from entry where "
                                        + condition
                                        + " in ("
                                        + EntryRows.places(among.size())
                                        + ") for update");
        int at = 0;
        for (byte[] value : first) {
            query.bind(at++, value);
        }
        for (byte[] value : among) {
            query.bind(at++, value);
        }
        return query.map((row, context) -> Ids.of(row.getBytes("id"))).list();
    }

    /** Drafts by what they can be known by. */
    private record Known(Map<UUID, Draft> byId, Map<ExternalKey, Draft> byKey) {
        static Known of(Collection<Draft> drafts) {
            var byId = new HashMap<UUID, Draft>();
            var byKey = new HashMap<ExternalKey, Draft>();
            for (Draft draft : drafts) {
                byId.put(draft.entry().id(), draft);
                ExternalKey key = draft.entry().externalKey();
                if (key != null) {
                    byKey.put(key, draft);
                }
            }
            return new Known(byId, byKey);
        }

        Optional<Draft> draft(Incoming incoming) {
            Draft known = incoming.id() == null ? null : byId.get(incoming.id());
            if (known == null && incoming.externalKey() != null) {
                known = byKey.get(incoming.externalKey());
            }
            return Optional.ofNullable(known);
        }
    }
}
