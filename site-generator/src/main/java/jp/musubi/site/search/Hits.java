package jp.musubi.site.search;

import jp.musubi.site.search.Catalogue.FacetValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes hits of what the index stores about entries. */
final class Hits {
    private static final FacetValue UNNAMED = new FacetValue(Map.of("", ""), "", "", "");

    private final Catalogue catalogue;

    Hits(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Hit of(Result result, double score, Marks marks, String language) {
        Passage passage = Passage.of(result, marks);
        return new Hit(
                result.type(),
                catalogue.label(FacetName.TYPE, result.type(), language),
                result.slug(),
                result.url(),
                result.title(),
                passage.excerpt(),
                score,
                result.lang(),
                terms(result, language),
                result.dates(),
                result.references(),
                passage.document());
    }

    private List<HitTerm> terms(Result result, String language) {
        var terms = new ArrayList<HitTerm>();
        catalogue
                .facets()
                .forEach((facet, values) -> {
                    for (String id : result.terms().getOrDefault(facet, List.of())) {
                        FacetValue value = values.get(id);
                        FacetValue drawn = value == null ? UNNAMED : value;
                        terms.add(
                                new HitTerm(
                                        facet,
                                        id,
                                        catalogue.label(facet, id, language),
                                        drawn.mark(),
                                        drawn.hue()));
                    }
                });
        return terms;
    }
}
