package jp.musubi.site.feed;

import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.TablePlan;
import jp.musubi.site.plan.Unit;

import java.util.List;

/** The files of open data. */
public final class Tables {
    private Tables() {}

    /** CSV and JSON of every content type. */
    public static List<Unit> all(LinkedSite site, Addresses addresses) {
        var openData = new OpenData(site, addresses);
        return site.model().types().values().stream()
                .map(type -> of(type, openData, addresses))
                .toList();
    }

    private static Unit of(ContentType type, OpenData openData, Addresses addresses) {
        return new Unit(
                "opendata " + type.name(),
                files -> {
                    files.accept(
                            new TablePlan(
                                    addresses.openData(type, "csv"),
                                    out -> openData.writeCsv(type, out)));
                    files.accept(
                            new TablePlan(
                                    addresses.openData(type, "json"),
                                    out -> openData.writeJson(type, out)));
                });
    }
}
