package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.TermEntries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Awards by the years that they were given in, the newest first. */
final class AwardYears {
    private final Edition edition;
    private final EntryViews views;
    private final ContentType type;

    AwardYears(Edition edition, EntryViews views, ContentType type) {
        this.edition = edition;
        this.views = views;
        this.type = type;
    }

    /**
     * The awards of a year, the first prize first.
     *
     * @param year empty for awards that name none
     * @param path of its page; empty if it has none
     */
    record Year(String year, String path, List<Entry> awards) {}

    Year of(Entry award) {
        return all().stream()
                .filter(year ->
                        year.awards().stream().anyMatch(each -> each.id().equals(award.id())))
                .findFirst()
                .orElseThrow();
    }

    List<Year> all() {
        Comparator<Entry> grandFirst =
                Comparator.comparing((Entry award) -> !views.isGrand(award))
                        .thenComparing(EntryViews::isWithdrawn);
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

    /** The page of all awards. */
    LinkView list() {
        return edition.list(type.name(), "nav.awards");
    }

    String title(Year year) {
        return edition.t("awards.year.title", edition.dates().year(Integer.parseInt(year.year())));
    }

    /** The year's own page, else the page of all awards. */
    String address(Year year) {
        return year.path().isEmpty()
                ? list().address()
                : edition.addresses().at(year.path(), edition.language());
    }

    /** A year as one wall, each award with its category. */
    YearView view(Year year) {
        return view(year, List.of(new YearView.Part(Words.NONE, cards(year.awards(), true))));
    }

    /** A year with the first prize on top and the others by category. */
    YearView byCategory(Year year) {
        var grand = new ArrayList<Entry>();
        var categories = new LinkedHashMap<Words, List<Entry>>();
        for (Entry award : year.awards()) {
            if (views.isGrand(award)) {
                grand.add(award);
            } else {
                categories
                        .computeIfAbsent(edition.words(award, "category"), _ -> new ArrayList<>())
                        .add(award);
            }
        }
        var parts = new ArrayList<YearView.Part>();
        if (!grand.isEmpty()) {
            parts.add(new YearView.Part(Words.NONE, cards(grand, true)));
        }
        categories.forEach(
                (name, awards) -> parts.add(new YearView.Part(name, cards(awards, false))));
        return view(year, parts);
    }

    private List<AwardCardView> cards(List<Entry> awards, boolean withCategory) {
        return awards.stream().map(award -> views.award(award, withCategory)).toList();
    }

    private YearView view(Year year, List<YearView.Part> parts) {
        return new YearView(
                year.year(),
                address(year),
                year.awards()
                        .getFirst()
                        .fields()
                        .number("edition")
                        .map(number -> edition.t("awards.edition", number))
                        .orElse(""),
                parts);
    }
}
