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
}
