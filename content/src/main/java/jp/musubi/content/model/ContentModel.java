package jp.musubi.content.model;

import jp.musubi.content.programme.Programme;
import jp.musubi.content.vocabulary.Vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All content types, vocabularies and programmes of a city: the rules that entries follow.
 *
 * @param types by name
 * @param vocabularies by name
 * @param programmes what the city certifies, by id
 */
public record ContentModel(
        SequencedMap<String, ContentType> types,
        SequencedMap<String, Vocabulary> vocabularies,
        SequencedMap<String, Programme> programmes) {
    public ContentModel {
        types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
        vocabularies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(vocabularies));
        programmes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(programmes));
    }

    /** The type with that name. */
    public Optional<ContentType> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * The type with that name, which must exist.
     *
     * @throws IllegalArgumentException if it does not
     */
    public ContentType require(String name) {
        return type(name).orElseThrow(() -> new IllegalArgumentException("unknown type " + name));
    }

    /** The type whose collection has that plural name. */
    public Optional<ContentType> typeByPlural(String plural) {
        return types.values().stream().filter(type -> type.plural().equals(plural)).findFirst();
    }

    /** The vocabulary with that name. */
    public Optional<Vocabulary> vocabulary(String name) {
        return Optional.ofNullable(vocabularies.get(name));
    }

    /** The programme with that id. */
    public Optional<Programme> programme(String id) {
        return Optional.ofNullable(programmes.get(id));
    }

    /**
     * The programme that a banner was granted under: the one of that name; where none is called so,
     * as when it was renamed, the one that gives such numbers; else the first.
     *
     * @param names what the banner calls its programme, in whatever languages
     */
    public Programme programmeOf(Collection<String> names, String number) {
        return programmes.values().stream()
                .filter(each -> each.label().texts().values().stream().anyMatch(names::contains))
                .findFirst()
                .or(() ->
                        programmes.values().stream()
                                .filter(each -> each.numberPattern().fits(number))
                                .findFirst())
                .orElseGet(this::firstProgramme);
    }

    /** The programme that is meant where none is named. */
    public Programme firstProgramme() {
        return programmes.firstEntry().getValue();
    }

    /** Whether people have to be told which programme is meant. */
    public boolean hasSeveralProgrammes() {
        return programmes.size() > 1;
    }

    /**
     * What people are told of which programme is meant: nothing where there is one alone, else its
     * name, or its id where there is none of that id any more.
     */
    public String toldProgramme(String id, String language) {
        return hasSeveralProgrammes()
                ? programme(id).map(each -> each.label().in(language)).orElse(id)
                : "";
    }

    /**
     * What addresses call a version of the rules of a programme. The first programme needs no name
     * there: most cities have only one.
     */
    public String nameOfRules(Programme programme, String version) {
        boolean isFirst = programme.id().equals(firstProgramme().id());
        return isFirst ? version : programme.id() + "-" + version;
    }

    /** The same types with some vocabularies replaced by those of the same name. */
    public ContentModel withVocabularies(Collection<Vocabulary> replacements) {
        var all = new LinkedHashMap<>(vocabularies);
        replacements.forEach(vocabulary -> all.put(vocabulary.name(), vocabulary));
        return new ContentModel(types, all, programmes);
    }

    /** The same vocabularies with some types replaced by those of the same name, or added. */
    public ContentModel withTypes(Collection<ContentType> replacements) {
        var all = new LinkedHashMap<>(types);
        replacements.forEach(type -> all.put(type.name(), type));
        return new ContentModel(all, vocabularies, programmes);
    }

    /** The same types and vocabularies with some programmes replaced by those of the same id. */
    public ContentModel withProgrammes(Collection<Programme> replacements) {
        var all = new LinkedHashMap<>(programmes);
        replacements.forEach(programme -> all.put(programme.id(), programme));
        return new ContentModel(types, vocabularies, all);
    }
}
