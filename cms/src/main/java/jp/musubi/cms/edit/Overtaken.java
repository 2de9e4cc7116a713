package jp.musubi.cms.edit;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A form that was filled from an older revision than the draft's: what only one of both changed is
 * taken from that one; where both did, the draft stays as it is and the form is told so.
 */
final class Overtaken {
    private final EntryStore entries;
    private final Places places;
    private final ValueTexts texts;

    Overtaken(EntryStore entries, Places places, ValueTexts texts) {
        this.entries = entries;
        this.places = places;
        this.texts = texts;
    }

    /**
     * What an entry is to say after such a form, with one problem more for each place that both
     * changed.
     *
     * @param base the revision that the form was filled from
     * @param read what the form says
     */
    FormParts.Result together(
            Transaction tx,
            Draft draft,
            ContentType type,
            int base,
            FormCheck.Read read,
            Predicate<Field> mayWrite,
            String language) {
        if (base == draft.entry().draftRevision()) {
            return new FormParts.Result(read.content(), read.problems());
        }
        Content was = entries.revision(tx, draft.entry().id(), base).orElse(draft.content());
        var before = places.of(type, was);
        var theirs = places.of(type, draft.content());
        Merge merge = Merge.of(before, places.of(type, read.content()), theirs);
        var problems = new ArrayList<>(read.problems());
        Set<String> faulty = new TreeSet<>();
        read.problems().forEach(problem -> faulty.add(Drafting.fieldOf(problem.field())));
        var values = new LinkedHashMap<>(merge.merged());
        for (Merge.Conflict conflict : merge.conflicts()) {
            Value value = conflict.theirs();
            if (value != null) {
                values.put(conflict.place(), value);
            }
        }
        List<Place> clashes =
                places.all(type).stream()
                        .filter(place -> mayWrite.test(place.field()))
                        .filter(place ->
                                isIn(merge, place)
                                        || (faulty.contains(place.field().name())
                                                && !Objects.equals(
                                                        before.get(place), theirs.get(place))))
                        .toList();
        for (Place place : clashes) {
            String text = texts.text(place, theirs.get(place), language);
            problems.add(
                    text.isEmpty()
                            ? Problem.at(place.field().name(), "emptied_elsewhere")
                            : Problem.at(place.field().name(), "saved_elsewhere", text));
        }
        return new FormParts.Result(places.together(type, values), problems);
    }

    private static boolean isIn(Merge merge, Place place) {
        return merge.conflicts().stream().anyMatch(conflict -> conflict.place().equals(place));
    }
}
