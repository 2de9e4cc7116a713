package jp.musubi.site.render;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.render.PagerView.PageNumberView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Splits a list into pages and links them. */
final class Pager {
    /** Entries on a page of a list. */
    static final int PAGE_SIZE = 30;

    /** Pages before and after the present one that have a link. */
    private static final int NEIGHBOURS = 2;

    private Pager() {}

    /** How many pages a list has: at least one. */
    static int pages(int entries) {
        return Math.max(1, (entries + PAGE_SIZE - 1) / PAGE_SIZE);
    }

    /** The entries on a page, counted from 1. */
    static <T> List<T> slice(List<T> entries, int page) {
        int from = Math.min((page - 1) * PAGE_SIZE, entries.size());
        return entries.subList(from, Math.min(from + PAGE_SIZE, entries.size()));
    }

    /** The links of a page of a list whose first page is at an address. */
    static PagerView view(Addresses addresses, String list, int page, int pages) {
        return view(page, pages, number -> addresses.page(list, number));
    }

    /** The links of a page whose neighbours are where a function says. */
    static PagerView view(int page, int pages, IntFunction<String> address) {
        var numbers = new ArrayList<PageNumberView>();
        int last = 0;
        for (int number = 1; number <= pages; number++) {
            boolean near = Math.abs(number - page) <= NEIGHBOURS;
            if (!near && number != 1 && number != pages) {
                continue;
            }
            if (number > last + 1) {
                numbers.add(new PageNumberView("", "", false));
            }
            boolean current = number == page;
            numbers.add(
                    new PageNumberView(
                            Integer.toString(number),
                            current ? "" : address.apply(number),
                            current));
            last = number;
        }
        return new PagerView(
                List.copyOf(numbers),
                page > 1 ? address.apply(page - 1) : "",
                page < pages ? address.apply(page + 1) : "");
    }
}
