package jp.musubi.site.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.vocabulary.Term;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the index knows about itself beside its documents: languages, weights, facets and the names
 * of everything that can be counted. Kept in the index's commit, so the two never disagree.
 *
 * @param format number of this shape of index
 * @param languages of the site, the first one first
 * @param facets by name in the order of the types; their known values by id in the vocabulary's
 *     order. Years and free words have no known values.
 * @param years facets whose values are years, the last first
 * @param synonyms groups of words that mean the same, as letters (see {@link Letters#key})
 */
record Catalogue(
        int format,
        List<String> languages,
        Map<String, Map<String, FacetValue>> facets,
        List<String> years,
        List<List<String>> synonyms) {
    /** Grows when the shape of the index changes. */
    static final int FORMAT = 4;

    /** The vocabulary whose labels are words that mean the same. */
    private static final String SYNONYMS = "synonym";

    static final String KEY = "catalogue";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A value that can be counted.
     *
     * @param labels short names by language
     * @param mark one character; may be empty
     * @param hue colour family; may be empty
     * @param reading of the label in the first language; may be empty
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FacetValue(Map<String, String> labels, String mark, String hue, String reading) {
        FacetValue {
            // What is empty is not written.
            mark = Objects.requireNonNullElse(mark, "");
            hue = Objects.requireNonNullElse(hue, "");
            reading = Objects.requireNonNullElse(reading, "");
        }

        String label(String language) {
            String label = labels.get(language);
            return label != null ? label : labels.values().iterator().next();
        }

        private static FacetValue of(Label label) {
            return new FacetValue(label.texts(), "", "", "");
        }

        private static FacetValue of(Term term) {
            Label name = Optional.ofNullable(term.shortLabel()).orElse(term.label());
            return new FacetValue(name.texts(), term.mark(), term.hue(), term.reading());
        }
    }

    static Catalogue of(Site site, ContentModel model) {
        var facets = new LinkedHashMap<String, Map<String, FacetValue>>();
        var types = new LinkedHashMap<String, FacetValue>();
        facets.put(FacetName.TYPE, types);
        for (ContentType type : model.types().values()) {
            types.put(type.name(), FacetValue.of(type.label()));
            for (Field field : type.fields().values()) {
                if (isCounted(field)) {
                    facets.computeIfAbsent(FacetName.of(field), _ -> new LinkedHashMap<>())
                            .putAll(values(field, model));
                }
            }
        }
        if (model.types().values().stream().anyMatch(Confirmation::isKnown)) {
            var states = new LinkedHashMap<String, FacetValue>();
            Confirmation.states().forEach((id, label) -> states.put(id, FacetValue.of(label)));
            facets.put(FacetName.FRESHNESS, states);
        }
        if (Certification.label(model).isPresent()) {
            var programmes = new LinkedHashMap<String, FacetValue>();
            model.programmes()
                    .forEach((id, each) -> programmes.put(id, FacetValue.of(each.label())));
            facets.put(FacetName.PROGRAMME, programmes);
        }
        return new Catalogue(
                FORMAT,
                site.languages(),
                facets,
                years(model),
                synonyms(model, site.firstLanguage()));
    }

    private static List<String> years(ContentModel model) {
        return model.types().values().stream()
                .flatMap(type -> type.fields().values().stream())
                .filter(field -> isCounted(field) && field.kind() == FieldKind.YEAR)
                .map(FacetName::of)
                .distinct()
                .toList();
    }

    private static List<List<String>> synonyms(ContentModel model, String language) {
        return model.vocabulary(SYNONYMS).stream()
                .flatMap(vocabulary -> vocabulary.terms().values().stream())
                .map(term ->
                        Stream.of(term.label().in(language).split("[・,、/ ]", -1))
                                .map(Letters::key)
                                .filter(word -> !word.isEmpty())
                                .distinct()
                                .toList())
                .filter(group -> group.size() > 1)
                .toList();
    }

    /** Whether the words of a field are found; what may be hidden never is. */
    static boolean isSearched(Field field) {
        return field.visibility() == Visibility.PUBLIC && field.searchWeight() > 0;
    }

    /** Whether a field is a facet; what may be hidden never is. */
    static boolean isCounted(Field field) {
        return field.visibility() == Visibility.PUBLIC && field.facet();
    }

    private static Map<String, FacetValue> values(Field field, ContentModel model) {
        var values = new LinkedHashMap<String, FacetValue>();
        if (field.kind() == FieldKind.FLAG) {
            values.put("true", FacetValue.of(field.label()));
        }
        field.vocabularyName()
                .flatMap(model::vocabulary)
                .ifPresent(vocabulary ->
                        vocabulary
                                .terms()
                                .forEach((id, term) -> values.put(id, FacetValue.of(term))));
        return values;
    }

    /** The label of a facet's value; what has no label is called by its id. */
    String label(String facet, String id, String language) {
        FacetValue value = facets.getOrDefault(facet, Map.of()).get(id);
        return value == null ? id : value.label(language);
    }

    /** The language to answer in: the one asked for if the site speaks it. */
    String language(String wanted) {
        return languages.contains(wanted) ? wanted : languages.getFirst();
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the catalogue of an index.
     *
     * @throws IOException if this version wrote no such index
     */
    static Catalogue read(Map<String, String> commit) throws IOException {
        String json = commit.get(KEY);
        if (json == null || JSON.readTree(json).path("format").asInt() != FORMAT) {
            throw new IOException(
                    "the search index was written by another version; build the site again");
        }
        return JSON.readValue(json, Catalogue.class);
    }
}
