package jp.musubi.cms.importer.mapping;

import java.util.List;

/**
 * A column of the register under the name the mapping gives it.
 *
 * @param name as the mapping refers to it
 * @param headings what its heading may say; empty in a file without headings
 * @param index position from 0 in a file without headings; -1 where the heading tells
 */
record Column(String name, List<String> headings, int index) {
    Column {
        headings = List.copyOf(headings);
    }

    /** The heading for messages. */
    String heading() {
        return headings.isEmpty() ? name : headings.getFirst();
    }
}
