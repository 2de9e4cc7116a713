package jp.musubi.content.entry;

import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Visibility;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A piece of content: a group's profile, an award, a page.
 *
 * @param type name of its content type
 * @param id UUID, the same for ever
 * @param slug its name in addresses, unique within the type
 * @param publishedAt when it was first published; {@link #UNKNOWN_TIME} if nobody wrote it down
 * @param updatedAt when its live revision was published; as above
 * @param shown the {@code optional} fields that its owner chose to show
 */
public record Entry(
        String type,
        String id,
        String slug,
        Instant publishedAt,
        Instant updatedAt,
        Fields fields,
        Set<String> shown) {
    /** Stands for a time that nobody wrote down, as in folders that people keep by hand. */
    public static final Instant UNKNOWN_TIME = Instant.EPOCH;

    public Entry {
        shown = Collections.unmodifiableSet(new TreeSet<>(shown));
    }

    /**
     * The entry as readers without an account may see it: hidden fields are gone, and {@code shown}
     * names what of the optional ones is left. Looking twice changes nothing.
     */
    public Entry publicView(ContentType contentType) {
        Fields visible = publicFields(contentType, fields, shown);
        Set<String> left = new TreeSet<>(shown);
        left.removeIf(name -> !visible.has(name));
        return new Entry(type, id, slug, publishedAt, updatedAt, visible, left);
    }

    /** Whether a time of an entry was written down, so that readers may be told of it. */
    public static boolean isKnown(Instant time) {
        return !time.equals(UNKNOWN_TIME);
    }

    /** The values that readers without an account may see. */
    public static Fields publicFields(ContentType type, Fields fields, Set<String> shown) {
        return fields.filtered(name ->
                type.field(name)
                        .map(field ->
                                field.visibility() == Visibility.PUBLIC
                                        || (field.visibility() == Visibility.OPTIONAL
                                                && shown.contains(name)))
                        .orElse(false));
    }
}
