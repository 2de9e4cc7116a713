package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;

import java.util.Locale;

/**
 * Something that a route is told in its address or its header fields. A query parameter that no
 * route declares is refused.
 *
 * @param meaning what it does, for people
 * @param schema JSON Schema of its value
 */
public record Parameter(
        String name, Place place, boolean required, Label meaning, ObjectNode schema) {

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER;

        /** The name used by OpenAPI: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of the path. */
    public static Parameter path(String name, Label meaning) {
        return new Parameter(name, Place.PATH, true, meaning, Schemas.text());
    }

    /** An optional parameter of the query. */
    public static Parameter query(String name, Label meaning, ObjectNode schema) {
        return new Parameter(name, Place.QUERY, false, meaning, schema);
    }

    /** An optional header field. */
    public static Parameter header(String name, Label meaning) {
        return new Parameter(name, Place.HEADER, false, meaning, Schemas.text());
    }

    /** The same, but it must be given. */
    public Parameter must() {
        return new Parameter(name, place, true, meaning, schema);
    }
}
