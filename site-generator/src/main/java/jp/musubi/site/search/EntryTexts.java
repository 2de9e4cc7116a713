package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Link;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;
import jp.musubi.site.link.LinkedSite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry says in one language, as plain text with the weight of the field it stands in. */
final class EntryTexts {
    private final LinkedSite site;
    private final Entry entry;
    private final ContentType type;
    private final String language;
    private final List<String> readers;
    private final List<Piece> pieces = new ArrayList<>();

    /** What one field says. */
    record Piece(Field field, String text) {}

    /**
     * Gathers the texts of an entry.
     *
     * @param readers languages whose readers get these texts; terms are named in all of them
     */
    EntryTexts(LinkedSite site, Entry entry, String language, List<String> readers) {
        this.site = site;
        this.entry = entry;
        this.type = site.type(entry);
        this.language = language;
        this.readers = readers;
        for (Field field : type.fields().values()) {
            if (Catalogue.isSearched(field)) {
                texts(field)
                        .filter(text -> !text.isBlank())
                        .forEach(text -> pieces.add(new Piece(field, text)));
            }
        }
    }

    /** Everything that is searched, field by field. */
    List<Piece> pieces() {
        return pieces;
    }

    String title() {
        return site.title(entry, language);
    }

    /** The registered reading of its name. */
    Optional<String> reading() {
        return pieces.stream()
                .filter(piece -> piece.field().format() == Format.KANA)
                .map(Piece::text)
                .findFirst();
    }

    /** The running text that excerpts are taken from, a line per field, the weightiest first. */
    String running() {
        var lines =
                pieces.stream()
                        .filter(piece -> isRunning(piece.field()))
                        .sorted(
                                Comparator.<Piece>comparingInt(
                                                piece -> piece.field().searchWeight())
                                        .reversed())
                        .map(Piece::text)
                        .toList();
        return String.join("\n", lines);
    }

    private boolean isRunning(Field field) {
        boolean text = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.MARKDOWN;
        return text && field.format() == Format.FREE && !field.name().equals(type.titleField());
    }

    private Stream<String> texts(Field field) {
        Fields fields = entry.fields();
        String name = field.name();
        return switch (field.kind()) {
            case MARKDOWN -> fields.text(name, language).map(Markdown::toPlainText).stream();
            case CHOICE, CHOICES ->
                    fields.items(name).stream()
                            .flatMap(id -> term(field, id).stream())
                            .flatMap(this::names);
            case TAGS -> fields.items(name).stream();
            case REFERENCE ->
                    site.target(entry, name).map(target -> site.title(target, language)).stream();
            case LINKS -> fields.links(name).stream().map(Link::label);
            case NUMBER, YEAR -> fields.number(name).map(n -> n.toPlainString()).stream();
            case FLAG -> fields.flag(name) ? Stream.of(field.label().in(language)) : Stream.of();
            case ASSET ->
                    site.asset(entry, name).stream()
                            .flatMap(asset -> Stream.ofNullable(asset.alt()))
                            .map(alt -> alt.in(language));
            case TEXT ->
                    name.equals(type.titleField())
                            ? titles(name)
                            : fields.text(name, language).stream();
            case DATE, URL, EMAIL, PHONE, ADDRESS -> fields.text(name, language).stream();
        };
    }

    /** A name is found in every language it is written in. */
    private Stream<String> titles(String name) {
        return Stream.concat(
                        Stream.of(language, site.site().firstLanguage()),
                        site.site().languages().stream())
                .flatMap(in -> entry.fields().text(name, in).stream())
                .distinct();
    }

    private Optional<Term> term(Field field, String id) {
        return field.vocabularyName()
                .flatMap(site.model()::vocabulary)
                .map(Vocabulary::terms)
                .map((Map<String, Term> terms) -> terms.get(id));
    }

    private Stream<String> names(Term term) {
        var labels =
                Stream.of(
                        term.label(), Optional.ofNullable(term.shortLabel()).orElse(term.label()));
        return Stream.concat(
                        labels.flatMap(label -> readers.stream().map(label::in)),
                        Stream.of(term.reading()))
                .distinct();
    }
}
