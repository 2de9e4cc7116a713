package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.search.Attachments.Attached;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the documents of an entry: one for each language that it is written in. */
final class EntryDocuments {
    /** Longest key kept whole; two names that differ only later are one. */
    private static final int MAX_KEY_CHARS = 60;

    /** Forms of incorporation that people leave out when they ask for a name. */
    private static final Pattern LEGAL_FORM =
            Pattern.compile("^(特定非営利活動法人|npo法人|(一般|公益)(社団|財団)法人|認定npo法人|社会福祉法人)(?=.)");

    private final LinkedSite site;
    private final Addresses addresses;
    private final Readings readings;
    private final Attachments attachments;
    private final Map<String, Integer> zones = new HashMap<>();

    EntryDocuments(
            LinkedSite site, Addresses addresses, Readings readings, Attachments attachments) {
        this.site = site;
        this.addresses = addresses;
        this.readings = readings;
        this.attachments = attachments;
        site.model().types().keySet().forEach(type -> zones.put(type, zones.size()));
    }

    /** All documents of an entry. */
    List<SearchDocument> of(Entry entry) {
        List<String> languages = site.site().languages();
        List<String> others =
                languages.stream().filter(other -> !site.isWrittenIn(entry, other)).toList();
        var documents = new ArrayList<SearchDocument>(languages.size());
        for (String language : languages) {
            if (site.isWrittenIn(entry, language)) {
                var readers = new ArrayList<>(List.of(language));
                if (language.equals(site.site().firstLanguage())) {
                    readers.addAll(others);
                }
                documents.add(document(entry, language, readers));
            }
        }
        return documents;
    }

    private SearchDocument document(Entry entry, String language, List<String> readers) {
        var texts = new EntryTexts(site, entry, language, readers);
        var impacts = new Impacts();
        for (EntryTexts.Piece piece : texts.pieces()) {
            impacts.add(piece.text(), piece.field().searchWeight());
        }
        String title = texts.title();
        Optional<String> registered = texts.reading();
        String reading = registered.orElseGet(() -> readings.of(title));
        if (registered.isEmpty()) {
            impacts.add(reading, weight(entry));
        }
        String read = Letters.key(reading);
        String quickly = Readings.shortened(read);
        if (!quickly.equals(read)) {
            impacts.add(quickly, weight(entry));
        }
        List<Attached> attached = attachments.of(entry, language);
        Attachments.add(attached, impacts);
        Set<String> names = new HashSet<>();
        String key = Letters.key(title);
        names.add(shortened(key));
        names.add(shortened(LEGAL_FORM.matcher(key).replaceFirst("")));
        if (registered.isPresent()) {
            names.add(shortened(read));
            names.add(shortened(quickly));
        }
        names.remove("");
        Map<String, List<String>> facets = facets(entry);
        Result result = result(entry, language, texts, facets, attached);
        facets.put(SearchDocument.READERS, readers);
        facets.replaceAll((facet, ids) -> ids.stream().sorted().toList());
        return new SearchDocument(
                entry.id(),
                entry,
                language,
                zone(entry),
                impacts.impacts(),
                names,
                shortened(read),
                facets,
                result);
    }

    private int weight(Entry entry) {
        Field title = site.type(entry).fields().get(site.type(entry).titleField());
        return title == null ? 1 : Math.max(1, title.searchWeight());
    }

    private static String shortened(String key) {
        return key.length() <= MAX_KEY_CHARS
                ? key
                : key.substring(0, key.offsetByCodePoints(0, MAX_KEY_CHARS / 2));
    }

    private Map<String, List<String>> facets(Entry entry) {
        var facets = new LinkedHashMap<String, List<String>>();
        facets.put(FacetName.TYPE, List.of(entry.type()));
        for (Field field : site.type(entry).fields().values()) {
            if (Catalogue.isCounted(field)) {
                List<String> ids = ids(entry, field).stream().distinct().toList();
                if (!ids.isEmpty()) {
                    facets.put(FacetName.of(field), ids);
                }
            }
        }
        if (Confirmation.isKnown(site.type(entry))) {
            facets.put(FacetName.FRESHNESS, List.of(Confirmation.month(entry)));
        }
        List<String> programmes = Certification.programmes(site, entry);
        if (!programmes.isEmpty()) {
            facets.put(FacetName.PROGRAMME, programmes);
        }
        return facets;
    }

