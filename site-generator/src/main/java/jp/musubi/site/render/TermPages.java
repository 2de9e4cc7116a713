package jp.musubi.site.render;

import jp.musubi.content.model.ContentType;
import jp.musubi.site.plan.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lists of terms themselves: all fields, all districts. */
final class TermPages implements PageSource {
    private final Edition edition;

    TermPages(Edition edition) {
        this.edition = edition;
    }

    @Override
    public void lists(Consumer<Unit> units) {
        for (ContentType type : edition.linked().model().types().values()) {
            for (TermIndex index : TermIndex.of(edition.linked(), type)) {
                units.accept(
                        edition.unit(
                                index.path(),
                                pages ->
                                        pages.accept(
                                                edition.plan(
                                                        index.path(),
                                                        title(edition, index),
                                                        null,
                                                        () -> page(index)))));
            }
        }
    }

    private static String title(Edition edition, TermIndex index) {
        return edition.t("terms.short", index.field().label().in(edition.language()));
    }

    private Edition.Page page(TermIndex index) {
        TermIndexView view = view(edition, index);
        String address = edition.addresses().at(index.path(), edition.language());
        Head head =
                Head.of(index.path(), view.title(), Section.of(index.type().name()))
                        .describedAs(edition.t("terms.intro"))
                        .below(LinkView.of(address, view.title()));
        return Edition.Page.of("terms.peb", head, "index", view);
    }

    static TermIndexView view(Edition edition, TermIndex index) {
        List<TermView> terms = edition.terms().all(index.type().name(), index.field());
        return new TermIndexView(
                title(edition, index),
                terms,
                index.type().name().equals("group") ? "unit.groups" : "list.count",
                !terms.isEmpty() && terms.stream().noneMatch(term -> term.mark().isEmpty()));
    }

    /** All such lists, for the search page. */
    static List<TermIndexView> all(Edition edition) {
        var views = new ArrayList<TermIndexView>();
        for (ContentType type : edition.linked().model().types().values()) {
            for (TermIndex index : TermIndex.of(edition.linked(), type)) {
                views.add(view(edition, index));
            }
        }
        return views;
    }
}
