package jp.musubi.site.render;

import java.util.List;

/** A list of entries of any type. */
public record EntryListView(String title, int count, List<EntryRowView> entries, PagerView pager) {
    /** One entry with the fields that lists show. */
    public record EntryRowView(LinkView link, List<FactView> facts) {}
}
