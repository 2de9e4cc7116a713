package jp.musubi.cms.entry;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.EntryPath;

import java.util.UUID;

/** Where the pages of published entries are, from the site's root. */
public final class PublicPath {
    private PublicPath() {}

    /** The path of an entry's page, percent-encoded, from the pattern of its type. */
    public static String of(ContentType type, String slug, UUID id, Fields fields) {
        return EntryPath.of(type, slug, id.toString(), fields);
    }
}
