package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.content.model.ContentType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/** The same done to many entries, after saying what would happen to each. */
final class Bulk {
    /** Entries of one go. */
    static final int MAX_ENTRIES = 100;

    private final Database database;
    private final EntryStore entries;
    private final WorkLists lists;
    private final EntryInput input;
    private final Publishing publishing;

    Bulk(
            Database database,
            EntryStore entries,
            WorkLists lists,
            EntryInput input,
            Publishing publishing) {
        this.database = database;
        this.entries = entries;
        this.lists = lists;
        this.input = input;
        this.publishing = publishing;
    }

    /** What can be done to many. */
    enum Action {
        PUBLISH,
        UNPUBLISH,
        TRASH,
        RESTORE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Action> of(String id) {
            return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
        }
    }

    /** What would become of an entry. */
    enum Effect {
        /** It is done. */
        DONE,
        /** It is so already. */
        NOTHING,
        /** An office decides about it by steps of its own. */
        KEPT,
        /** Its draft is not complete. */
        INCOMPLETE,
        /** It is not there any more. */
        GONE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What would happen, without doing it. */
    Effect foresee(Action action, ContentType type, UUID id) {
        if (action == Action.RESTORE && lists.findTrashed(id).filter(isOf(type)).isPresent()) {
            return Effect.DONE;
        }
        Draft draft =
                entries.findDraft(id).filter(found -> isOf(type).test(found.entry())).orElse(null);
        if (draft == null) {
            return Effect.GONE;
        }
        Effect effect =
                switch (action) {
                    case PUBLISH -> published(type, draft);
                    case UNPUBLISH -> draft.entry().isLive() ? Effect.DONE : Effect.NOTHING;
                    case TRASH -> Effect.DONE;
                    case RESTORE -> Effect.NOTHING;
                };
        return effect == Effect.DONE && isKept(action, draft) ? Effect.KEPT : effect;
    }

    private boolean isKept(Action action, Draft draft) {
        Content next = action == Action.PUBLISH ? draft.content() : null;
        return database.<Boolean>read(tx -> publishing.isKept(tx, draft.entry(), next));
    }

    private static Predicate<StoredEntry> isOf(ContentType type) {
        return entry -> entry.type().equals(type.name());
    }

    /** What an entry is called, in the trash or not; its id when it is gone. */
    String title(UUID id) {
        return entries.find(id)
                .or(() -> lists.findTrashed(id))
                .map(entry -> entry.title().isEmpty() ? entry.slug() : entry.title())
                .orElse(id.toString());
    }

    private Effect published(ContentType type, Draft draft) {
        if (!draft.entry().hasUnpublishedChanges()) {
            return Effect.NOTHING;
        }
        return input.incomplete(type, draft.content()).isEmpty() ? Effect.DONE : Effect.INCOMPLETE;
    }

    /** Does it, each entry in a transaction of its own; returns how many it was done to. */
    int run(Action action, ContentType type, List<UUID> ids, UUID actor, String reason) {
        int done = 0;
        for (UUID id : ids) {
            if (foresee(action, type, id) == Effect.DONE && run(action, type, id, actor, reason)) {
                done++;
            }
        }
        return done;
    }

    private boolean run(Action action, ContentType type, UUID id, UUID actor, String reason) {
        return database.<Boolean>write(tx ->
                switch (action) {
                    case PUBLISH -> publish(tx, type, id, actor);
                    case UNPUBLISH -> accepted(publishing.unpublish(tx, id, actor, reason));
                    case TRASH -> publishing.trash(tx, id, actor, reason);
                    case RESTORE -> publishing.takeFromTrash(tx, id, actor);
                });
    }

    /** Looks once more while nobody else saves: what is incomplete by now is not published. */
    private boolean publish(Transaction tx, ContentType type, UUID id, UUID actor) {
        return entries.lockDraft(tx, id)
                        .filter(draft -> published(type, draft) == Effect.DONE)
                        .isPresent()
                && accepted(publishing.publish(tx, id, OptionalLong.empty(), actor));
    }

    private static boolean accepted(PublishOutcome outcome) {
        return outcome instanceof PublishOutcome.Accepted;
    }
}
