package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.document.Extract;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The search over a town, as a reader uses it. */
record TownSearch(SiteSearch search) implements AutoCloseable {
    /** Noon of the third of December 2026. */
    static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-12-03T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

    static final URI BASE = URI.create("https://town.example/");

    /** Writes the whole index of a site. */
    static void write(Path folder, LinkedSite site) throws IOException {
        try (SearchIndex index =
                SearchIndex.create(
                        folder,
                        site,
                        new Addresses(site, BASE),
                        new StaticIndex(),
                        TownSearch::unread)) {
            for (Entry entry : site.entries()) {
                index.put(entry);
            }
            index.commit();
        }
    }

    /** Towns have no documents. */
    static Extract unread(Asset asset) {
        return new Extract(List.of(asset.file()), null);
    }

    static TownSearch of(Path folder, Town town) throws IOException {
        return of(folder, town.linked());
    }

    static TownSearch of(Path folder, LinkedSite site) throws IOException {
        Path index = folder.resolve("index");
        write(index, site);
        return new TownSearch(SiteSearch.open(index, TODAY));
    }

    Answer ask(String text) {
        return ask(text, Map.of());
    }

    Answer ask(String text, Map<String, List<String>> filters) {
        return search.search(new Query(text, filters, 50, 0, "ja"));
    }

    Answer askInEnglish(String text) {
        return search.search(new Query(text, Map.of(), 50, 0, "en"));
    }

    /** The slugs found, best first. */
    List<String> slugs(String text) {
        return slugs(ask(text));
    }

    static List<String> slugs(Answer answer) {
        return answer.hits().stream().map(Hit::slug).toList();
    }

    @Override
    public void close() throws IOException {
        search.close();
    }
}
