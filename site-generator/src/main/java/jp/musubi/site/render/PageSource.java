package jp.musubi.site.render;

import java.util.function.Consumer;

/** Plans the pages of one kind in one language. */
interface PageSource {
    /** Hands over every page, those that lists link to before the later pages of a list. */
    void plan(Consumer<PagePlan> pages);
}
