package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.trace.Fact;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Renders pages that a test planned, and none of entries. */
record PlannedPages(Unit unit) implements Renderer {
    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public List<Unit> lists() {
        return List.of(unit);
    }

    @Override
    public void provide(ObjLongConsumer<Fact> to) {}

    @Override
    public Unit of(Entry entry) {
        return new Unit("entry " + entry.id(), _ -> {});
    }
}
