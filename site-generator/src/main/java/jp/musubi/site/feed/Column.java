package jp.musubi.site.feed;

import com.fasterxml.jackson.core.JsonGenerator;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One column of open data, derived from a content type: a field gives its value, a choice also its
 * labels ({@code district_label}), a reference also the title of its target ({@code group_title}),
 * a localised text one column for each further language ({@code title_en}).
 */
record Column(String name, Function<Entry, Cell> value) {
    private static final Cell NONE = new Cell.Text("");

    /** A cell of the table and a value of the JSON. */
    sealed interface Cell {
        record Text(String text) implements Cell {}

        record Quantity(BigDecimal number) implements Cell {
            @Override
            public String text() {
                return number.toPlainString();
            }
        }

        record Flag(boolean yes) implements Cell {
            @Override
            public String text() {
                return Boolean.toString(yes);
            }
        }

        record Items(List<String> items) implements Cell {
            @Override
            public String text() {
                return String.join(";", items);
            }
        }

        /** The cell in a table; items are joined by semicolons. */
        String text();

        /** Whether a minus sign at its beginning is one. */
        default boolean isNumber() {
            return this instanceof Quantity;
        }

        /** Writes a property; one without a value is left out. */
        default void writeTo(JsonGenerator json, String name) throws IOException {
            switch (this) {
                case Text(String text) when text.isEmpty() -> {}
                case Text(String text) -> json.writeStringField(name, text);
                case Quantity(BigDecimal number) -> json.writeNumberField(name, number);
                case Flag(boolean yes) -> json.writeBooleanField(name, yes);
                case Items(var items) when items.isEmpty() -> {}
                case Items(var items) -> {
                    json.writeArrayFieldStart(name);
                    for (String item : items) {
                        json.writeString(item);
                    }
                    json.writeEndArray();
                }
            }
        }
    }

    Cell cell(Entry entry) {
        return value.apply(entry);
    }

    private static String time(Instant time) {
        return Entry.isKnown(time) ? time.toString() : "";
    }

    /** The columns of a type: what identifies an entry, then its public fields in order. */
    static List<Column> of(ContentType type, LinkedSite site, Addresses addresses) {
        var columns = new ArrayList<Column>();
        String first = site.site().firstLanguage();
        columns.add(text("id", Entry::id));
        columns.add(text("slug", Entry::slug));
        columns.add(text("url", entry -> addresses.absolute(addresses.entry(entry, first))));
        columns.add(text("published_at", entry -> time(entry.publishedAt())));
        columns.add(text("updated_at", entry -> time(entry.updatedAt())));
        for (Field field : type.fields().values()) {
            if (field.mayBePublic()) {
                addColumns(columns, field, site, addresses);
            }
        }
        return columns;
    }

    private static void addColumns(
            List<Column> columns, Field field, LinkedSite site, Addresses addresses) {
        String name = field.name();
        String first = site.site().firstLanguage();
        columns.add(new Column(name, value(field, site, addresses)));
        if (field.localised()) {
            for (String language : site.site().languages()) {
                if (!language.equals(first)) {
                    columns.add(text(name + "_" + language, translation(name, language)));
                }
            }
        } else if (field.kind().isChosen()) {
            columns.add(labels(field, site, first));
        } else if (field.kind() == FieldKind.REFERENCE) {
            columns.add(
                    text(
                            name + "_title",
                            entry ->
                                    site.target(entry, name)
                                            .map(target -> site.title(target, first))
                                            .orElse("")));
        }
    }

    private static Column text(String name, Function<Entry, String> value) {
        return new Column(name, entry -> new Cell.Text(value.apply(entry)));
    }

    private static Function<Entry, String> translation(String name, String language) {
        return entry ->
                entry.fields().isTranslated(name, language)
                        ? entry.fields().text(name, language).orElse("")
                        : "";
    }

    private static Column labels(Field field, LinkedSite site, String language) {
        Optional<Vocabulary> vocabulary = field.vocabularyName().flatMap(site.model()::vocabulary);
        Function<String, String> label =
                id ->
                        vocabulary
                                .flatMap(found -> found.term(id))
                                .map(Term::label)
                                .map(text -> text.in(language))
                                .orElse(id);
        return new Column(
                field.name() + "_label",
                entry -> {
                    List<String> labels =
                            entry.fields().items(field.name()).stream().map(label).toList();
                    return field.kind() == FieldKind.CHOICE
                            ? new Cell.Text(String.join(";", labels))
                            : new Cell.Items(labels);
                });
    }

    private static Function<Entry, Cell> value(Field field, LinkedSite site, Addresses addresses) {
        String name = field.name();
        return switch (field.kind()) {
            case NUMBER, YEAR ->
                    entry -> entry.fields().number(name).<Cell>map(Cell.Quantity::new).orElse(NONE);
            case FLAG ->
                    entry ->
                            entry.fields().has(name)
                                    ? new Cell.Flag(entry.fields().flag(name))
                                    : NONE;
            case CHOICES, TAGS -> entry -> new Cell.Items(entry.fields().items(name));
            case LINKS ->
                    entry ->
                            new Cell.Items(
                                    entry.fields().links(name).stream().map(Link::url).toList());
            case REFERENCE -> entry -> textCell(site.target(entry, name).map(Entry::id));
            case ASSET ->
                    entry ->
                            textCell(
                                    site.asset(entry, name)
                                            .map((Asset asset) -> addresses.asset(asset))
                                            .map(addresses::absolute));
            default -> entry -> textCell(entry.fields().text(name));
        };
    }

    private static Cell textCell(Optional<String> text) {
        return text.<Cell>map(Cell.Text::new).orElse(NONE);
    }
}
