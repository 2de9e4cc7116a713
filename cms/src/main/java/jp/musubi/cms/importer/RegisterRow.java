package jp.musubi.cms.importer;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A row of a register, ready to be stored.
 *
 * @param source name of the register
 * @param id its id there
 * @param slug as wished for a new entry; null to have one made
 * @param fields what the row says; other fields of the entry stay as they are
 * @param once those of the fields that are only set while the entry has no value
 */
public record RegisterRow(
        ContentType type,
        String source,
        String id,
        @Nullable String slug,
        Fields fields,
        Set<String> once) {
    public RegisterRow {
        once = Set.copyOf(once);
    }
}
