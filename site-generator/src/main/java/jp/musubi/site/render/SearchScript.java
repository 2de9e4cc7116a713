package jp.musubi.site.render;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.search.SearchModule;

import java.nio.charset.StandardCharsets;

/** The module by which browsers search the published index. */
public final class SearchScript {
    private SearchScript() {}

    /** The file of the module. */
    public static FilePlan plan(Addresses addresses) {
        return new FilePlan(
                addresses.at(SearchPage.PATH + "search.js"),
                () -> SearchModule.text().getBytes(StandardCharsets.UTF_8));
    }
}
