package jp.musubi.site.render;

import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.link.LinkedSite;

import java.util.List;

/**
 * A field whose terms have pages, with the page that lists these terms: {@code /fields/} for {@code
 * /fields/{term}/}.
 *
 * @param path of the list of terms, without a language
 */
record TermIndex(ContentType type, Field field, String path) {
    private static final String PLACE = "{term}/";

    /** The indexes of a type; a path that is already the type's list is none. */
    static List<TermIndex> of(LinkedSite site, ContentType type) {
        return site.termPageFields(type).stream()
                .filter(field -> path(field).endsWith(PLACE))
                .map(field ->
                        new TermIndex(
                                type,
                                field,
                                path(field).substring(0, path(field).length() - PLACE.length())))
                .filter(index -> !index.path().equals(type.list()) && index.path().length() > 1)
                .toList();
    }

    private static String path(Field field) {
        return field.termPages() == null ? "" : field.termPages();
    }
}
