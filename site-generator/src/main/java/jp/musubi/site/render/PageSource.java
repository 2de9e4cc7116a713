package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;

import java.util.function.Consumer;

/** Plans the pages of one kind in one language. */
interface PageSource {
    /** Hands over the units of all lists. */
    default void lists(Consumer<Unit> units) {}

    /** Hands over the pages of one entry. */
    default void entry(Entry entry, Consumer<Planned> pages) {}
}
