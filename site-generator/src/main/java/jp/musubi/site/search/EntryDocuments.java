package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.model.Visibility;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the documents of an entry: one for each language that it is written in. */
final class EntryDocuments {
    /** Longest key kept whole; two names that differ only later are one. */
    private static final int MAX_KEY_CHARS = 300;

    /** Forms of incorporation that people leave out when they ask for a name. */
    private static final Pattern LEGAL_FORM =
            Pattern.compile("^(特定非営利活動法人|npo法人|(一般|公益)(社団|財団)法人|認定npo法人|社会福祉法人)(?=.)");

    private static final FieldType WORDS = indexed(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType GRAMS = indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private final LinkedSite site;
    private final Addresses addresses;
    private final WordStreams streams;

    EntryDocuments(LinkedSite site, Addresses addresses, WordStreams streams) {
        this.site = site;
        this.addresses = addresses;
        this.streams = streams;
    }

    private static FieldType indexed(IndexOptions options) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    /** All documents of an entry, each under its id. */
    List<Document> of(Entry entry) {
        var suggestions = new SuggestionWords(streams);
        List<String> languages = site.site().languages();
        List<String> others =
                languages.stream().filter(other -> !site.isWrittenIn(entry, other)).toList();
        var documents = new ArrayList<Document>(languages.size());
        for (String language : languages) {
            if (site.isWrittenIn(entry, language)) {
                var readers = new ArrayList<>(List.of(language));
                if (language.equals(site.site().firstLanguage())) {
                    readers.addAll(others);
                }
                documents.add(document(entry, language, readers, suggestions));
            }
        }
        suggestions.document().ifPresent(documents::add);
        documents.forEach(each -> each.add(keyword(IndexFields.ENTRY, entry.id())));
        return documents;
    }

    private Document document(
            Entry entry, String language, List<String> readers, SuggestionWords suggestions) {
        var texts = new EntryTexts(site, entry, language, readers);
        var document = new Document();
        readers.forEach(reader -> document.add(keyword(IndexFields.FOR, reader)));
        document.add(new StoredField(IndexFields.TYPE, entry.type()));
        document.add(new StoredField(IndexFields.SLUG, entry.slug()));
        document.add(new StoredField(IndexFields.URL, addresses.entry(entry, language)));
        document.add(new StoredField(IndexFields.LANGUAGE, language));
        document.add(new StoredField(IndexFields.TEXT, texts.running()));
        name(texts, document, suggestions);
        for (EntryTexts.Piece piece : texts.pieces()) {
            index(piece, document);
            if (piece.field().kind() == FieldKind.TAGS) {
                suggestions.addWord(piece.text());
            }
        }
        facets(entry, document);
        shown(entry, language, document);
        return document;
    }

    private void index(EntryTexts.Piece piece, Document document) {
        int weight = piece.field().searchWeight();
        String folded = Folding.fold(piece.text());
        String words = IndexFields.words(weight);
        document.add(
                piece.field().format() == Format.KANA
                        ? new org.apache.lucene.document.Field(
                                words, new ReadingTokens(streams.of(folded)), WORDS)
                        : new org.apache.lucene.document.Field(words, folded, WORDS));
        document.add(
                new org.apache.lucene.document.Field(IndexFields.grams(weight), folded, GRAMS));
    }

    private void name(EntryTexts texts, Document document, SuggestionWords suggestions) {
        String title = texts.title();
        Optional<String> registered = texts.reading();
        String reading = registered.orElseGet(() -> streams.reading(Folding.fold(title)));
        if (registered.isEmpty()) {
            document.add(
                    new org.apache.lucene.document.Field(IndexFields.NAME_GRAMS, reading, GRAMS));
        }
        document.add(new StoredField(IndexFields.TITLE, title));
        String key = shortened(Folding.key(title));
        document.add(keyword(IndexFields.EXACT, key));
        document.add(keyword(IndexFields.EXACT, LEGAL_FORM.matcher(key).replaceFirst("")));
        document.add(keyword(IndexFields.EXACT, shortened(Folding.key(reading))));
        document.add(
                new SortedDocValuesField(
                        IndexFields.ORDER, new BytesRef(shortened(Folding.key(reading)))));
        suggestions.addName(title, registered);
    }

    private static StringField keyword(String name, String value) {
        return new StringField(name, value, org.apache.lucene.document.Field.Store.NO);
    }

    private static String shortened(String key) {
        return key.length() <= MAX_KEY_CHARS ? key : key.substring(0, MAX_KEY_CHARS);
    }

    private void facets(Entry entry, Document document) {
        facet(FacetName.TYPE, entry.type(), document);
        for (Field field : site.type(entry).fields().values()) {
            if (Catalogue.isCounted(field)) {
                String name = FacetName.of(field);
                for (String id : ids(entry, field)) {
                    facet(name, id, document);
                    document.add(new StoredField(IndexFields.TERM, name + "\t" + id));
                }
            }
        }
    }

    private static void facet(String name, String id, Document document) {
        document.add(new SortedSetDocValuesField(IndexFields.facet(name), new BytesRef(id)));
    }

    private static List<String> ids(Entry entry, Field field) {
        return switch (field.kind()) {
            case FLAG -> entry.fields().flag(field.name()) ? List.of("true") : List.of();
            case YEAR, NUMBER ->
                    entry.fields().number(field.name()).map(n -> n.toPlainString()).stream()
                            .toList();
            default -> entry.fields().items(field.name());
        };
    }

    /** What lists show beside the name: dates, years and what the entry belongs to. */
    private void shown(Entry entry, String language, Document document) {
        ContentType type = site.type(entry);
        for (Field field : type.fields().values()) {
            if (!field.listColumn() || field.visibility() != Visibility.PUBLIC) {
                continue;
            }
            String name = field.name();
            switch (field.kind()) {
                case DATE ->
                        entry.fields()
                                .text(name)
                                .ifPresent(date -> pair(IndexFields.DATE, name, date, document));
                case YEAR ->
                        entry.fields()
                                .number(name)
                                .ifPresent(year ->
                                        pair(
                                                IndexFields.DATE,
                                                name,
                                                year.toPlainString(),
                                                document));
                case REFERENCE ->
                        site.target(entry, name)
                                .ifPresent(target ->
                                        pair(
                                                IndexFields.REFERENCE,
                                                name,
                                                site.title(target, language),
                                                document));
                default -> {
                    // Everything else is a facet, part of the excerpt or too long for a result.
                }
            }
        }
    }

    private static void pair(String kind, String name, String value, Document document) {
        document.add(new StoredField(kind, name + "\t" + value));
    }
}
