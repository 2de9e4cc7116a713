package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Redirect;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * A snapshot as a graph: entries by type, id and slug, references resolved and reversed, terms with
 * their entries. Immutable, safe for many threads, and answers every question from memory.
 *
 * <p>Only what readers without an account may see is in it, whatever the snapshot carried.
 */
public final class LinkedSite {
    /** The order of what is new. */
    public static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::updatedAt).reversed().thenComparing(Entry::id);

    private final Graph graph;

    /** The graph that this one followed, and what differs; null for one linked from nothing. */
    private final @Nullable Step step;

    private record Step(Graph from, Differences differences) {
        @SuppressWarnings("ReferenceEquality") // the very one that was followed
        boolean isFrom(LinkedSite site) {
            return from == site.graph;
        }
    }

    private LinkedSite(Graph graph, @Nullable Step step) {
        this.graph = graph;
        this.step = step;
    }

    /**
     * Links a snapshot. A reference that leads nowhere becomes a warning.
     *
     * @param snapshot with entries as they are stored: an {@code optional} value that is not named
     *     in {@link Entry#shown} is hidden
     */
    public static LinkedSite of(Snapshot snapshot) {
        return new LinkedSite(Linking.of(snapshot), null);
    }

    /**
     * Links a later snapshot: as {@link #of}, but where entries are the same objects as here it
     * takes over what is known of them.
     */
    public LinkedSite followedBy(Snapshot later) {
        Relinking.Relinked relinked = Relinking.of(graph, later);
        return relinked == null
                ? of(later)
                : new LinkedSite(relinked.graph(), new Step(graph, relinked.differences()));
    }

    /** What the city says about its site. */
    public Site site() {
        return graph.snapshot().site();
    }

    /**
     * When the newest entry changed. Pages tell this time rather than that of the snapshot, so that
     * building the same content again writes nothing.
     */
    public Instant changedAt() {
        Reads.note(() -> Fact.CHANGED_AT);
        return graph.changedAt();
    }

    /** The types and vocabularies that the entries follow. */
    public ContentModel model() {
        return graph.snapshot().model();
    }

    /** All entries, in the order they were read. */
    public List<Entry> entries() {
        Reads.note(() -> Fact.EVERY_ENTRY);
        return graph.snapshot().entries();
    }

    /**
     * The entries that changed last, newest first.
     *
     * @param most at most {@value Newest#MIN_ENTRIES}
     */
    public List<Entry> newest(int most) {
        Reads.note(() -> Fact.EVERY_ENTRY);
        List<Entry> newest = graph.newest().entries();
        return newest.subList(0, Math.min(most, newest.size()));
    }

    /** The entries of a type, in the type's order. */
    public List<Entry> entries(String type) {
        Reads.note(() -> Fact.type(type));
        return graph.byType().getOrDefault(type, List.of());
    }

    /** The entry of a type with that id, else with that slug. */
    public Optional<Entry> entry(String type, String idOrSlug) {
        Optional<Entry> found = Optional.ofNullable(graph.named(type, idOrSlug));
        Reads.note(() -> found.map(LinkedSite::fact).orElseGet(() -> Fact.names(type)));
        return found;
    }

    /** The entry with that id, of whatever type. */
    public Optional<Entry> entry(String id) {
        return model().types().keySet().stream()
                .map(type -> graph.named(type, id))
                .filter(found -> found != null && found.id().equals(id))
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** The entry that has the type and id of another; for the graph's own work. */
    @Nullable Entry sameAs(Entry other) {
        return graph.named(other.type(), other.id());
    }

    /** Whether any entry was elsewhere before. */
    public boolean hasRedirects() {
        return !graph.snapshot().redirects().isEmpty();
    }

    /** What the city signed; whoever reads it notes so ({@link Fact#signed}). */
    public List<SignedFile> signed() {
        return graph.snapshot().signed();
    }

    /** Where entries were before; for the graph's own work. */
    List<Redirect> redirects() {
        return graph.snapshot().redirects();
    }

    /** The entry that a former address leads to; for the graph's own work. */
    Optional<Entry> find(Redirect redirect) {
        return Optional.ofNullable(graph.named(redirect.type(), redirect.entry()));
    }

    /** The type of an entry. */
    public ContentType type(Entry entry) {
        return model().require(entry.type());
    }

    /** What an entry is called in a language. */
    public String title(Entry entry, String language) {
        Reads.note(() -> fact(entry));
        return entry.fields().text(type(entry).titleField(), language).orElse(entry.slug());
    }

    /** The entry that a reference field points to; empty if it has none or it leads nowhere. */
    public Optional<Entry> target(Entry entry, String field) {
        Optional<Entry> found = find(entry, field);
        Reads.note(() -> found.map(LinkedSite::fact).orElseGet(() -> namesOf(entry, field)));
        return found;
    }

    /** As {@link #target}, for the graph's own work. */
    Optional<Entry> find(Entry entry, String field) {
        return type(entry).field(field).map(declared -> graph.target(entry, declared));
    }

    private static Fact fact(Entry entry) {
        return Fact.entry(entry.id());
    }

    /** A reference leads somewhere as soon as the type it points to has that name. */
    private Fact namesOf(Entry entry, String field) {
        return Fact.names(type(entry).field(field).map(Field::target).orElse(entry.type()));
    }

    /** The entries of a type that refer to an entry, in that type's order: a group's reports. */
    public List<Entry> referrers(Entry entry, String type) {
        Reads.note(() -> Fact.referrers(entry.id(), type));
        ContentType from = model().types().get(type);
        return from == null ? List.of() : graph.referrers(entry, from);
    }

    /** All entries that refer to an entry, each once, type by type: what is new of a group. */
    public List<Entry> news(Entry entry) {
        Reads.note(() -> Fact.news(entry.id()));
        var news = new ArrayList<Entry>();
        for (ContentType from : model().types().values()) {
            news.addAll(graph.referrers(entry, from));
        }
        return news;
    }

    /** The asset with that id. */
    public Optional<Asset> asset(String id) {
        Reads.note(() -> Fact.asset(id));
        return Optional.ofNullable(graph.assets().get(id));
    }

    /** The asset that a field of an entry shows; empty if it has none or the asset is missing. */
    public Optional<Asset> asset(Entry entry, String field) {
        return entry.fields().text(field).flatMap(this::asset);
    }

    /** All assets. */
    public List<Asset> assets() {
        return graph.snapshot().assets();
    }

    /**
     * The terms of a choice or year field with the entries of the type that carry them: all terms
     * of a vocabulary in its order, years that occur, latest first. Empty for other fields.
     */
    public List<TermEntries> terms(ContentType type, Field field) {
        Reads.note(() -> Fact.termEntries(type.name(), field.name()));
        return termEntries(type, field);
    }

    /** The entries of a type that carry a term of a field; null where the field lacks the term. */
    public @Nullable TermEntries term(ContentType type, Field field, String id) {
        Reads.note(() -> Fact.term(type.name(), field.name(), id));
        return termEntries(type, field).stream()
                .filter(term -> term.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The entries of a type that carry a term of a field, in the type's order. */
    public List<Entry> entries(ContentType type, Field field, String term) {
        TermEntries found = term(type, field, term);
        return found == null ? List.of() : found.entries();
    }

    /** How many entries carry each term of a field, in the order of {@link #terms}. */
    public SequencedMap<String, Integer> termCounts(ContentType type, Field field) {
        Reads.note(() -> Fact.termCounts(type.name(), field.name()));
        var counts = new LinkedHashMap<String, Integer>();
        termEntries(type, field).forEach(term -> counts.put(term.id(), term.count()));
        return counts;
    }

    /** The fields of a type whose terms have pages of their own. */
    public List<Field> termPageFields(ContentType type) {
        return type.fields().values().stream()
                .filter(field -> field.termPages() != null)
                .filter(field -> !termCounts(type, field).isEmpty())
                .toList();
    }

    /**
     * Whether an entry says something in a language: always in the first language of the site, in
     * another when at least one of its texts is translated.
     */
    public boolean isWrittenIn(Entry entry, String language) {
        Reads.note(() -> fact(entry));
        return language.equals(site().firstLanguage())
                || entry.fields().values().values().stream()
                        .anyMatch(value ->
                                value instanceof Value.Localised(var texts)
                                        && texts.containsKey(language));
    }

    /** References and pictures that lead nowhere, one sentence each, naming the entry. */
    public List<String> warnings() {
        var all = new TreeSet<String>();
        graph.warnings().forEach((_, ofEntry) -> all.addAll(ofEntry));
        return List.copyOf(all);
    }

    private List<TermEntries> termEntries(ContentType type, Field field) {
        return graph.terms().getOrDefault(Graph.termKey(type, field), List.of());
    }

    /** What differs from an earlier site; empty if this one does not follow that. */
    public Optional<Differences> since(LinkedSite earlier) {
        return Optional.ofNullable(step)
                .filter(known -> known.isFrom(earlier))
                .map(Step::differences);
    }
}
