package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.TermEntries;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The wall of prizes by year, a page for each year and each prize. */
final class AwardPages implements PageSource {
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "title",
                    "group",
                    "citation",
                    "image",
                    "year",
                    "edition",
                    "certificate_text",
                    "state",
                    "withdrawn_on",
                    "public_reason");

    private final Edition edition;
    private final EntryViews views;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final ContentType type;

    AwardPages(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.facts = new Facts(edition, views);
        this.jsonLd = new JsonLd(edition, views);
        this.type = type;
    }

    /** The prizes of a year, the first prize first. */
    private record Year(String year, String path, List<Entry> awards) {}

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), this::list));
    }

    @Override
    public void entry(Entry award, Consumer<Planned> pages) {
        pages.accept(edition.plan(award, () -> page(award, yearOf(award))));
    }

    /** The wall and the pages of years, as the years are those that awards name. */
    private void list(Consumer<Planned> pages) {
        List<Year> years = years();
        List<List<Year>> wall = wall(years);
        for (int number = 1; number <= wall.size(); number++) {
            int page = number;
            List<Year> shown = wall.get(page - 1);
            List<Entry> awards = shown.stream().flatMap(year -> year.awards().stream()).toList();
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(type.list(), page),
                                    edition.t("awards.title"),
                                    GroupLists.newest(awards),
                                    () -> wallPage(shown, page, wall.size()))
                            .stamped(Window.stamp(wall.size(), awards)));
        }
        for (Year year : years) {
            if (!year.path().isEmpty()) {
                pages.accept(
                        edition.plan(
                                        year.path(),
                                        yearTitle(year),
                                        GroupLists.newest(year.awards()),
                                        () -> yearPage(year))
                                .stamped(Window.stamp(year.awards().size(), year.awards())));
            }
        }
    }

    private Year yearOf(Entry award) {
        return years().stream()
                .filter(year ->
                        year.awards().stream().anyMatch(each -> each.id().equals(award.id())))
                .findFirst()
                .orElseThrow();
    }

    private List<Year> years() {
        Comparator<Entry> grandFirst = Comparator.comparing(award -> !views.isGrand(award));
        var years = new ArrayList<Year>();
        type.fieldsOf(FieldKind.YEAR).stream()
                .findFirst()
                .ifPresent(field -> {
                    for (TermEntries term : edition.linked().terms(type, field)) {
                        years.add(
                                new Year(
                                        term.id(),
                                        path(field, term),
                                        term.entries().stream().sorted(grandFirst).toList()));
                    }
                });
        List<Entry> others =
                edition.linked().entries(type.name()).stream()
                        .filter(award -> award.fields().number("year").isEmpty())
                        .toList();
        if (!others.isEmpty()) {
            years.add(new Year("", "", others));
        }
        return years;
    }

    private String path(Field field, TermEntries term) {
        return field.termPages() == null
                ? ""
                : edition.path(
                        edition.addresses().term(field, term.id(), edition.site().firstLanguage()));
    }

    /** Whole years, so many to a page that it has about as many prizes as a list has rows. */
    private static List<List<Year>> wall(List<Year> years) {
        var pages = new ArrayList<List<Year>>();
        var page = new ArrayList<Year>();
        int awards = 0;
        for (Year year : years) {
            page.add(year);
            awards += year.awards().size();
            if (awards >= Pager.PAGE_SIZE) {
                pages.add(List.copyOf(page));
                page.clear();
                awards = 0;
            }
        }
        if (!page.isEmpty() || pages.isEmpty()) {
            pages.add(List.copyOf(page));
        }
        return pages;
    }

    private LinkView list() {
        return edition.list(type.name(), "nav.awards");
    }

    private Edition.Page wallPage(List<Year> shown, int page, int count) {
        String title = edition.t("awards.title");
        String intro = edition.t("awards.intro", edition.linked().entries(type.name()).size());
        Head head =
                Head.of(
                                edition.addresses().page(type.list(), page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.AWARDS)
                        .describedAs(intro)
                        .below(list());
        return Edition.Page.of(
                "list/award.peb",
                head,
                "wall",
                new AwardWallView(
                        title,
                        intro,
                        shown.stream().map(this::view).toList(),
                        true,
                        list().address(),
                        Pager.view(edition.addresses(), list().address(), page, count)));
    }

    private Edition.Page yearPage(Year year) {
        String title = yearTitle(year);
        String intro = edition.t("awards.year.intro", year.awards().size());
        Head head =
                Head.of(year.path(), title, Section.AWARDS)
                        .describedAs(intro)
                        .below(list(), LinkView.of(address(year), title));
        return Edition.Page.of(
                "list/award.peb",
                head,
                "wall",
                new AwardWallView(
                        title,
                        intro,
                        List.of(view(year)),
                        false,
                        list().address(),
                        Pager.view(edition.addresses(), address(year), 1, 1)));
    }

    private String yearTitle(Year year) {
        return edition.t("awards.year.title", edition.dates().year(Integer.parseInt(year.year())));
    }

    private String address(Year year) {
        return year.path().isEmpty()
                ? list().address()
                : edition.addresses().at(year.path(), edition.language());
    }

    private YearView view(Year year) {
        return new YearView(
                year.year(),
                address(year),
                year.awards()
                        .getFirst()
                        .fields()
                        .number("edition")
                        .map(number -> edition.t("awards.edition", number))
                        .orElse(""),
                year.awards().stream().map(views::award).toList());
    }

    private Edition.Page page(Entry award, Year year) {
        Optional<Entry> group = edition.linked().target(award, "group");
        Optional<PartialDate> day =
                award.fields().date("ceremony_on").or(() -> award.fields().date("decided_on"));
        Words language = views.languageOf(award, "citation");
        AwardView view =
                new AwardView(
                        edition.title(award),
                        group.map(edition::title).orElseGet(() -> edition.title(award)),
                        views.html(award, "citation", 3),
                        language,
                        day.map(PartialDate::toString).orElse(""),
                        day.map(edition.dates()::text).orElse(""),
                        edition.site().city().in(edition.language()),
                        group.map(views::group).orElse(null),
                        facts(award),
                        year.awards().stream()
                                .filter(other -> !other.id().equals(award.id()))
                                .map(views::award)
                                .toList(),
                        list().address());
        String description = views.description(award, view.citation());
        Head head =
                Head.of(edition.path(award), view.name().text(), Section.AWARDS)
                        .describedAs(description)
                        .below(way(award, year))
                        .article(
                                group.map(each -> views.pictures().of(each).src()).orElse(""),
                                jsonLd.of(award, description))
                        .translated(view.citation().isEmpty() || language.lang().isEmpty());
        return Edition.Page.of("entry/award.peb", head, "award", view);
    }

    private LinkView[] way(Entry award, Year year) {
        return year.path().isEmpty()
                ? new LinkView[] {list(), edition.link(award)}
                : new LinkView[] {
                    list(),
                    LinkView.of(address(year), edition.dates().year(Integer.parseInt(year.year()))),
                    edition.link(award)
                };
    }

    private List<FactView> facts(Entry award) {
        var lines = new ArrayList<FactView>();
        Optional<BigDecimal> year = award.fields().number("year");
        Optional<BigDecimal> number = award.fields().number("edition");
        type.field("year")
                .ifPresent(field ->
                        year.ifPresent(value -> {
                            String text = edition.dates().year(value.intValue());
                            lines.add(
                                    new FactView(
                                            field.label().in(edition.language()),
                                            Words.of(
                                                    number.isEmpty()
                                                            ? text
                                                            : edition.t(
                                                                    "award.year",
                                                                    text,
                                                                    number.get())),
                                            false,
                                            List.of()));
                        }));
        lines.addAll(facts.of(award, ELSEWHERE));
        return lines;
    }
}
