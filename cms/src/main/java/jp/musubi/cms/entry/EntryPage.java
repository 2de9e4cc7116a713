package jp.musubi.cms.entry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a list.
 *
 * @param next where the next page begins; null on the last page
 * @param total how many entries pass the filters
 */
public record EntryPage(List<LiveEntry> items, @Nullable Cursor next, long total) {
    public EntryPage {
        items = List.copyOf(items);
    }
}
