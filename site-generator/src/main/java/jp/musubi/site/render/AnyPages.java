package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.TermEntries;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.EntryListView.EntryRowView;
import jp.musubi.site.render.EntryView.TextView;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The pages of any type that a city declares: everything on them follows from its fields. A theme
 * may bring {@code entry/NAME.peb} and {@code list/NAME.peb} for a type; they get the same views.
 */
final class AnyPages implements PageSource {
    /** Facts of an entry in a list. */
    private static final int MAX_ROW_FACTS = 4;

    private final Edition edition;
    private final EntryViews views;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final ContentType type;

    AnyPages(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.facts = new Facts(edition, views);
        this.jsonLd = new JsonLd(edition, views);
        this.type = type;
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(
                edition.unit(
                        type.list(),
                        pages ->
                                planList(
                                        type.list(),
                                        type.pluralLabel().in(edition.language()),
                                        edition.linked().entries(type.name()),
                                        pages)));
        for (Field field : edition.linked().termPageFields(type)) {
            for (String id : edition.linked().termCounts(type, field).keySet()) {
                String path =
                        edition.path(
                                edition.addresses()
                                        .term(field, id, edition.site().firstLanguage()));
                units.accept(edition.unit(path, pages -> planTerm(path, field, id, pages)));
            }
        }
    }

    private void planTerm(String path, Field field, String id, Consumer<Planned> pages) {
        TermEntries term = edition.linked().term(type, field, id);
        if (term != null) {
            planList(path, term.name(edition.language()), term.entries(), pages);
        }
    }

    @Override
    public void entry(Entry entry, Consumer<Planned> pages) {
        pages.accept(edition.plan(entry, () -> page(entry)));
    }

    private void planList(String path, String title, List<Entry> entries, Consumer<Planned> pages) {
        int count = Pager.pages(entries.size());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(entries, page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(path, page),
                                    title,
                                    GroupLists.newest(shown),
                                    () -> list(path, title, entries.size(), shown, page))
                            .stamped(Window.stamp(entries.size(), shown)));
        }
    }

    private Edition.Page list(String path, String title, int size, List<Entry> shown, int page) {
        String address = edition.addresses().at(path, edition.language());
        var way = new ArrayList<LinkView>();
        way.add(all());
        if (!path.equals(type.list())) {
            way.add(LinkView.of(address, title));
        }
        Head head =
                Head.of(
                                edition.addresses().page(path, page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.OTHER)
                        .below(way.toArray(LinkView[]::new));
        return Edition.Page.of(
                template("list"),
                head,
                "list",
                new EntryListView(
                        title,
                        size,
                        shown.stream()
                                .map(entry -> new EntryRowView(edition.link(entry), row(entry)))
                                .toList(),
                        Pager.view(edition.addresses(), address, page, Pager.pages(size))));
    }

    private LinkView all() {
        return LinkView.of(
                edition.addresses().list(type, edition.language()),
                type.pluralLabel().in(edition.language()));
    }

    private String template(String kind) {
        String own = kind + "/" + type.name() + ".peb";
        return edition.theme().templates().has(own) ? own : kind + ".peb";
    }

    private List<FactView> row(Entry entry) {
        return type.fields().values().stream()
                .filter(field -> field.listColumn() && !field.name().equals(type.titleField()))
                .flatMap(field -> facts.of(entry, field).stream())
                .limit(MAX_ROW_FACTS)
                .toList();
    }

    private Edition.Page page(Entry entry) {
        boolean isDated = Entry.isKnown(entry.updatedAt());
        LocalDate changed = Dates.day(entry.updatedAt());
        List<TextView> texts = texts(entry);
        PictureView photo = views.pictures().photo(entry).orElse(null);
        String description =
                views.description(entry, texts.isEmpty() ? SafeHtml.NONE : texts.getFirst().html());
        EntryView view =
                new EntryView(
                        edition.title(entry),
                        photo,
                        texts,
                        facts.of(entry, Set.of(type.titleField())),
                        isDated ? changed.toString() : "",
                        isDated ? edition.dates().day(changed) : "");
        Head head =
                Head.of(edition.path(entry), view.title().text(), Section.OTHER)
                        .describedAs(description)
                        .below(all(), edition.link(entry))
                        .article(photo == null ? "" : photo.src(), jsonLd.of(entry, description))
                        .translated(texts.stream().allMatch(text -> text.lang().lang().isEmpty()));
        return Edition.Page.of(template("entry"), head, "entry", view);
    }

    private List<TextView> texts(Entry entry) {
        List<Field> fields =
                type.fieldsOf(FieldKind.MARKDOWN).stream()
                        .filter(field -> entry.fields().has(field.name()))
                        .toList();
        return fields.stream()
                .map(field ->
                        new TextView(
                                fields.size() == 1 ? "" : field.label().in(edition.language()),
                                views.languageOf(entry, field.name()),
                                views.html(entry, field.name(), fields.size() == 1 ? 2 : 3)))
                .toList();
    }
}
