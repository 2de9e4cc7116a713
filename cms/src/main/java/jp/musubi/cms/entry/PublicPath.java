package jp.musubi.cms.entry;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;

/** Where the pages of published entries are, from the site's root. */
public final class PublicPath {
    private PublicPath() {}

    /** The path of an entry's page, from the pattern of its type. */
    public static String of(ContentType type, String slug, Fields fields) {
        var path = new StringBuilder();
        for (String part : type.path().split("(?=\\{)|(?<=\\})", -1)) {
            if (part.equals("{slug}")) {
                path.append(slug);
            } else if (part.startsWith("{")) {
                String field = part.substring(1, part.length() - 1);
                path.append(
                        fields.text(field)
                                .or(() -> fields.number(field).map(Object::toString))
                                .orElse(""));
            } else {
                path.append(part);
            }
        }
        return path.toString();
    }
}
