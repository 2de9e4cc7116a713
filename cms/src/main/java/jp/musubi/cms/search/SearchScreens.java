package jp.musubi.cms.search;

import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.site.search.Explanation;
import jp.musubi.site.search.Query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people look for, what they do not find, and why something is found where it is. */
public final class SearchScreens {
    private static final String PATH = Route.SCREENS + "/search";
    private static final List<Integer> DAYS = List.of(30, 90, 365);
    private static final int MAX_ROWS = 50;

    private final PublishedSearch search;
    private final AskedWords asked;
    private final Screens screens;

    /** Screens of one search. */
    public SearchScreens(PublishedSearch search, AskedWords asked, Screens screens) {
        this.search = search;
        this.asked = asked;
        this.screens = screens;
    }

    /**
     * Words that people looked for.
     *
     * @param why path at which what they find is explained
     */
    public record Row(String words, long times, int found, String last, String why) {}

    /** A time to look back on. */
    public record Period(String label, String address, boolean chosen) {}

    /** A hit, and what brought it where it is, the weightiest first. */
    public record Reasoned(
            int place, String title, String kind, String address, int score, List<String> why) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "探されたことば", "What people look for")
                        .allowing(Permission.STAFF)
                        .with(
                                Parameter.query(
                                        "q",
                                        Label.of("見つかる順の理由を調べることば", "Words to be explained"),
                                        Schemas.text()))
                        .with(
                                Parameter.query(
                                        "days",
                                        Label.of("何日前まで", "Days to look back on"),
                                        Schemas.integer(DAYS.getFirst(), DAYS.getLast())))
                        .answeringPage()
                        .by(this::show));
    }

    private Answer show(Request request) {
        String words = request.query().one("q").orElse("");
        words = words.substring(0, Math.min(words.length(), Query.MAX_TEXT_CHARS)).strip();
        int days =
                request.query().integer("days", DAYS.getFirst(), DAYS.getFirst(), DAYS.getLast());
        return screens.show(
                request,
                Screen.of("search-words.peb", screens.text(request, "asked.title"), Section.NONE)
                        .with("words", words)
                        .with("days", days)
                        .with("periods", periods(request, days))
                        .with("reasoned", words.isEmpty() ? List.of() : reasoned(request, words))
                        .with("unmet", rows(request, days, true))
                        .with("most", rows(request, days, false)));
    }

    private List<Period> periods(Request request, int days) {
        return DAYS.stream()
                .map(each ->
                        new Period(
                                screens.text(request, "asked.days", each),
                                PATH + "?days=" + each,
                                each == days))
                .toList();
    }

    private List<Row> rows(Request request, int days, boolean unmet) {
        var times = new Times(screens, request.language());
        return asked.most(days, unmet, MAX_ROWS).stream()
                .map(one ->
                        new Row(
                                one.words(),
                                one.times(),
                                one.found(),
                                times.date(one.last()),
                                PATH
                                        + "?q="
                                        + URLEncoder.encode(one.words(), StandardCharsets.UTF_8)))
                .toList();
    }

    private List<Reasoned> reasoned(Request request, String words) {
        List<PublishedSearch.Explained> all =
                search.explain(words, request.language()).orElse(List.of());
        return IntStream.range(0, all.size())
                .mapToObj(i -> reasoned(request, i + 1, all.get(i)))
                .toList();
    }

    private Reasoned reasoned(Request request, int place, PublishedSearch.Explained explained) {
        Explanation why = explained.why();
        var reasons = new ArrayList<String>();
        if (why.isNamed()) {
            reasons.add(screens.text(request, "asked.named"));
        }
        why.words().stream()
                .sorted(Comparator.comparingInt(Explanation.Word::points).reversed())
                .map(word -> words(request, word))
                .forEach(reasons::add);
        return new Reasoned(
                place,
                explained.hit().title(),
                explained.hit().typeLabel(),
                explained.hit().url(),
                why.score(),
                reasons);
    }

    private String words(Request request, Explanation.Word word) {
        String terms =
                word.terms().stream()
                        .map(term ->
                                screens.text(
                                        request,
                                        "asked.term",
                                        term.text(),
                                        term.weight(),
                                        term.impact()))
                        .collect(Collectors.joining(screens.text(request, "asked.plus")));
        return screens.text(
                request, "asked.word", word.text(), word.points(), terms, word.together());
    }
}
