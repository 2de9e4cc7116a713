package jp.musubi.cms.entry;

import jp.musubi.content.entry.Entry;

/**
 * A published entry.
 *
 * @param entry with all its values, hidden ones too: {@link Entry#publicView} before it leaves
 * @param revision number of the live revision; with the id it names these very words
 */
public record LiveEntry(Entry entry, int revision) {
    /** A published entry as if one of its other revisions were the live one. */
    public LiveEntry saying(Content content, int other) {
        var earlier =
                new Entry(
                        entry.type(),
                        entry.id(),
                        entry.slug(),
                        entry.publishedAt(),
                        entry.updatedAt(),
                        content.fields(),
                        content.shown());
        return new LiveEntry(earlier, other);
    }
}
