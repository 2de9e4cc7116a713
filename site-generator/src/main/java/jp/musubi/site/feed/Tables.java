package jp.musubi.site.feed;

import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.TablePlan;
import jp.musubi.site.plan.Unit;

import java.util.List;

/** The files of open data. */
public final class Tables {
    private final TableMemory memory;

    /**
     * Tables that remember.
     *
     * @param memory their pieces, from one build to the next
     */
    public Tables(TableMemory memory) {
        this.memory = memory;
    }

    /** CSV and JSON of every content type. */
    public List<Unit> all(LinkedSite site, Addresses addresses) {
        return site.model().types().values().stream()
                .map(type -> of(type, site, addresses))
                .toList();
    }

    private Unit of(ContentType type, LinkedSite site, Addresses addresses) {
        List<TableFormat> formats = List.of(new CsvTable(), new JsonTable());
        return new Unit(
                "opendata " + type.name(),
                files -> {
                    for (TableFormat format : formats) {
                        String address = addresses.openData(type, format.ending());
                        var table = new Table(format, type, site, addresses, memory.of(address));
                        files.accept(new TablePlan(address, table));
                    }
                });
    }
}
