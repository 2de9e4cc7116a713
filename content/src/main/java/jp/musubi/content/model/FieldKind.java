package jp.musubi.content.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of value a field holds; decides its JSON shape, its checks and its form control. */
public enum FieldKind {
    /** A line or, with {@code multiline}, several lines of plain text. JSON string. */
    TEXT,
    /** CommonMark with tables, strikethrough and task lists. JSON string. */
    MARKDOWN,
    /** A decimal number. JSON number. */
    NUMBER,
    /**
     * A calendar date, {@code 2026-11-23}; with {@code precision} also a month or a year. JSON
     * string.
     */
    DATE,
    /** A year of the common era. JSON number. */
    YEAR,
    /** One term of a vocabulary. JSON string, the term's id. */
    CHOICE,
    /** Several terms of a vocabulary, in the order given. JSON array of ids. */
    CHOICES,
    /** Another entry. JSON string, its id (a slug is accepted and replaced where it is known). */
    REFERENCE,
    /** A picture or document. JSON string, the asset's id. */
    ASSET,
    /** An absolute http or https address. JSON string. */
    URL,
    /** A mail address. JSON string. */
    EMAIL,
    /** A telephone number in Japanese or international notation. JSON string. */
    PHONE,
    /** A postal address in one line. JSON string. */
    ADDRESS,
    /** Yes or no. JSON boolean. */
    FLAG,
    /** Addresses with optional labels. JSON array of strings or {@code {"url","label"}} objects. */
    LINKS,
    /** Short free words. JSON array of strings. */
    TAGS;

    /** The name used in YAML: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with the given YAML name. */
    public static Optional<FieldKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Whether a value is a list. */
    public boolean isList() {
        return this == CHOICES || this == LINKS || this == TAGS;
    }

    /** Whether a value is chosen from a vocabulary. */
    public boolean isChosen() {
        return this == CHOICE || this == CHOICES;
    }
}
