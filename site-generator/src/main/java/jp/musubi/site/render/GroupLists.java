package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.NarrowView.NarrowTermView;
import jp.musubi.site.render.TermPairs.Narrower;
import jp.musubi.site.render.TermPairs.Pair;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The list of all groups, the lists of groups by field and by district, and by both. */
final class GroupLists implements PageSource {
    private final Edition edition;
    private final EntryViews views;
    private final TermPairs pairs;
    private final ContentType type;

    GroupLists(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.pairs = new TermPairs(edition, type);
        this.type = type;
    }

    /**
     * A list before it is cut into pages.
     *
     * @param term null for the list of all groups
     * @param chosen the terms that two fields ask for, each with the list without it; else empty
     * @param narrower what the list holds of each term of another field; null if that makes no list
     */
    private record Plan(
            String path,
            @Nullable TermView term,
            String title,
            String intro,
            List<Entry> entries,
            List<LinkView> way,
            List<LinkView> chosen,
            @Nullable Narrower narrower) {
        /** Programs are told what is new of one term; who wants two follows either. */
        boolean hasFeeds() {
            return term != null && chosen.isEmpty() && !entries.isEmpty();
        }
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), pages -> plan(all(), pages)));
        for (Field field : edition.linked().termPageFields(type)) {
            for (TermView term : edition.terms().all(type.name(), field)) {
                units.accept(
                        edition.unit(
                                edition.path(term.address()), pages -> plan(field, term, pages)));
            }
        }
    }

    /** A term's list, and with the first field's those of its pairs: they hold the same groups. */
    private void plan(Field field, TermView term, Consumer<Planned> pages) {
        Plan list = ofTerm(field, term);
        plan(list, pages);
        Narrower narrower = list.narrower();
        if (narrower != null && pairs.isFirst(field)) {
            for (Pair pair : narrower.pairs()) {
                if (pair.isList()) {
                    plan(ofPair(list, term, narrower, pair), pages);
                }
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
                List.of(LinkView.of(list().address(), title)),
                List.of(),
                null);
    }

    private LinkView list() {
        return edition.list(type.name(), "nav.groups");
    }

    private Plan ofTerm(Field field, TermView term) {
        List<Entry> entries = edition.linked().entries(type, field, term.id());
        boolean district = isDistrict(field);
        String title = title(field, term);
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
                        LinkView.of(term.address(), title)),
                List.of(),
                pairs.narrower(field, term, entries));
    }

    private static boolean isDistrict(Field field) {
        return field.name().equals("district");
    }

    private String title(Field field, TermView term) {
        return isDistrict(field) ? edition.t("district.of", term.name()) : term.name();
    }

    private Plan ofPair(Plan above, TermView term, Narrower narrower, Pair pair) {
        String below = title(narrower.field(), pair.term());
        String title = edition.t("groups.pair", above.title(), below);
        var way = new ArrayList<>(above.way());
        way.add(LinkView.of(edition.addresses().at(pair.path(), edition.language()), below));
        return new Plan(
                pair.path(),
                term,
                title,
                edition.t("groups.pair.intro", term.fullName(), below, pair.entries().size()),
                pair.entries(),
                way,
                List.of(
                        LinkView.of(pair.term().address(), above.title()),
                        LinkView.of(term.address(), below)),
                narrower);
    }

    private void plan(Plan list, Consumer<Planned> pages) {
        var kana = new Kana(list.entries(), type.sort().equals("reading"));
        int count = Pager.pages(list.entries().size());
        String narrower = String.valueOf(list.narrower());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(list.entries(), page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(list.path(), page),
                                    list.title(),
                                    newest(shown),
                                    () -> page(list, kana, shown, page, count))
                            .stamped(Window.stamp(list.entries().size(), shown, kana, narrower)));
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
                                list.hasFeeds()
                                        ? edition.feeds(list.title(), address, false)
                                        : List.of());
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
                        list.chosen(),
                        narrow(list),
                        Pager.view(edition.addresses(), address, page, count)));
    }

    /** First what the list itself holds of another field, then the lists of all terms. */
    private List<NarrowView> narrow(Plan list) {
        var narrow = new ArrayList<NarrowView>();
        Narrower narrower = list.narrower();
        if (narrower != null) {
            narrow.add(pairs.view(narrower, list.path()));
        }
        for (Field field : edition.linked().termPageFields(type)) {
            if (narrower == null || !field.equals(narrower.field())) {
                narrow.add(
                        new NarrowView(
                                field.label().in(edition.language()),
                                edition.terms().all(type.name(), field).stream()
                                        .filter(term -> term.count() > 0)
                                        .map(term -> view(term, list))
                                        .toList()));
            }
        }
        return narrow;
    }

    private static NarrowTermView view(TermView term, Plan list) {
        boolean isShown = list.term() != null && list.term().address().equals(term.address());
        return new NarrowTermView(
                term.name(),
                term.address(),
                term.count(),
                Words.NONE,
                isShown && list.chosen().isEmpty());
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
