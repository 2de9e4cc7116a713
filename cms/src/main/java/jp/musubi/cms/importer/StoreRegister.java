package jp.musubi.cms.importer;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.ExternalKey;
import jp.musubi.cms.entry.Incoming;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.entry.UpsertOutcome;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The store as a register: rows become drafts of entries, or published entries. */
public final class StoreRegister implements Register {
    /** Unpublished revisions of one entry that are searched for edits by people. */
    private static final int MAX_REVISIONS_LOOKED_AT = 200;

    private final Database database;
    private final EntryStore entries;
    private final Publishing publishing;
    private final String language;

    /**
     * The register of a store.
     *
     * @param language of the registers' texts: the site's first one
     */
    public StoreRegister(
            Database database, EntryStore entries, Publishing publishing, String language) {
        this.database = database;
        this.entries = entries;
        this.publishing = publishing;
        this.language = language;
    }

    @Override
    public List<Outcome> upsert(List<RegisterRow> rows, boolean publish) {
        try {
            return upsertOnce(rows, publish);
        } catch (RuntimeException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
            // Somebody took a slug after we found it free; now everybody can see that it is taken.
            return upsertOnce(rows, publish);
        }
    }

    private List<Outcome> upsertOnce(List<RegisterRow> rows, boolean publish) {
        return database.write(tx -> {
            List<Merged> merged = merged(tx, rows);
            List<UpsertOutcome> stored =
                    entries.upsert(tx, merged.stream().map(Merged::incoming).toList(), null);
            List<Outcome> outcomes = new ArrayList<>();
            List<UUID> ready = new ArrayList<>();
            for (int i = 0; i < merged.size(); i++) {
                Merged row = merged.get(i);
                UpsertOutcome outcome = stored.get(i);
                Optional<Sentence> hindrance = publish ? hindrance(tx, row) : Optional.empty();
                boolean changed = outcome.change() != UpsertOutcome.Change.UNCHANGED;
                if (publish && hindrance.isEmpty() && (changed || row.waits())) {
                    ready.add(outcome.id());
                }
                outcomes.add(new Outcome(change(outcome.change()), hindrance.stream().toList()));
            }
            publishing.publishAll(tx, ready, null);
            return outcomes;
        });
    }

    @Override
    public List<Outcome> preview(List<RegisterRow> rows, boolean publish) {
        return database.read(tx ->
                merged(tx, rows).stream()
                        .map(row -> {
                            Optional<Sentence> hindrance =
                                    publish ? hindrance(tx, row) : Optional.empty();
                            return new Outcome(row.change(), hindrance.stream().toList());
                        })
                        .toList());
    }

    private List<Merged> merged(Transaction tx, List<RegisterRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Draft> known =
                entries.lockDrafts(
                        tx, rows.getFirst().source(), rows.stream().map(RegisterRow::id).toList());
        return rows.stream().map(row -> merged(tx, row, known.get(row.id()))).toList();
    }

    private Merged merged(Transaction tx, RegisterRow row, @Nullable Draft draft) {
        Fields said = entries.resolveReferences(tx, row.type(), row.fields());
        Content content =
                draft == null
                        ? new Content(said, Set.of())
                        : new Content(
                                Merge.of(draft.content().fields(), said, row.once(), language),
                                draft.content().shown());
        Incoming incoming =
                new Incoming(
                        row.type(),
                        null,
                        row.slug(),
                        null,
                        new ExternalKey(row.source(), row.id()),
                        content,
                        null,
                        null);
        return new Merged(incoming, draft);
    }

    /** A row with what the entry said before it; null if it is new. */
    private record Merged(Incoming incoming, @Nullable Draft before) {
        Outcome.Change change() {
            if (before == null) {
                return Outcome.Change.CREATED;
            }
            return before.content().equals(incoming.content())
                    ? Outcome.Change.UNCHANGED
                    : Outcome.Change.UPDATED;
        }

        /** Whether the draft has not been published although nothing changes. */
        boolean waits() {
            return before != null && before.entry().hasUnpublishedChanges();
        }
    }

    /** Why an entry must not be published by an import, if anything speaks against it. */
    private Optional<Sentence> hindrance(Transaction tx, Merged row) {
        for (Field field : row.incoming().type().fields().values()) {
            if (field.required() && !row.incoming().content().fields().has(field.name())) {
                return Optional.of(language ->
                        Sentence.of("not_published_missing", field.label().in(language))
                                .in(language));
            }
        }
        Draft before = row.before();
        if (before != null && publishing.isKept(tx, before.entry(), row.incoming().content())) {
            return Optional.of(Sentence.of("not_published_kept"));
        }
        if (before == null || !before.entry().hasUnpublishedChanges()) {
            return Optional.empty();
        }
        StoredEntry entry = before.entry();
        if (!entry.isLive() && entry.publishedAt() != null) {
            return Optional.of(Sentence.of("not_published_withdrawn"));
        }
        Integer live = entry.liveRevision();
        int unpublished = entry.draftRevision() - (live == null ? 0 : live);
        boolean byPeople =
                entries
                        .revisions(
                                entry.id(),
                                Integer.MAX_VALUE,
                                Math.min(unpublished, MAX_REVISIONS_LOOKED_AT))
                        .stream()
                        .anyMatch(revision -> revision.author() != null);
        return byPeople ? Optional.of(Sentence.of("not_published_edits")) : Optional.empty();
    }

    private static Outcome.Change change(UpsertOutcome.Change change) {
        return switch (change) {
            case CREATED -> Outcome.Change.CREATED;
            case UPDATED -> Outcome.Change.UPDATED;
            case UNCHANGED -> Outcome.Change.UNCHANGED;
        };
    }
}
