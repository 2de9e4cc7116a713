package jp.musubi.site.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.ResultsView.BroaderView;
import jp.musubi.site.render.ResultsView.FacetView;
import jp.musubi.site.render.ResultsView.HitView;
import jp.musubi.site.render.ResultsView.OptionView;
import jp.musubi.site.render.SearchOutcome.Facet;
import jp.musubi.site.render.SearchOutcome.Found;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.HitDocument;
import jp.musubi.site.search.Query;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search page. The published one has the form and, for readers without a search server, lists
 * by field and district; where a server answers, {@link #render} makes the page of results.
 */
public final class SearchPage {
    /** Path of the page, and of the files that browsers search. */
    public static final String PATH = "/search/";

    /** Path at which a server is told what was asked of the files. */
    private static final String QUESTIONS = "/api/v1/search/questions";

    private final Map<String, Edition> editions = new LinkedHashMap<>();

    private SearchPage(Map<String, Edition> editions) {
        this.editions.putAll(editions);
    }

    static SearchPage of(LinkedSite site, Addresses addresses, ThemeParts parts)
            throws RenderFailed {
        return new SearchPage(SitePages.editions(site, addresses, parts));
    }

    /** The published page of one language. */
    static Unit unit(Edition edition) {
        String title = edition.t("results.title");
        return edition.unit(
                PATH,
                pages ->
                        pages.accept(
                                edition.plan(
                                        PATH,
                                        title,
                                        null,
                                        () ->
                                                new Edition.Page(
                                                        "search.peb",
                                                        Head.of(PATH, title, Section.SEARCH)
                                                                .describedAs(
                                                                        edition.t(
                                                                                "results.description",
                                                                                edition.site()
                                                                                        .city()
                                                                                        .in(
                                                                                                edition
                                                                                                        .language()))),
                                                        script(edition)))));
    }

    /** What the script of the page needs, and the lists that are there without it. */
    private static Map<String, Object> script(Edition edition) {
        return Map.of(
                "lists",
                TermPages.all(edition),
                "facets",
                facets(edition),
                "tell",
                edition.theme().hasServer() ? edition.addresses().at(QUESTIONS) : "");
    }

    /** What each facet is called, as JSON for the script of the page. */
    private static String facets(Edition edition) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        SearchOutcomes.labels(edition).forEach(labels::put);
        return labels.toString();
    }

    /**
     * The page of results, as HTML in UTF-8.
     *
     * @param language of the page; one that the site does not have is served in its first
     */
    public byte[] render(SearchOutcome outcome, String language) throws RenderFailed {
        Edition edition = editions.getOrDefault(language, editions.values().iterator().next());
        String title = edition.t("results.page.title", outcome.query());
        String path = PATH + question(outcome.query(), outcome.filters(), 0);
        Head head = Head.of(path, title, Section.SEARCH).unlisted();
        var views = new HashMap<>(script(edition));
        views.put("results", view(edition, outcome));
        return edition.render(new Edition.Page("search-results.peb", head, views), "search");
    }

    /** The page of results of a search, as HTML in UTF-8, in the language of the question. */
    public byte[] render(Query query, Answer answer) throws RenderFailed {
        Edition edition =
                editions.getOrDefault(query.language(), editions.values().iterator().next());
        return render(SearchOutcomes.of(edition, query, answer), query.language());
    }

    private static ResultsView view(Edition edition, SearchOutcome outcome) {
        int limit = Math.max(1, outcome.limit());
        int reachable = Math.min(outcome.total(), Query.MAX_OFFSET_HITS + limit);
        int pages = Math.max(1, (reachable + limit - 1) / limit);
        int page = Math.min(pages, 1 + outcome.offset() / limit);
        return new ResultsView(
                outcome.query(),
                outcome.total(),
                outcome.offset() + 1,
                outcome.found().stream().map(found -> hit(edition, found)).toList(),
                outcome.facets().stream().map(facet -> facet(facet, outcome)).toList(),
                chosen(edition, outcome),
                address(edition, outcome.query(), Map.of(), 0),
                outcome.didYouMean() == null
                        ? null
                        : LinkView.of(
                                address(edition, outcome.didYouMean(), Map.of(), 0),
                                outcome.didYouMean()),
                outcome.total() < Answer.FEW_HITS,
                outcome.broader().stream()
                        .map(other ->
                                new BroaderView(
                                        address(edition, other.query(), Map.of(), 0),
                                        other.query(),
                                        other.query().equals(outcome.query()),
                                        other.total()))
                        .toList(),
                Pager.view(
                        page,
                        pages,
                        number ->
                                address(
                                        edition,
                                        outcome.query(),
                                        outcome.filters(),
                                        (number - 1) * limit)));
    }

    private static @Nullable LinkView document(Edition edition, @Nullable HitDocument document) {
        return document == null
                ? null
                : LinkView.of(
                        document.address(),
                        edition.t("results.document", document.title(), document.page()));
    }

    private static HitView hit(Edition edition, Found found) {
        Optional<Entry> entry = edition.linked().entry(found.type(), found.slug());
        var views = new EntryViews(edition);
        Optional<Entry> group = entry.flatMap(each -> edition.linked().target(each, "group"));
        Optional<Entry> drawn = group.or(() -> entry.filter(each -> each.type().equals("group")));
        Optional<PartialDate> day =
                entry.flatMap(each ->
                        each.fields().date("held_on").or(() -> each.fields().date("decided_on")));
        return new HitView(
                entry.map(each -> edition.addresses().entry(each, edition.language()))
                        .orElse(found.url()),
                edition.linked()
                        .model()
                        .type(found.type())
                        .map(type -> type.label().in(edition.language()))
                        .orElse(found.type()),
                group.map(each -> edition.title(each).text())
                        .orElseGet(() -> entry.map(views::district).orElse("")),
                SafeHtml.ofExcerpt(found.title()),
                SafeHtml.ofExcerpt(found.excerpt()),
                document(edition, found.document()),
                entry.flatMap(views.pictures()::photo)
                        .or(() -> drawn.map(views.pictures()::of))
                        .map(PictureView::thumb)
                        .orElse(""),
                drawn.map(views::hue).orElse("is-plain"),
                entry.filter(each -> each.type().equals("group"))
                        .map(views::freshness)
                        .orElse(null),
                day.map(PartialDate::toString).orElse(""),
                day.map(edition.dates()::text).orElse(""));
    }

    private static FacetView facet(Facet facet, SearchOutcome outcome) {
        List<String> chosen = outcome.filters().getOrDefault(facet.name(), List.of());
        return new FacetView(
                facet.name(),
                facet.label(),
                facet.counts().stream()
                        .map(count ->
                                new OptionView(
                                        count.id(),
                                        count.label(),
                                        count.count(),
                                        chosen.contains(count.id())))
                        .toList());
    }

    private static List<LinkView> chosen(Edition edition, SearchOutcome outcome) {
        var links = new ArrayList<LinkView>();
        outcome.filters()
                .forEach((name, ids) -> {
                    for (String id : ids) {
                        var rest = new LinkedHashMap<>(outcome.filters());
                        rest.put(name, ids.stream().filter(each -> !each.equals(id)).toList());
                        links.add(
                                LinkView.of(
                                        address(edition, outcome.query(), rest, 0),
                                        label(outcome, name, id)));
                    }
                });
        return links;
    }

    private static String label(SearchOutcome outcome, String name, String id) {
        return outcome.facets().stream()
                .filter(facet -> facet.name().equals(name))
                .flatMap(facet -> facet.counts().stream())
                .filter(count -> count.id().equals(id))
                .map(SearchOutcome.Count::label)
                .findFirst()
                .orElse(id);
    }

    /** Where a question is answered. */
    static String address(
            Edition edition, String query, Map<String, List<String>> filters, int offset) {
        return edition.addresses().at(PATH, edition.language()) + question(query, filters, offset);
    }

    /** What is asked, as the end of an address. */
    private static String question(String query, Map<String, List<String>> filters, int offset) {
        var question = new StringBuilder("?q=").append(encoded(query));
        filters.forEach((name, ids) ->
                ids.forEach(id ->
                        question.append('&')
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(id))));
        if (offset > 0) {
            question.append("&offset=").append(offset);
        }
        return question.toString();
    }

    /** A text as a part of a query string. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
