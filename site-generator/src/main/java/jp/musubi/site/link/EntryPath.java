package jp.musubi.site.link;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;

import java.util.Optional;

/** Where the page of an entry is, for those who have no whole site. */
public final class EntryPath {
    private EntryPath() {}

    /**
     * The path below the root of the site in its first language, percent-encoded: what the pattern
     * of the type makes of an entry.
     */
    public static String of(ContentType type, String slug, String id, Fields fields) {
        return PathPattern.of(type.path()).filled(place -> value(place, slug, id, fields));
    }

    static Optional<String> value(String place, String slug, String id, Fields fields) {
        return switch (place) {
            case "slug" -> Optional.of(slug);
            case "id" -> Optional.of(id);
            default ->
                    fields.text(place).or(() -> fields.number(place).map(n -> n.toPlainString()));
        };
    }
}
