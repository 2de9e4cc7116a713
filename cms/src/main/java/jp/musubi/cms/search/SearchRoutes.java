package jp.musubi.cms.search;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Digests;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Visibility;
import jp.musubi.site.search.Certification;
import jp.musubi.site.search.Confirmation;
import jp.musubi.site.search.FacetName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Full-text search over what is published, with facets counted. */
public final class SearchRoutes {
    private static final int DEFAULT_LIMIT_HITS = 10;
    private static final int MAX_LIMIT_HITS = 50;
    private static final int MAX_OFFSET_HITS = 1_000;
    private static final int MAX_QUESTION_CHARS = 200;
    private static final int MAX_FILTER_VALUES = 50;

    private final Searching index;
    private final List<String> languages;
    private final SequencedMap<String, Label> facets;

    /**
     * The search.
     *
     * @param languages of the site, the usual one first
     */
    public SearchRoutes(Searching index, ContentModel model, List<String> languages) {
        this.index = index;
        this.languages = List.copyOf(languages);
        this.facets = facets(model);
    }

    private static SequencedMap<String, Label> facets(ContentModel model) {
        var facets = new LinkedHashMap<String, Label>();
        facets.put(FacetName.TYPE, Label.of("種類", "Type"));
        for (ContentType type : model.types().values()) {
            type.facets().stream()
                    .filter(field -> field.visibility() == Visibility.PUBLIC)
                    .forEach(field -> facets.putIfAbsent(FacetName.of(field), field.label()));
        }
        if (model.types().values().stream().anyMatch(Confirmation::isKnown)) {
            facets.put(
                    FacetName.FRESHNESS,
                    Label.of(
                            "最後に確かめた時期（fresh・old・never）",
                            "when they were confirmed (fresh, old, never)"));
        }
        Certification.label(model).ifPresent(label -> facets.put(FacetName.PROGRAMME, label));
        return facets;
    }

    /** The routes. */
    public List<Route> routes() {
        var parameters = new ArrayList<Parameter>();
        parameters.add(Parameter.query("q", Label.of("ことば", "Words"), Schemas.text()));
        facets.forEach((name, label) ->
                parameters.add(
                        Parameter.query(
                                name,
                                Label.of(
                                        label.in("ja") + "で絞り込む（コンマ区切りでいずれか）",
                                        "Only entries with one of these: " + label.in("en")),
                                Schemas.text())));
        parameters.add(
                Parameter.query(
                        "limit",
                        Label.of("一度の件数", "Hits of one page"),
                        Schemas.integer(0, MAX_LIMIT_HITS).put("default", DEFAULT_LIMIT_HITS)));
        parameters.add(
                Parameter.query(
                        "offset",
                        Label.of("飛ばす件数", "Hits to skip"),
                        Schemas.integer(0, MAX_OFFSET_HITS)));
        parameters.add(
                Parameter.query(
                        "language",
                        Label.of("見出しと本文の言語", "Language of labels and texts"),
                        Schemas.oneOf(languages)));
        return List.of(
                Route.get(Route.API + "/search", "公開中の記事を探す", "Search what is published")
                        .allowing(Permission.ANYONE)
                        .with(parameters)
                        .answering(200, schema())
                        .by(this::search),
                Route.post(
                                Route.API + "/search/questions",
                                "ファイルで探されたことばを数える",
                                "Count what was searched in the published files")
                        .allowing(Permission.ANYONE)
                        .acceptingJson(asked())
                        .answering(new Route.Reply(204, "application/json", Schemas.object()))
                        .by(this::noteAsked));
    }

    private static ObjectNode asked() {
        ObjectNode asked = Schemas.object();
        Schemas.with(asked, "q", Schemas.text());
        return Schemas.with(asked, "language", Schemas.text());
    }

    /** Whoever asks in a browser is not kept waiting by a mistake in what it tells. */
    private Answer noteAsked(Request request) throws IOException {
        ObjectNode told = request.json();
        String words = told.path("q").asText("");
        String language = told.path("language").asText("");
        if (words.length() <= MAX_QUESTION_CHARS && languages.contains(language)) {
            index.noteAsked(words, language);
        }
        return Answer.of(204);
    }

    private Answer search(Request request) {
        QueryString query = request.query();
        String words = query.one("q").orElse("");
        if (words.length() > MAX_QUESTION_CHARS) {
            throw Refusal.badParameter("q", "too_long", MAX_QUESTION_CHARS);
        }
        String language = query.one("language").orElse(languages.getFirst());
        if (!languages.contains(language)) {
            throw Refusal.badParameter(
                    "language", "unknown_language", String.join(", ", languages));
        }
        var question =
                new Searching.Question(
                        words,
                        filters(query),
                        query.integer("limit", DEFAULT_LIMIT_HITS, 0, MAX_LIMIT_HITS),
                        query.integer("offset", 0, 0, MAX_OFFSET_HITS),
                        language);
        ObjectNode answer =
                index.search(question)
                        .orElseThrow(() ->
                                Refusal.because(ProblemType.UNAVAILABLE, "no-index")
                                        .with("Retry-After", "5"));
        byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
        return Answer.of(200, "application/json", json)
                .tagged(Digests.entityTag(json))
                .with("Cache-Control", "public, no-cache");
    }

    private SequencedMap<String, List<String>> filters(QueryString query) {
        var filters = new LinkedHashMap<String, List<String>>();
        for (String facet : facets.keySet()) {
            var values = new ArrayList<String>();
            for (String given : query.all(facet)) {
                for (String value : given.split(",", -1)) {
                    if (!value.isEmpty()) {
                        values.add(value);
                    }
                }
            }
            if (values.size() > MAX_FILTER_VALUES) {
                throw Refusal.badParameter(facet, "too_many_values", MAX_FILTER_VALUES);
            }
            if (!values.isEmpty()) {
                filters.put(facet, values);
            }
        }
        return filters;
    }

    private static ObjectNode schema() {
        ObjectNode hit = Schemas.object();
        List.of("type", "slug", "url", "title", "excerpt")
                .forEach(name -> Schemas.with(hit, name, Schemas.text()));
        ObjectNode score = Schemas.object();
        score.remove("properties");
        Schemas.with(hit, "score", score.put("type", "number"));
        ObjectNode document = Schemas.object();
        Schemas.with(document, "title", Schemas.text());
        Schemas.with(document, "url", Schemas.text());
        Schemas.with(document, "page", Schemas.integer(1, Integer.MAX_VALUE));
        document.putArray("type").add("object").add("null");
        Schemas.with(hit, "document", document);
        ObjectNode count = Schemas.object();
        Schemas.with(count, "id", Schemas.text());
        Schemas.with(count, "label", Schemas.text());
        Schemas.with(count, "count", Schemas.integer(0, Integer.MAX_VALUE));
        ObjectNode facets = Schemas.object();
        facets.remove("properties");
        facets.set("additionalProperties", Schemas.list(count));
        ObjectNode answer = Schemas.object();
        Schemas.with(answer, "query", Schemas.text());
        Schemas.with(answer, "total", Schemas.integer(0, Integer.MAX_VALUE));
        Schemas.with(answer, "hits", Schemas.list(hit));
        Schemas.with(answer, "facets", facets);
        Schemas.with(answer, "didYouMean", Schemas.textOrNull());
        ObjectNode other = Schemas.object();
        Schemas.with(other, "query", Schemas.text());
        Schemas.with(other, "total", Schemas.integer(0, Integer.MAX_VALUE));
        return Schemas.with(answer, "broader", Schemas.list(other));
    }
}
