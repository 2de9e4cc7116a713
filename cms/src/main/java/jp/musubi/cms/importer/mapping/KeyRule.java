package jp.musubi.cms.importer.mapping;

import java.util.List;

/**
 * One way to make the id by which an entry is recognised in later files.
 *
 * @param parts columns, joined in this order
 */
record KeyRule(List<KeyPart> parts) {
    KeyRule {
        parts = List.copyOf(parts);
    }

    /**
     * One column of an id.
     *
     * @param mayBeBlank whether the id can be made without it
     */
    record KeyPart(String column, boolean mayBeBlank) {}
}
