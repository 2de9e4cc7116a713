package jp.musubi.cms.edit;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Saving what people type, and putting together what two of them typed at the same time. */
final class Drafting {
    private final Database database;
    private final EntryStore entries;
    private final AuditLog audit;
    private final FormCheck forms;
    private final Places places;

    Drafting(
            Database database,
            EntryStore entries,
            AuditLog audit,
            FieldsReader check,
            List<String> languages,
            Described described) {
        this.database = database;
        this.entries = entries;
        this.audit = audit;
        this.forms = new FormCheck(entries, check, languages, described);
        this.places = new Places(languages);
    }

    /** What came of a form. */
    sealed interface Outcome {
        /** What could be used is in the draft. */
        record Saved(Draft draft, List<Problem> problems) implements Outcome {}

        /** The form says nothing new, but the draft is newer than it. */
        record Behind(Draft draft, List<Problem> problems) implements Outcome {}

        /** Somebody else saved in between; what was typed is kept as a revision of its own. */
        record Clash(int aside, Merging merging, List<Problem> problems) implements Outcome {}
    }

    /** Two texts to be put together. */
    record Merging(Draft theirs, Merge merge, Content mine) {}

    /** The fields that somebody may change. */
    static Predicate<Field> writableBy(Caller caller) {
        return field -> caller.isStaff() || field.editing().writer() == Editing.Writer.OWNER;
    }

    /** Saves a form; wrong values are left out, and what stood there before stays. */
    Outcome save(Caller caller, UUID id, ContentType type, Sent sent) {
        return database.write(tx -> save(tx, caller, id, type, sent));
    }

    private Outcome save(Transaction tx, Caller caller, UUID id, ContentType type, Sent sent) {
        Draft before = entries.lockDraft(tx, id).orElseThrow(Refusal::notFound);
        FormCheck.Read read =
                forms.read(tx, caller.account(), before, type, sent.typed(), writableBy(caller));
        Saving.Origin origin = sent.isByItself() ? Saving.Origin.AUTOSAVE : Saving.Origin.SAVE;
        var saving = new Saving(caller.account(), origin, sent.session());
        Attempt attempt = save(tx, id, type, sent.version(), sent.base(), read.content(), saving);
        if (origin == Saving.Origin.AUTOSAVE && attempt.begins(before)) {
            audit.add(tx, caller.account(), "entry.save", id, origin.id());
        }
        return attempt.withProblems(read.problems());
    }

    /** Saves what an entry is to say, or puts it aside where somebody else was faster. */
    Attempt save(
            Transaction tx,
            UUID id,
            ContentType type,
            long version,
            int base,
            Content content,
            Saving saving) {
        return switch (entries.saveAs(tx, id, version, content, saving)) {
            case SaveOutcome.Saved(StoredEntry saved) -> {
                if (saving.origin() != Saving.Origin.AUTOSAVE) {
                    audit.add(tx, saving.author(), "entry.save", id, saving.origin().id());
                }
                yield new Attempt.Done(entries.findDraft(tx, id).orElseThrow());
            }
            case SaveOutcome.Stale(Draft theirs) -> {
                Merging merging = merging(tx, type, base, content, theirs);
                if (merging.merge().mine().isEmpty() && merging.merge().conflicts().isEmpty()) {
                    yield new Attempt.Nothing(theirs);
                }
                entries.keep(tx, id, theirs.entry().draftRevision());
                var aside = new Saving(saving.author(), Saving.Origin.ASIDE, saving.session());
                yield new Attempt.Aside(entries.putAside(tx, id, content, base, aside), merging);
            }
            case SaveOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    /** What came of saving, before its problems are told. */
    sealed interface Attempt {
        /** It is in the draft. */
        record Done(Draft draft) implements Attempt {}

        /** It said nothing that its revision did not say, and the draft is newer. */
        record Nothing(Draft draft) implements Attempt {}

        /** It was put aside. */
        record Aside(int number, Merging merging) implements Attempt {}

        /**
         * Whether a new revision was begun: of what a form saves by itself only that is recorded,
         * once in an editing session, and again after others came to rely on what it said.
         */
        default boolean begins(Draft before) {
            return this instanceof Done(Draft after)
                    && after.entry().draftRevision() != before.entry().draftRevision();
        }

        /** The same with its problems. */
        default Outcome withProblems(List<Problem> problems) {
            return switch (this) {
                case Done(Draft draft) -> new Outcome.Saved(draft, problems);
                case Nothing(Draft draft) -> new Outcome.Behind(draft, problems);
                case Aside(int number, Merging merging) ->
                        new Outcome.Clash(number, merging, problems);
            };
        }
    }

    private Merging merging(
            Transaction tx, ContentType type, int base, Content mine, Draft theirs) {
        Content was = entries.revision(tx, theirs.entry().id(), base).orElse(theirs.content());
        return new Merging(
                theirs,
                Merge.of(
                        places.of(type, was),
                        places.of(type, mine),
                        places.of(type, theirs.content())),
                mine);
    }

    /** Two texts to be put together: one that was put aside, and the draft as it is now. */
    Merging merging(Transaction tx, ContentType type, UUID id, int aside, int base) {
        Content mine = entries.revision(tx, id, aside).orElseThrow(Refusal::notFound);
        Draft theirs = entries.lockDraft(tx, id).orElseThrow(Refusal::notFound);
        return merging(tx, type, base, mine, theirs);
    }

    /** Saves two texts put together; null if the draft changed once more. */
    @Nullable Draft join(
            Transaction tx,
            ContentType type,
            Merging merging,
            int aside,
            Function<Place, Merge.Choice> choices,
            Saving saving) {
        UUID id = merging.theirs().entry().id();
        var values = merging.merge().resolved(choices);
        Content content = places.together(type, values);
        long version = merging.theirs().entry().version();
        return switch (entries.saveAs(tx, id, version, content, saving)) {
            case SaveOutcome.Saved(StoredEntry saved) -> {
                entries.keep(tx, id, aside);
                audit.add(tx, saving.author(), "entry.merge", id, "with " + aside);
                yield entries.findDraft(tx, id).orElseThrow();
            }
            case SaveOutcome.Stale(Draft newer) -> null;
            case SaveOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    /** The field of a problem's place: {@code sns} of {@code sns[2]}. */
    static String fieldOf(String place) {
        return place.split("[.\\[]", 2)[0];
    }
}
