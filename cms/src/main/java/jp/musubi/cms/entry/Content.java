package jp.musubi.cms.entry;

import jp.musubi.content.entry.Fields;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an entry says at one moment.
 *
 * @param fields checked values (see {@code content.entry.FieldsReader})
 * @param shown the {@code optional} fields that the owner chose to show
 */
public record Content(Fields fields, Set<String> shown) {
    /** Nothing said yet. */
    public static final Content NONE = new Content(Fields.NONE, Set.of());

    public Content {
        shown = Collections.unmodifiableSet(new TreeSet<>(shown));
    }
}
