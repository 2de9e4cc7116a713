package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.AwardYears.Year;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The wall of prizes by year, and a page for each year. */
final class AwardPages implements PageSource {
    private final Edition edition;
    private final AwardYears years;
    private final ContentType type;

    AwardPages(Edition edition, AwardYears years, ContentType type) {
        this.edition = edition;
        this.years = years;
        this.type = type;
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), this::list));
    }

    /** The wall and the pages of years, as the years are those that awards name. */
    private void list(Consumer<Planned> pages) {
        List<Year> all = years.all();
        List<List<Year>> wall = wall(all);
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
        for (Year year : all) {
            if (!year.path().isEmpty()) {
                pages.accept(
                        edition.plan(
                                        year.path(),
                                        years.title(year),
                                        GroupLists.newest(year.awards()),
                                        () -> yearPage(year))
                                .stamped(Window.stamp(year.awards().size(), year.awards())));
            }
        }
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

    /** How many prizes were given: that nobody won is told among them. */
    private static long given(List<Entry> awards) {
        return awards.stream().filter(award -> !EntryViews.isUngiven(award)).count();
    }

    private Edition.Page wallPage(List<Year> shown, int page, int count) {
        String title = edition.t("awards.title");
        String intro = edition.t("awards.intro", given(edition.linked().entries(type.name())));
        Head head =
                Head.of(
                                edition.addresses().page(type.list(), page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.AWARDS)
                        .describedAs(intro)
                        .below(years.list());
        return Edition.Page.of(
                "list/award.peb",
                head,
                "wall",
                new AwardWallView(
                        title,
                        intro,
                        shown.stream().map(years::view).toList(),
                        true,
                        years.list().address(),
                        Pager.view(edition.addresses(), years.list().address(), page, count)));
    }

    private Edition.Page yearPage(Year year) {
        String title = years.title(year);
        String intro = edition.t("awards.year.intro", given(year.awards()));
        Head head =
                Head.of(year.path(), title, Section.AWARDS)
                        .describedAs(intro)
                        .below(years.list(), LinkView.of(years.address(year), title));
        return Edition.Page.of(
                "list/award.peb",
                head,
                "wall",
                new AwardWallView(
                        title,
                        intro,
                        List.of(years.byCategory(year)),
                        false,
                        years.list().address(),
                        Pager.view(edition.addresses(), years.address(year), 1, 1)));
    }
}
