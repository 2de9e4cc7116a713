package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;

import java.time.ZoneId;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** What a theme makes of a site, as units in a stable order. */
public interface Renderer {
    /** Where the days that the pages tell of begin. */
    ZoneId zone();

    /** The units that are no entry's own: lists, front pages, the theme's files. */
    List<Unit> lists();

    /** Hands over what every page has around it. */
    void provide(ObjLongConsumer<Fact> to);

    /** What leads from former addresses of entries to them. */
    default List<Unit> redirects() {
        return List.of();
    }

    /** What the content wants and this renderer leaves out, one sentence each. */
    default List<String> warnings() {
        return List.of();
    }

    /** The pages and pictures of one entry, in every language. */
    Unit of(Entry entry);
}
