package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;

import java.util.List;

/** The part of a list that one of its pages shows. */
final class Window {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Window() {}

    /**
     * Changes when a page of a list shows other entries or tells something else of the list. What
     * the entries say is not in it: that is noted when they are rendered.
     *
     * @param size entries of the whole list
     * @param more what else the page tells of the list
     */
    static long stamp(int size, List<Entry> shown, Object... more) {
        long stamp = mixed(FNV_OFFSET, size);
        for (Entry entry : shown) {
            stamp = mixed(stamp, entry.id());
        }
        for (Object each : more) {
            stamp = mixed(stamp, each.toString());
        }
        return stamp;
    }

    /** Long lists are stamped at each build, so this is FNV-1a, of which an id takes little. */
    private static long mixed(long stamp, String text) {
        long mixed = stamp;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
        }
        return mixed(mixed, text.length());
    }

    private static long mixed(long stamp, int number) {
        return (stamp ^ number) * FNV_PRIME;
    }
}
