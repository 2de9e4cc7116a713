package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.link.TermEntries;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.HomeView.TallyView;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The front page: search, fields, who is looking for people, what is new. */
final class HomePage implements PageSource {
    private static final int MAX_EXAMPLES = 4;
    private static final int MAX_CARDS = 3;
    private static final int MAX_REPORTS = 4;
    private static final int RECENT_DAYS = 30;

    private final Edition edition;
    private final EntryViews views;
    private final BannerViews banners;
    private final JsonLd jsonLd;

    HomePage(Edition edition, EntryViews views, BannerViews banners) {
        this.edition = edition;
        this.views = views;
        this.banners = banners;
        this.jsonLd = new JsonLd(edition, views);
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(
                edition.unit(
                        "/",
                        pages ->
                                pages.accept(
                                        edition.plan(
                                                "/",
                                                edition.t("home.title"),
                                                edition.linked().changedAt(),
                                                () -> page()))));
    }

    private Edition.Page page() {
        String promise =
                edition.site().promise().map(label -> label.in(edition.language())).orElse("");
        Head head =
                Head.of("/", edition.t("home.title"), Section.HOME)
                        .describedAs(promise)
                        .article("", jsonLd.site());
        return Edition.Page.of("home.peb", head, "home", view());
    }

    private HomeView view() {
        List<Entry> groups = edition.linked().entries("group");
        List<Entry> recruiting =
                groups.stream().filter(group -> group.fields().flag("recruiting")).toList();
        List<Entry> reports = edition.linked().entries("report");
        List<Entry> holders =
                edition.linked().entries("banner").stream()
                        .filter(banner -> banners.state(banner) == BannerState.ACTIVE)
                        .toList();
        Optional<TermEntries> year = latestYear();
        return new HomeView(
                edition.site().city().in(edition.language()),
                groups.size(),
                examples(groups),
                tally(groups, recruiting, reports),
                list("group"),
                terms("fields"),
                cards(recruiting),
                list("report"),
                reports.stream()
                        .limit(MAX_REPORTS)
                        .map(report -> views.report(report, true))
                        .toList(),
                list("award"),
                year.map(term ->
                                edition.t(
                                        "home.awards",
                                        edition.dates().year(Integer.parseInt(term.id()))))
                        .orElse(""),
                year.map(TermEntries::entries).orElse(List.of()).stream()
                        .sorted(Comparator.comparing((Entry award) -> !views.isGrand(award)))
                        .limit(MAX_CARDS)
                        .map(views::award)
                        .toList(),
                index("district"),
                terms("district").stream().filter(term -> term.count() > 0).toList(),
                list("banner"),
                holders.isEmpty() ? null : banners.card(holders.getFirst()),
                holders.size());
    }

    /** The groups that changed last come first. */
    private List<GroupCardView> cards(List<Entry> recruiting) {
        return recruiting.stream()
                .sorted(Comparator.comparing(Entry::updatedAt).reversed())
                .limit(MAX_CARDS)
                .map(views::group)
                .toList();
    }

    private Optional<TermEntries> latestYear() {
        return edition.linked()
                .model()
                .type("award")
                .flatMap(type ->
                        type.field("year")
                                .flatMap(field ->
                                        edition.linked().terms(type, field).stream().findFirst()));
    }

    private String list(String type) {
        return edition.linked()
                .model()
                .type(type)
                .map(found -> edition.addresses().list(found, edition.language()))
                .orElse("");
    }

    private Optional<Field> field(String name) {
        return edition.linked()
                .model()
                .type("group")
                .flatMap(type -> type.field(name))
                .filter(field -> field.termPages() != null);
    }

    private List<TermView> terms(String name) {
        return field(name).map(field -> edition.terms().all("group", field)).orElse(List.of());
    }

    private String index(String name) {
        Optional<ContentType> type = edition.linked().model().type("group");
        return type.stream()
                .flatMap(found -> TermIndex.of(edition.linked(), found).stream())
                .filter(index -> index.field().name().equals(name))
                .map(index -> edition.addresses().at(index.path(), edition.language()))
                .findFirst()
                .orElse("");
    }

    private List<TallyView> tally(List<Entry> groups, List<Entry> recruiting, List<Entry> reports) {
        LocalDate since = edition.today().minusDays(RECENT_DAYS);
        long recent =
                reports.stream()
                        .filter(report ->
                                !report.fields()
                                        .date("held_on")
                                        .map(PartialDate::first)
                                        .orElseGet(() -> Dates.day(report.publishedAt()))
                                        .isBefore(since))
                        .count();
        var tally = new ArrayList<TallyView>();
        tally.add(line("home.tally.groups", groups.size()));
        tally.add(line("home.tally.recruiting", recruiting.size()));
        tally.add(line("home.tally.reports", recent));
        return tally;
    }

    private TallyView line(String key, long count) {
        return new TallyView(edition.t(key), Numbers.grouped(count));
    }

    /** Searches to try: the keywords that most groups gave themselves. */
    private List<LinkView> examples(List<Entry> groups) {
        var counts = new HashMap<String, Integer>();
        for (Entry group : groups) {
            group.fields().items("tags").forEach(tag -> counts.merge(tag, 1, Integer::sum));
        }
        String search = edition.addresses().at("/search/", edition.language());
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_EXAMPLES)
                .map(tag ->
                        new LinkView(
                                search + "?q=" + SearchPage.encoded(tag.getKey()),
                                edition.isFirst()
                                        ? Words.of(tag.getKey())
                                        : new Words(tag.getKey(), edition.site().firstLanguage())))
                .toList();
    }
}
