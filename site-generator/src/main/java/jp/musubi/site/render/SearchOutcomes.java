package jp.musubi.site.render;

import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.render.SearchOutcome.Count;
import jp.musubi.site.render.SearchOutcome.Facet;
import jp.musubi.site.render.SearchOutcome.Found;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.Certification;
import jp.musubi.site.search.FacetCount;
import jp.musubi.site.search.FacetName;
import jp.musubi.site.search.Query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the search index answered, in the words of the page of results. */
final class SearchOutcomes {
    /** Options of a filter, the most frequent; chosen ones are always among them. */
    private static final int MAX_OPTIONS = 10;

    private SearchOutcomes() {}

    static SearchOutcome of(Edition edition, Query query, Answer answer) {
        var facets = new ArrayList<Facet>();
        answer.facets()
                .forEach((name, counts) -> {
                    List<String> chosen = query.filters().getOrDefault(name, List.of());
                    List<Count> options = options(counts, chosen);
                    if (!options.isEmpty()) {
                        facets.add(new Facet(name, label(edition, name), options));
                    }
                });
        return new SearchOutcome(
                query.text(),
                query.filters(),
                answer.total(),
                query.limit(),
                query.offset(),
                answer.hits().stream()
                        .map(hit ->
                                new Found(
                                        hit.type(),
                                        hit.slug(),
                                        hit.url(),
                                        Escaping.escaped(hit.title()),
                                        hit.excerpt(),
                                        hit.document()))
                        .toList(),
                facets,
                answer.didYouMean(),
                answer.broader());
    }

    private static List<Count> options(List<FacetCount> counts, List<String> chosen) {
        var options = new ArrayList<Count>();
        for (FacetCount count : counts) {
            boolean frequent = options.size() < MAX_OPTIONS && count.count() > 0;
            if (frequent || chosen.contains(count.id())) {
                options.add(new Count(count.id(), count.label(), count.count()));
            }
        }
        return options;
    }

    private static String label(Edition edition, String facet) {
        return labels(edition).getOrDefault(facet, facet);
    }

    /** What each facet is called, by its name. */
    static Map<String, String> labels(Edition edition) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(FacetName.TYPE, edition.t("results.type"));
        for (ContentType type : edition.linked().model().types().values()) {
            for (Field field : type.facets()) {
                labels.putIfAbsent(FacetName.of(field), field.label().in(edition.language()));
            }
        }
        labels.put(FacetName.FRESHNESS, edition.t("freshness.label"));
        Certification.label(edition.linked().model())
                .ifPresent(label -> labels.put(FacetName.PROGRAMME, label.in(edition.language())));
        return labels;
    }
}
