package jp.musubi.content.vocabulary;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One entry of a controlled vocabulary.
 *
 * @param id stable code, used in entries and addresses
 * @param label full official name
 * @param shortLabel name for tags and menus, where the full one is long
 * @param reading in hiragana, for sorting and search; empty if none
 * @param order position among its siblings, from 1
 * @param parent id of the broader term, if any
 * @param validFrom first day the term is offered, if bounded
 * @param validTo last day the term is offered, if bounded; entries keep it afterwards
 * @param mark one character drawn in a ring beside the name; empty if none
 * @param hue name of the colour family it is drawn in; empty for neutral
 */
public record Term(
        String id,
        Label label,
        @Nullable Label shortLabel,
        String reading,
        int order,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String mark,
        String hue) {

    /** The short name in a language where there is one, else the full name. */
    public String name(String language) {
        return Optional.ofNullable(shortLabel).orElse(label).in(language);
    }

    /** Whether the term may be newly chosen on that day. */
    public boolean isOfferedOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom))
                && (validTo == null || !day.isAfter(validTo));
    }
}
