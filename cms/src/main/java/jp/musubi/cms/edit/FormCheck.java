package jp.musubi.cms.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes what can be used from a form; for wrong values, what stood there before stays. */
final class FormCheck {
    private final EntryStore entries;
    private final FieldsReader check;
    private final FormReader reader;
    private final Described described;

    FormCheck(EntryStore entries, FieldsReader check, List<String> languages, Described described) {
        this.entries = entries;
        this.check = check;
        this.reader = new FormReader(languages);
        this.described = described;
    }

    /** What an entry is to say, and what is wrong with what was typed. */
    record Read(Content content, List<Problem> problems) {}

    /**
     * Reads a form, with what its pictures show.
     *
     * @param account that sent it; null for an applicant, who has none
     * @param mayWrite the fields that may be changed; others stay as they are
     */
    Read read(
            Transaction tx,
            @Nullable UUID account,
            Draft draft,
            ContentType type,
            Typed typed,
            Predicate<Field> mayWrite) {
        Content before = draft.content();
        ObjectNode json = reader.fields(type, typed, before, mayWrite);
        Checked checked = check.readDraft(type, json);
        Set<String> faulty =
                checked.problems().stream()
                        .map(problem -> Drafting.fieldOf(problem.field()))
                        .collect(Collectors.toCollection(TreeSet::new));
        var values = new LinkedHashMap<String, Value>();
        for (String name : type.fields().keySet()) {
            Fields source = faulty.contains(name) ? before.fields() : checked.fields();
            source.get(name).ifPresent(value -> values.put(name, value));
        }
        Fields fields = entries.resolveReferences(tx, type, new Fields(values));
        Set<String> shown = reader.shown(type, typed, before, mayWrite);
        Content content =
                described.apply(
                        tx,
                        account,
                        draft.entry(),
                        type,
                        typed,
                        mayWrite,
                        new Content(fields, shown));
        return new Read(content, checked.problems());
    }
}
