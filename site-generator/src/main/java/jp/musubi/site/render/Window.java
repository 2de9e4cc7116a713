package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.trace.Hash;

import java.util.List;

/** The part of a list that one of its pages shows. */
final class Window {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Window() {}

    /**
     * Changes when a page of a list shows other entries or tells something else of the list. What
     * the entries say is not in it: that is noted when they are rendered.
     *
     * @param size entries of the whole list
     * @param more what else the page tells of the list
     */
    static long stamp(int size, List<Entry> shown, Object... more) {
        long stamp = mixed(OFFSET, size);
        for (Entry entry : shown) {
            // Both hashes are kept by their strings: long lists are stamped at each build.
            long both = (long) entry.id().hashCode() << Integer.SIZE ^ entry.slug().hashCode();
            stamp = mixed(stamp, both);
        }
        for (Object each : more) {
            stamp = mixed(stamp, Hash.of(each.toString()));
        }
        return stamp;
    }

    /** One step of FNV-1a, with 64 bits at a time: no two numbers give the same. */
    private static long mixed(long stamp, long number) {
        return (stamp ^ number) * PRIME;
    }
}
