package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.trace.Hash;

import java.util.List;

/** The part of a list that one of its pages shows. */
final class Window {
    private Window() {}

    /**
     * Changes when a page of a list shows other entries or tells something else of the list. What
     * the entries say is not in it: that is noted when they are rendered.
     *
     * @param size entries of the whole list
     * @param more what else the page tells of the list
     */
    static long stamp(int size, List<Entry> shown, Object... more) {
        var hash = new Hash().with(size);
        shown.forEach(entry -> hash.with(entry.id()));
        for (Object each : more) {
            hash.with(each.toString());
        }
        return hash.value();
    }
}