    private static List<String> ids(Entry entry, Field field) {
        return switch (field.kind()) {
            case FLAG -> entry.fields().flag(field.name()) ? List.of("true") : List.of();
            case YEAR, NUMBER ->
                    entry.fields().number(field.name()).map(n -> n.toPlainString()).stream()
                            .toList();
            default -> entry.fields().items(field.name());
        };
    }

    private int zone(Entry entry) {
        return Objects.requireNonNull(zones.get(entry.type()));
    }

    /** What people should know of the documents that an entry attaches, a sentence each. */
    List<String> warnings(Entry entry) {
        return site.site().languages().stream()
                .filter(language -> site.isWrittenIn(entry, language))
                .map(language -> Attachments.warnings(entry, attachments.of(entry, language)))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** What a hit shows of a document that did not change. */
    Result result(SearchDocument document) {
        Entry entry = Objects.requireNonNull(document.entry());
        return result(
                entry,
                document.language(),
                texts(document),
                facets(entry),
                attachments.of(entry, document.language()));
    }

    /** What a document that did not change is sorted by. */
    String order(SearchDocument document) {
        EntryTexts texts = texts(document);
        String reading = texts.reading().orElseGet(() -> readings.of(texts.title()));
        return shortened(Letters.key(reading));
    }

    private EntryTexts texts(SearchDocument document) {
        String language = document.language();
        var readers = document.facets().getOrDefault(SearchDocument.READERS, List.of(language));
        return new EntryTexts(site, Objects.requireNonNull(document.entry()), language, readers);
    }

    /** The documents of an entry without what is in them. */
    List<SearchDocument> outlines(Entry entry) {
        return site.site().languages().stream()
                .filter(language -> site.isWrittenIn(entry, language))
                .map(language -> outline(entry.id(), entry, language, zone(entry)))
                .toList();
    }

    /** All documents that an entry may have had before, whatever it was. */
    List<SearchDocument> outlines(String id) {
        return site.site().languages().stream()
                .flatMap(language ->
                        zones.values().stream().map(zone -> outline(id, null, language, zone)))
                .toList();
    }

    private static SearchDocument outline(
            String id, @Nullable Entry entry, String language, int zone) {
        return new SearchDocument(
                id, entry, language, zone, Map.of(), Set.of(), null, Map.of(), null);
    }

    private Result result(
            Entry entry,
            String language,
            EntryTexts texts,
            Map<String, List<String>> facets,
            List<Attached> attached) {
        var terms = new LinkedHashMap<>(facets);
        terms.remove(FacetName.TYPE);
        terms.remove(FacetName.FRESHNESS);
        var dates = new LinkedHashMap<String, String>();
        var references = new LinkedHashMap<String, String>();
        shown(entry, language, dates, references);
        return new Result(
                entry.type(),
                entry.slug(),
                addresses.entry(entry, language),
                texts.title(),
                texts.reading().orElse(""),
                language,
                Excerpts.scanned(texts.running()),
                terms,
                dates,
                references,
                attachments.kept(attached));
    }

    /** What lists show beside the name: dates, years and what the entry belongs to. */
    private void shown(
            Entry entry,
            String language,
            Map<String, String> dates,
            Map<String, String> references) {
        ContentType type = site.type(entry);
        for (Field field : type.fields().values()) {
            if (!field.listColumn() || field.visibility() != Visibility.PUBLIC) {
                continue;
            }
            String name = field.name();
            if (field.kind() == FieldKind.DATE) {
                entry.fields().text(name).ifPresent(date -> dates.put(name, date));
            } else if (field.kind() == FieldKind.YEAR) {
                entry.fields()
                        .number(name)
                        .ifPresent(year -> dates.put(name, year.toPlainString()));
            } else if (field.kind() == FieldKind.REFERENCE) {
                site.target(entry, name)
                        .ifPresent(target -> references.put(name, site.title(target, language)));
            }
        }
    }
}
