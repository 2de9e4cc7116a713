package jp.musubi.cms.entry;

import java.time.Instant;
import java.util.UUID;

/**
 * An address at which an entry was public before; it leads to wherever the entry is now.
 *
 * @param path of its page in the first language, from the root of the site, percent-encoded
 * @param type name of the entry's content type
 * @param slug what it was called then
 * @param entry id of the entry
 * @param since when it moved away
 */
public record FormerPath(String path, String type, String slug, UUID entry, Instant since) {}
