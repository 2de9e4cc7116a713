package jp.musubi.site.render;

import java.util.List;

/**
 * Links between the pages of a list.
 *
 * @param pages in order; a gap has no text
 * @param previous address of the page before; empty on the first
 * @param next address of the page after; empty on the last
 */
public record PagerView(List<PageNumberView> pages, String previous, String next) {
    /** One page number; the current page and a gap have no address. */
    public record PageNumberView(String number, String address, boolean current) {}

    /** Whether there is more than one page. */
    public boolean isNeeded() {
        return pages.size() > 1;
    }
}
