package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plain pages of the city, as a tree. */
final class GuidePages implements PageSource {
    /** Pages in the tree beside a page; a larger guide is reached through its list. */
    private static final int MAX_TREE_PAGES = 40;

    /** Pages above a page; also ends a circle of parents. */
    private static final int MAX_LEVELS = 8;

    private static final Set<String> ELSEWHERE =
            Set.of("title", "summary", "body", "parent", "order");

    private final Edition edition;
    private final EntryViews views;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final ContentType type;

    GuidePages(Edition edition, EntryViews views, ContentType type) {
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
    public void entry(Entry page, Consumer<Planned> pages) {
        pages.accept(edition.plan(page, () -> page(page)));
    }

    private List<Entry> top() {
        return edition.linked().entries(type.name()).stream()
                .filter(page -> parent(page).isEmpty())
                .toList();
    }

    private void list(Consumer<Planned> pages) {
        List<Entry> top = top();
        int count = Pager.pages(top.size());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(top, page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(type.list(), page),
                                    type.pluralLabel().in(edition.language()),
                                    GroupLists.newest(shown),
                                    () -> list(shown, page, count))
                            .stamped(Window.stamp(count, shown)));
        }
    }

    private Optional<Entry> parent(Entry page) {
        return edition.linked().target(page, "parent");
    }

    private List<Entry> children(Entry page) {
        return edition.linked().referrers(page, type.name());
    }

    private LinkView list() {
        return LinkView.of(
                edition.addresses().list(type, edition.language()),
                type.pluralLabel().in(edition.language()));
    }

    private Edition.Page list(List<Entry> shown, int page, int count) {
        String title = list().text().text();
        Head head =
                Head.of(
                                edition.addresses().page(type.list(), page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.GUIDE)
                        .below(list());
        return Edition.Page.of(
                "list/page.peb",
                head,
                "list",
                new GuideListView(
                        title,
                        shown.stream().map(each -> leaf(each, false)).toList(),
                        Pager.view(edition.addresses(), list().address(), page, count)));
    }

    private Edition.Page page(Entry page) {
        List<Entry> way = way(page);
        Words language = views.languageOf(page, "body");
        boolean isDated = Entry.isKnown(page.updatedAt());
        LocalDate changed = Dates.day(page.updatedAt());
        GuidePageView view =
                new GuidePageView(
                        edition.title(page),
                        edition.words(page, "summary"),
                        views.html(page, "body", 2),
                        language,
                        views.documents(page),
                        facts.of(page, ELSEWHERE),
                        children(page).stream().map(each -> leaf(each, false)).toList(),
                        tree(page, way),
                        isDated ? changed.toString() : "",
                        isDated ? edition.dates().day(changed) : "");
        String description = views.description(page, view.body());
        var crumbs = new ArrayList<LinkView>();
        crumbs.add(list());
        way.forEach(each -> crumbs.add(edition.link(each)));
        Head head =
                Head.of(edition.path(page), view.title().text(), Section.GUIDE)
                        .describedAs(description)
                        .below(crumbs.toArray(LinkView[]::new))
                        .article("", jsonLd.of(page, description))
                        .translated(view.body().isEmpty() || language.lang().isEmpty());
        return Edition.Page.of("entry/page.peb", head, "page", view);
    }

    /** The pages above a page and itself, the top one first. */
    private List<Entry> way(Entry page) {
        var way = new ArrayList<Entry>();
        Optional<Entry> next = Optional.of(page);
        while (next.isPresent() && way.size() < MAX_LEVELS) {
            way.addFirst(next.get());
            next = parent(next.get());
        }
        return way;
    }

    /** All top pages; below the one that leads to the present page, the pages next to it. */
    private List<GuideView> tree(Entry page, List<Entry> way) {
        String open = way.getFirst().id();
        var tree = new ArrayList<GuideView>();
        List<Entry> top = top();
        for (Entry each : top.subList(0, Math.min(top.size(), MAX_TREE_PAGES))) {
            List<GuideView> children =
                    each.id().equals(open)
                            ? children(each).stream()
                                    .limit(MAX_TREE_PAGES)
                                    .map(child -> leaf(child, child.id().equals(page.id())))
                                    .toList()
                            : List.of();
            GuideView leaf = leaf(each, each.id().equals(page.id()));
            tree.add(new GuideView(leaf.link(), leaf.summary(), children, leaf.current()));
        }
        return tree;
    }

    private GuideView leaf(Entry page, boolean current) {
        return new GuideView(
                edition.link(page), edition.words(page, "summary"), List.of(), current);
    }
}
