package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Precision;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.ReportListView.MonthView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Activity reports and their list. */
final class ReportPages implements PageSource {
    /** Other reports of the group at the end of a report. */
    private static final int MAX_MORE = 3;

    private static final Set<String> ELSEWHERE =
            Set.of("title", "body", "image", "held_on", "group");

    private final Edition edition;
    private final EntryViews views;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final ContentType type;

    ReportPages(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.facts = new Facts(edition, views);
        this.jsonLd = new JsonLd(edition, views);
        this.type = type;
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), this::list));
    }

    @Override
    public void entry(Entry report, Consumer<Planned> pages) {
        pages.accept(edition.plan(report, () -> page(report)));
    }

    private void list(Consumer<Planned> pages) {
        List<Entry> reports = edition.linked().entries(type.name());
        int count = Pager.pages(reports.size());
        String title = type.pluralLabel().in(edition.language());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(reports, page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(type.list(), page),
                                    title,
                                    GroupLists.newest(shown),
                                    () -> list(title, shown, page, count))
                            .stamped(Window.stamp(count, shown)));
        }
    }

    private Edition.Page list(String title, List<Entry> shown, int page, int count) {
        String address = edition.addresses().list(type, edition.language());
        Head head =
                Head.of(
                                edition.addresses().page(type.list(), page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.REPORTS)
                        .describedAs(edition.t("reports.intro"))
                        .below(LinkView.of(address, title));
        return Edition.Page.of(
                "list/report.peb",
                head,
                "list",
                new ReportListView(
                        title,
                        edition.t("reports.intro"),
                        months(shown),
                        Pager.view(edition.addresses(), address, page, count)));
    }

    /** Neighbours of one month together, as the list has them. */
    private List<MonthView> months(List<Entry> shown) {
        var months = new ArrayList<MonthView>();
        int from = 0;
        for (int i = 1; i <= shown.size(); i++) {
            Optional<PartialDate> month = month(shown.get(from));
            if (i < shown.size() && month(shown.get(i)).equals(month)) {
                continue;
            }
            months.add(
                    new MonthView(
                            month.map(PartialDate::toString).orElse(""),
                            month.map(edition.dates()::text).orElse(edition.t("reports.undated")),
                            shown.subList(from, i).stream()
                                    .map(report -> views.report(report, true))
                                    .toList()));
            from = i;
        }
        return months;
    }

    /** When a report's activity was, to the month where it is known so well. */
    private static Optional<PartialDate> month(Entry report) {
        return report.fields()
                .date("held_on")
                .map(day ->
                        day.precision() == Precision.DAY
                                ? new PartialDate(day.first().withDayOfMonth(1), Precision.MONTH)
                                : day);
    }

    private Edition.Page page(Entry report) {
        Optional<Entry> group = edition.linked().target(report, "group");
        Optional<PictureView> photo = views.pictures().photo(report);
        PartialDate held = report.fields().date("held_on").orElse(null);
        Words language = views.languageOf(report, "body");
        ReportView view =
                new ReportView(
                        edition.title(report),
                        group.flatMap(views::mainTerm).orElse(null),
                        held == null ? "" : held.toString(),
                        views.longDate(held),
                        photo.orElse(null),
                        views.html(report, "body", 2),
                        language,
                        views.documents(report),
                        facts.of(report, ELSEWHERE),
                        group.map(views::group).orElse(null),
                        more(report, group));
        String description = views.description(report, view.body());
        String picture =
                photo.map(PictureView::src)
                        .or(() -> group.map(each -> ShareCards.address(edition.addresses(), each)))
                        .orElse("");
        Head head =
                Head.of(edition.path(report), view.title().text(), Section.REPORTS)
                        .describedAs(description)
                        .below(
                                LinkView.of(
                                        edition.addresses().list(type, edition.language()),
                                        type.pluralLabel().in(edition.language())),
                                edition.link(report))
                        .article(picture, jsonLd.of(report, description))
                        .translated(language.lang().isEmpty());
        return Edition.Page.of("entry/report.peb", head, "report", view);
    }

    private List<ReportCardView> more(Entry report, Optional<Entry> group) {
        return group.stream()
                .flatMap(each -> edition.linked().referrers(each, type.name()).stream())
                .filter(each -> !each.id().equals(report.id()))
                .limit(MAX_MORE)
                .map(each -> views.report(each, false))
                .toList();
    }
}
