package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.AwardCategory;
import jp.musubi.site.link.TermEntries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                        .thenComparing(EntryViews::isWithdrawn)
                        .thenComparing(EntryViews::isUngiven);
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
        return view(year, List.of(new YearView.Part(Words.NONE, "", cards(year.awards(), true))));
    }

    /** A year with the first prize on top and the others by category. */
    YearView byCategory(Year year) {
        var grand = new LinkedHashMap<String, List<Entry>>();
        var categories = new LinkedHashMap<Words, List<Entry>>();
        for (Entry award : year.awards()) {
            if (views.isGrand(award)) {
                listIn(grand, AwardCategory.anchor(award)).add(award);
            } else {
                listIn(categories, edition.words(award, "category")).add(award);
            }
        }
        var headed = new ArrayList<YearView.Part>();
        var anchors = new HashSet<String>();
        categories.forEach((name, awards) -> {
            String anchor = AwardCategory.anchor(awards.getFirst());
            String own = anchors.add(anchor) ? anchor : "";
            headed.add(new YearView.Part(name, own, cards(awards, false)));
        });
        var parts = new ArrayList<YearView.Part>();
        grand.forEach((anchor, awards) -> {
            // A heading is the better place, if the category has one below.
            String own = anchors.add(anchor) ? anchor : "";
            parts.add(new YearView.Part(Words.NONE, own, cards(awards, true)));
        });
        parts.addAll(headed);
        return view(year, parts);
    }

    private static <K> List<Entry> listIn(Map<K, List<Entry>> parts, K part) {
        return parts.computeIfAbsent(part, _ -> new ArrayList<>());
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
