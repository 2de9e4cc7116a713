package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.content.checker.TextCheck;
import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.FieldsWriter;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads what clients send about entries, and says everything that is wrong with it at once. */
public final class EntryInput {
    private static final int MAX_NAME_CHARS = 60;

    private final ContentModel model;
    private final FieldsReader reader;
    private final EntryStore entries;
    private final TextCheck texts;
    private final Undescribed pictures;

    public EntryInput(
            ContentModel model,
            FieldsReader reader,
            EntryStore entries,
            TextCheck texts,
            Undescribed pictures) {
        this.model = model;
        this.reader = reader;
        this.entries = entries;
        this.texts = texts;
        this.pictures = pictures;
    }

    /** A new entry as it was sent. */
    record Wanted(
            ContentType type, @Nullable String slug, @Nullable String owner, Content content) {}

    static Fault badSlug() {
        return Fault.at("slug", "bad_slug", Slugs.MAX_SLUG_CHARS);
    }

    ContentModel model() {
        return model;
    }

    /** The type of a stored entry. */
    public ContentType typeOf(StoredEntry entry) {
        return model.type(entry.type()).orElseThrow(Refusal::notFound);
    }

    /** Reads the body of a new entry. */
    Wanted wanted(ObjectNode body) {
        List<Fault> faults = new ArrayList<>();
        unknownMembers(body, Set.of("type", "slug", "owner", "fields", "shown"), faults);
        String slug = slug(body, faults);
        String owner = text(body, "owner", faults);
        Optional<ContentType> type = type(body, faults);
        if (type.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        Content content = content(body, type.get(), faults);
        return new Wanted(type.get(), slug, owner, content);
    }

    /** Reads the body of a changed draft. */
    Content draft(ObjectNode body, ContentType type) {
        List<Fault> faults = new ArrayList<>();
        unknownMembers(body, Set.of("fields", "shown", "slug"), faults);
        slug(body, faults);
        return content(body, type, faults);
    }

    /** The slug in a body that was read as a draft; empty if it has none. */
    Optional<String> slug(ObjectNode body) {
        return Optional.ofNullable(body.get("slug")).map(JsonNode::textValue);
    }

    private static @Nullable String slug(ObjectNode body, List<Fault> faults) {
        String slug = text(body, "slug", faults);
        if (slug != null && !Slugs.isValid(slug)) {
            faults.add(badSlug());
        }
        return slug;
    }

    /**
     * What a caller may save: of the fields that only city staff write, others keep the present
     * values. What programs send passes here; of a form such fields are not even read.
     *
     * @throws Refusal naming such fields that were sent with another value
     */
    public Content permitted(Caller caller, ContentType type, Content sent, Content present) {
        if (caller.isStaff()) {
            return sent;
        }
        List<Fault> faults = StaffFields.changed(type, sent, present);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return StaffFields.kept(type, sent, present);
    }

    /** What an old revision says that a caller may go back to, without what only staff change. */
    public Content restorable(Caller caller, ContentType type, Content old, Content present) {
        return caller.isStaff() ? old : StaffFields.kept(type, old, present);
    }

    /** Everything that keeps a draft from being published; empty when it is complete. */
    public List<Fault> incomplete(ContentType type, Content content) {
        return Fault.of(missing(type, content));
    }

    /**
     * Everything that keeps a draft from being handed in: what is missing, what the checker calls
     * an error in its texts, and pictures that nothing describes. Reads the store, so never inside
     * a transaction.
     */
    public List<Problem> unready(ContentType type, Content content) {
        var problems = new ArrayList<>(missing(type, content));
        problems.addAll(texts.problems(type, content.fields()));
        problems.addAll(undescribed(type, content));
        return List.copyOf(problems);
    }

    private List<Problem> undescribed(ContentType type, Content content) {
        var fields = new LinkedHashMap<UUID, Field>();
        for (Field field : type.fieldsOf(FieldKind.ASSET)) {
            content.fields()
                    .text(field.name())
                    .flatMap(Request::uuid)
                    .ifPresent(id -> fields.put(id, field));
        }
        return fields.isEmpty()
                ? List.of()
                : pictures.among(fields.keySet()).stream()
                        .flatMap(id -> Optional.ofNullable(fields.get(id)).stream())
                        .map(field -> Problem.at(field.name() + ".alt", "picture_undescribed"))
                        .toList();
    }

    private List<Problem> missing(ContentType type, Content content) {
        return reader.read(type, FieldsWriter.toJson(content.fields())).problems();
    }

    private Content content(ObjectNode body, ContentType type, List<Fault> faults) {
        JsonNode fields = body.get("fields");
        if (fields == null || fields.isNull()) {
            faults.add(Fault.at("fields", "required"));
            throw Refusal.invalid(faults);
        }
        if (!fields.isObject()) {
            faults.add(Fault.at("fields", "no_object"));
            throw Refusal.invalid(faults);
        }
        Checked checked = reader.readDraft(type, fields);
        faults.addAll(Fault.of(checked.problems()));
        Set<String> shown = shown(body, type, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new Content(entries.resolveReferences(type, checked.fields()), shown);
    }

    private static Set<String> shown(ObjectNode body, ContentType type, List<Fault> faults) {
        var shown = new TreeSet<String>();
        JsonNode given = body.get("shown");
        if (given == null || given.isNull()) {
            return shown;
        }
        if (!given.isArray() || given.size() > type.fields().size()) {
            faults.add(Fault.at("shown", "no_list"));
            return shown;
        }
        for (JsonNode name : given) {
            boolean optional =
                    name.isTextual()
                            && type.field(name.textValue())
                                    .filter(field -> field.visibility() == Visibility.OPTIONAL)
                                    .isPresent();
            if (optional) {
                shown.add(name.textValue());
            } else {
                faults.add(Fault.at("shown", "no_optional_field", printable(name.asText())));
            }
        }
        return shown;
    }

    private Optional<ContentType> type(ObjectNode body, List<Fault> faults) {
        String name = text(body, "type", faults);
        if (name == null) {
            if (!body.has("type") || body.get("type").isNull()) {
                faults.add(Fault.at("type", "required"));
            }
            return Optional.empty();
        }
        Optional<ContentType> type = model.type(name);
        if (type.isEmpty()) {
            faults.add(Fault.at("type", "unknown_type", String.join(", ", model.types().keySet())));
        }
        return type;
    }

    private static @Nullable String text(ObjectNode body, String name, List<Fault> faults) {
        JsonNode given = body.get(name);
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isTextual()) {
            faults.add(Fault.at(name, "no_text"));
            return null;
        }
        return given.textValue();
    }

    /** Adds a fault for each member of a body that has another name than these. */
    public static void unknownMembers(ObjectNode body, Set<String> known, List<Fault> faults) {
        for (var member : body.properties()) {
            if (!known.contains(member.getKey())) {
                String name = printable(member.getKey());
                faults.add(Fault.at(name, "unknown_member", name));
            }
        }
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}\\p{P} ]", "?");
        int chars = Math.min(MAX_NAME_CHARS, plain.codePointCount(0, plain.length()));
        return plain.substring(0, plain.offsetByCodePoints(0, chars));
    }
}
