package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;

/**
 * The maps of a linked site. What is in them never changes.
 *
 * @param snapshot with what readers may see
 * @param read the same entries as they were read, each at the same place
 * @param byType entries in their type's order
 * @param byKey entries of a type by id and slug
 * @param referring by {@link #reference}: entries that refer to something by one of its names, in
 *     their type's order; whether anything has that name is not said
 * @param terms by {@link #termKey}
 * @param warnings by the id of the entry
 * @param isContended whether two entries of a type want one name
 * @param newest some of the entries that changed last
 */
record Graph(
        Snapshot snapshot,
        List<Entry> read,
        Map<String, List<Entry>> byType,
        Map<String, Layered<String, Entry>> byKey,
        Layered<String, List<Entry>> referring,
        Map<String, Asset> assets,
        Map<String, List<TermEntries>> terms,
        Layered<String, List<String>> warnings,
        boolean isContended,
        Newest newest) {

    /** The same graph with other warnings. */
    Graph with(Layered<String, List<String>> others) {
        return new Graph(
                snapshot,
                read,
                byType,
                byKey,
                referring,
                assets,
                terms,
                others,
                isContended,
                newest);
    }

    /** Where {@link #referring} keeps the entries of a type that refer to another by a name. */
    static String reference(String from, String to, String name) {
        return from + "\t" + to + "\t" + name;
    }

    /** All keys of {@link #referring} under which an entry stands. */
    static SequencedSet<String> references(ContentType type, Entry entry) {
        var references = new LinkedHashSet<String>();
        for (Field field : type.fieldsOf(FieldKind.REFERENCE)) {
            entry.fields()
                    .text(field.name())
                    .ifPresent(name ->
                            references.add(reference(type.name(), targetType(field), name)));
        }
        return references;
    }

    static String targetType(Field field) {
        return Objects.requireNonNullElse(field.target(), "");
    }

    static String termKey(ContentType type, Field field) {
        return type.name() + "/" + field.name();
    }

    /** When the newest entry changed. */
    Instant changedAt() {
        return newest.entries().isEmpty()
                ? snapshot.site().generatedAt()
                : newest.entries().getFirst().updatedAt();
    }

    /** The entry of a type with that id, else with that slug. */
    @Nullable Entry named(String type, String idOrSlug) {
        Layered<String, Entry> keys = byKey.get(type);
        return keys == null ? null : keys.get(idOrSlug);
    }

    /** The entry that a reference field leads to; null if there is none. */
    @Nullable Entry target(Entry entry, Field field) {
        return entry.fields()
                .text(field.name())
                .map(name -> named(targetType(field), name))
                .orElse(null);
    }

    /** The entries of a type that refer to an entry, in that type's order. */
    List<Entry> referrers(Entry entry, ContentType from) {
        List<Entry> byId = referring(entry, from, entry.id());
        List<Entry> bySlug =
                Objects.equals(named(entry.type(), entry.slug()), entry)
                                && !entry.slug().equals(entry.id())
                        ? referring(entry, from, entry.slug())
                        : List.of();
        if (byId.isEmpty() || bySlug.isEmpty()) {
            return byId.isEmpty() ? bySlug : byId;
        }
        var both = new LinkedHashSet<>(byId);
        both.addAll(bySlug);
        return EntryOrder.of(from).sorted(List.copyOf(both));
    }

    private List<Entry> referring(Entry entry, ContentType from, String name) {
        List<Entry> found = referring.get(reference(from.name(), entry.type(), name));
        return found == null ? List.of() : found;
    }

    /** What an entry refers to or shows and the site does not have, one sentence each. */
    List<String> warnings(Entry entry) {
        var found = new ArrayList<String>();
        for (Field field : snapshot.model().require(entry.type()).fields().values()) {
            switch (field.kind()) {
                case REFERENCE -> warnOfReference(entry, field, found);
                case ASSET -> warnOfAsset(entry, field, found);
                default -> warnOfTerms(entry, field, found);
            }
        }
        return found;
    }

    private void warnOfReference(Entry entry, Field field, List<String> to) {
        if (target(entry, field) == null) {
            entry.fields()
                    .text(field.name())
                    .ifPresent(name ->
                            to.add(
                                    sentence(
                                            entry,
                                            field,
                                            "refers to the %s \"%s\", which is not published; the link is left out"
                                                    .formatted(targetType(field), name))));
        }
    }

    private void warnOfAsset(Entry entry, Field field, List<String> to) {
        entry.fields()
                .text(field.name())
                .filter(id -> !assets.containsKey(id))
                .ifPresent(id ->
                        to.add(
                                sentence(
                                        entry,
                                        field,
                                        "shows the asset \"%s\", which the snapshot does not have; it is left out"
                                                .formatted(id))));
    }

    private void warnOfTerms(Entry entry, Field field, List<String> to) {
        if (!TermLists.isGathered(field) || !field.kind().isChosen()) {
            return;
        }
        var known = TermLists.vocabulary(snapshot.model(), field);
        for (String id : entry.fields().items(field.name())) {
            if (!known.containsKey(id)) {
                to.add(
                        sentence(
                                entry,
                                field,
                                "names the unknown term \"%s\"; it is left out".formatted(id)));
            }
        }
    }

    private static String sentence(Entry entry, Field field, String what) {
        return "%s %s: %s %s".formatted(entry.type(), entry.slug(), field.name(), what);
    }
}
