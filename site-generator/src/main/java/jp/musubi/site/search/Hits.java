package jp.musubi.site.search;

import jp.musubi.site.search.Catalogue.FacetValue;

import org.apache.lucene.document.Document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes hits of what the index stores about entries. */
final class Hits {
    private static final FacetValue UNNAMED = new FacetValue(Map.of("", ""), "", "");

    private final Catalogue catalogue;
    private final Excerpts excerpts;

    Hits(Catalogue catalogue, Excerpts excerpts) {
        this.catalogue = catalogue;
        this.excerpts = excerpts;
    }

    Hit of(Document document, double score, Marks marks, String language) {
        String type = stored(document, IndexFields.TYPE);
        return new Hit(
                type,
                catalogue.label(FacetName.TYPE, type, language),
                stored(document, IndexFields.SLUG),
                stored(document, IndexFields.URL),
                stored(document, IndexFields.TITLE),
                excerpts.of(stored(document, IndexFields.TEXT), marks),
                score,
                stored(document, IndexFields.LANGUAGE),
                terms(document, language),
                pairs(document, IndexFields.DATE),
                pairs(document, IndexFields.REFERENCE));
    }

    private static String stored(Document document, String field) {
        return Objects.requireNonNullElse(document.get(field), "");
    }

    private List<HitTerm> terms(Document document, String language) {
        var terms = new ArrayList<HitTerm>();
        for (String pair : document.getValues(IndexFields.TERM)) {
            int tab = pair.indexOf('\t');
            String facet = pair.substring(0, tab);
            String id = pair.substring(tab + 1);
            FacetValue value = catalogue.facets().getOrDefault(facet, Map.of()).get(id);
            FacetValue drawn = value == null ? UNNAMED : value;
            terms.add(
                    new HitTerm(
                            facet,
                            id,
                            catalogue.label(facet, id, language),
                            drawn.mark(),
                            drawn.hue()));
        }
        return terms;
    }

    private static Map<String, String> pairs(Document document, String field) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : document.getValues(field)) {
            int tab = pair.indexOf('\t');
            pairs.put(pair.substring(0, tab), pair.substring(tab + 1));
        }
        return pairs;
    }
}
