package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The list of all groups and the lists of groups by field and by district. */
final class GroupLists implements PageSource {
    private final Edition edition;
    private final EntryViews views;
    private final ContentType type;

    GroupLists(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.type = type;
    }

    /**
     * A list before it is cut into pages.
     *
     * @param term null for the list of all groups
     */
    private record Plan(
            String path,
            @Nullable TermView term,
            String title,
            String intro,
            List<Entry> entries,
            List<LinkView> way) {}

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), pages -> plan(all(), pages)));
        for (Field field : edition.linked().termPageFields(type)) {
            for (TermView term : edition.terms().all(type.name(), field)) {
                units.accept(
                        edition.unit(
                                edition.path(term.address()),
                                pages -> plan(ofTerm(field, term), pages)));
            }
        }
    }

    private Plan all() {
        List<Entry> all = edition.linked().entries(type.name());
        String title = edition.t("groups.title");
        String city = edition.site().city().in(edition.language());
        return new Plan(
                type.list(),
                null,
                title,
                edition.t("groups.intro", city, all.size()),
                all,
                List.of(LinkView.of(list().address(), title)));
    }

    private LinkView list() {
        return edition.list(type.name(), "nav.groups");
    }

    private Plan ofTerm(Field field, TermView term) {
        List<Entry> entries = edition.linked().entries(type, field, term.id());
        boolean district = field.name().equals("district");
        String title = district ? edition.t("district.of", term.name()) : term.name();
        return new Plan(
                edition.path(
                        edition.addresses().term(field, term.id(), edition.site().firstLanguage())),
                term,
                title,
                district
                        ? edition.t("groups.district.intro", title, entries.size())
                        : edition.t("groups.term.intro", term.fullName(), entries.size()),
                entries,
                List.of(
                        LinkView.of(list().address(), edition.t("groups.title")),
                        LinkView.of(term.address(), title)));
    }

    private void plan(Plan list, Consumer<Planned> pages) {
        var kana = new Kana(list.entries(), type.sort().equals("reading"));
        int count = Pager.pages(list.entries().size());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(list.entries(), page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(list.path(), page),
                                    list.title(),
                                    newest(shown),
                                    () -> page(list, kana, shown, page, count))
                            .stamped(Window.stamp(list.entries().size(), shown, kana)));
        }
    }

    private Edition.Page page(Plan list, Kana kana, List<Entry> shown, int page, int count) {
        String address = edition.addresses().at(list.path(), edition.language());
        String title = page == 1 ? list.title() : edition.t("pager.title", list.title(), page);
        Head head =
                Head.of(edition.addresses().page(list.path(), page), title, Section.GROUPS)
                        .describedAs(list.intro())
                        .below(list.way().toArray(LinkView[]::new))
                        .withFeeds(
                                list.term() == null || list.entries().isEmpty()
                                        ? List.of()
                                        : edition.feeds(list.title(), address, false));
        return Edition.Page.of(
                "list/group.peb",
                head,
                "list",
                new GroupListView(
                        list.term(),
                        list.title(),
                        list.intro(),
                        list.entries().size(),
                        list.entries().isEmpty()
                                ? List.of()
                                : kana.index(
                                        edition.texts(),
                                        number -> edition.addresses().page(address, number)),
                        Kana.parts(shown, edition, views),
                        narrow(),
                        Pager.view(edition.addresses(), address, page, count)));
    }

    private List<NarrowView> narrow() {
        var narrow = new ArrayList<NarrowView>();
        for (Field field : edition.linked().termPageFields(type)) {
            narrow.add(
                    new NarrowView(
                            field.label().in(edition.language()),
                            edition.terms().all(type.name(), field).stream()
                                    .filter(term -> term.count() > 0)
                                    .toList()));
        }
        return narrow;
    }

    /** When the newest of some entries changed; null if there are none. */
    static @Nullable Instant newest(List<Entry> entries) {
        Instant newest = null;
        for (Entry entry : entries) {
            newest =
                    newest == null || entry.updatedAt().isAfter(newest)
                            ? entry.updatedAt()
                            : newest;
        }
        return newest;
    }
}
