package jp.musubi.cms.entry;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;

import java.util.Optional;

/** Makes a slug from what an entry says, for entries that were given none. */
@FunctionalInterface
public interface Slugger {
    /** Never finds one: the entry is called by its type and a short id. */
    Slugger NONE = (type, fields) -> Optional.empty();

    /**
     * A wish in lower-case Latin letters, digits and hyphens; what is no valid slug is ignored, and
     * what is taken gets a short id appended.
     */
    Optional<String> wish(ContentType type, Fields fields);
}
