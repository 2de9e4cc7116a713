package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** What a theme makes of a site, as units in a stable order. */
public interface Renderer {
    /** The day that the pages tell of: that of the snapshot, in the city. */
    LocalDate today();

    /** The units that are no entry's own: lists, front pages, the theme's files. */
    List<Unit> lists();

    /** Hands over what every page has around it. */
    void provide(ObjLongConsumer<Fact> to);

    /** The pages and pictures of one entry, in every language. */
    Unit of(Entry entry);
}
