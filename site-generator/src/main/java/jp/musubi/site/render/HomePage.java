package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.link.TermEntries;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.HomeView.TallyView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final HomeFigures figures;
    private final JsonLd jsonLd;

    HomePage(Edition edition, EntryViews views, BannerViews banners, HomeFigures figures) {
        this.figures = figures;
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

    /** The page itself, in UTF-8. */
    byte[] render() throws RenderFailed {
        return edition.render(page(), "/");
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
        List<Entry> reports = edition.linked().entries("report");
        List<Entry> holders =
                edition.linked().entries("banner").stream()
                        .filter(banner -> banners.state(banner) == BannerState.ACTIVE)
                        .toList();
        Optional<TermEntries> year = latestYear();
        return new HomeView(
                edition.site().city().in(edition.language()),
                groups.size(),
                examples(),
                tally(groups),
                list("group"),
                terms("fields"),
                cards(),
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
                        .filter(EntryViews::isHeld)
                        .sorted(Comparator.comparing((Entry award) -> !views.isGrand(award)))
                        .limit(MAX_CARDS)
                        .map(views::award)
                        .toList(),
                index("district"),
                terms("district").stream().filter(term -> term.count() > 0).toList(),
                list("banner"),
                holders.isEmpty() ? null : banners.card(holders.getFirst()),
                (int) holders.stream().map(banners::holder).distinct().count());
    }

    private List<GroupCardView> cards() {
        return figures.recruiting(MAX_CARDS).stream().map(views::group).toList();
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

    private List<TallyView> tally(List<Entry> groups) {
        long recent = figures.reportsSince(edition.today().minusDays(RECENT_DAYS));
        var tally = new ArrayList<TallyView>();
        tally.add(line("home.tally.groups", groups.size()));
        tally.add(line("home.tally.recruiting", figures.recruiting()));
        tally.add(line("home.tally.reports", recent));
        return tally;
    }

    private TallyView line(String key, long count) {
        return new TallyView(edition.t(key), Numbers.grouped(count));
    }

    /** Searches to try: the keywords that most groups gave themselves. */
    private List<LinkView> examples() {
        String search = edition.addresses().at("/search/", edition.language());
        return figures.tags(MAX_EXAMPLES).stream()
                .map(tag ->
                        new LinkView(
                                search + "?q=" + SearchPage.encoded(tag),
                                edition.isFirst()
                                        ? Words.of(tag)
                                        : new Words(tag, edition.site().firstLanguage())))
                .toList();
    }
}
