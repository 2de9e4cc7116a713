package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The terms of all choice fields, made ready for the pages of one language once. */
final class Terms {
    private final LinkedSite site;
    private final Map<String, SequencedMap<String, TermView>> byField = new HashMap<>();
    private final Map<String, List<Field>> choices = new HashMap<>();
    private final Map<String, List<Field>> pictures = new HashMap<>();

    Terms(LinkedSite site, Addresses addresses, String language) {
        this.site = site;
        for (ContentType type : site.model().types().values()) {
            choices.put(type.name(), type.fieldsOf(FieldKind.CHOICES));
            pictures.put(type.name(), type.fieldsOf(FieldKind.ASSET));
            for (Field field : type.fields().values()) {
                if (field.kind().isChosen()) {
                    byField.put(key(type.name(), field), views(site, addresses, field, language));
                }
            }
        }
    }

    private static SequencedMap<String, TermView> views(
            LinkedSite site, Addresses addresses, Field field, String language) {
        var views = new LinkedHashMap<String, TermView>();
        Optional<Vocabulary> vocabulary = field.vocabularyName().flatMap(site.model()::vocabulary);
        for (Term term : vocabulary.map(found -> found.terms().values()).orElse(List.of())) {
            views.put(
                    term.id(),
                    new TermView(
                            term.id(),
                            term.name(language),
                            term.label().in(language),
                            field.termPages() == null
                                    ? ""
                                    : addresses.term(field, term.id(), language),
                            term.mark(),
                            term.hue().isEmpty() ? "is-plain" : "is-" + term.hue(),
                            0));
        }
        return views;
    }

    /** The fields of a type that hold several terms, looked up once. */
    List<Field> choices(Entry entry) {
        return choices.getOrDefault(entry.type(), List.of());
    }

    /** The fields of a type that may hold a picture, looked up once. */
    List<Field> pictures(Entry entry) {
        return pictures.getOrDefault(entry.type(), List.of());
    }

    /** All terms of a field with how many carry them, in the order of their vocabulary. */
    List<TermView> all(String type, Field field) {
        Map<String, Integer> counts = site.termCounts(site.model().require(type), field);
        return of(type, field).values().stream()
                .map(term -> term.counted(counts.getOrDefault(term.id(), 0)))
                .toList();
    }

    /**
     * The terms that an entry carries, in its own order; unknown ones are left out. They are not
     * counted, so that a page that mentions a term does not follow all who carry it.
     */
    List<TermView> of(Entry entry, Field field) {
        SequencedMap<String, TermView> known = of(entry.type(), field);
        var carried = new ArrayList<TermView>();
        for (String id : entry.fields().items(field.name())) {
            TermView term = known.get(id);
            if (term != null) {
                carried.add(term);
            }
        }
        return carried;
    }

    private SequencedMap<String, TermView> of(String type, Field field) {
        return byField.getOrDefault(key(type, field), new LinkedHashMap<>());
    }

    private static String key(String type, Field field) {
        return type + "/" + field.name();
    }
}
