package jp.musubi.cms.entry;

import jp.musubi.content.entry.Entry;

/**
 * A published entry.
 *
 * @param entry with all its values, hidden ones too: {@link Entry#publicView} before it leaves
 * @param revision number of the live revision; with the id it names these very words
 */
public record LiveEntry(Entry entry, int revision) {}
