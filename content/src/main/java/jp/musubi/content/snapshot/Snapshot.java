package jp.musubi.content.snapshot;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;

import java.util.List;

/**
 * Everything a build reads: the site, its content model, its assets and its published entries.
 *
 * @param entries in the order they were read
 * @param redirects former addresses of entries, each once
 * @param signed what the city signed, by path
 */
public record Snapshot(
        Site site,
        ContentModel model,
        List<Asset> assets,
        List<Entry> entries,
        List<Redirect> redirects,
        List<SignedFile> signed) {
    public Snapshot {
        assets = List.copyOf(assets);
        entries = List.copyOf(entries);
        redirects = List.copyOf(redirects);
        signed = List.copyOf(signed);
    }

    /** A snapshot in which nothing is signed. */
    public Snapshot(
            Site site,
            ContentModel model,
            List<Asset> assets,
            List<Entry> entries,
            List<Redirect> redirects) {
        this(site, model, assets, entries, redirects, List.of());
    }

    /** A snapshot whose entries have always been where they are. */
    public Snapshot(Site site, ContentModel model, List<Asset> assets, List<Entry> entries) {
        this(site, model, assets, entries, List.of());
    }

    /** The same with other entries. */
    public Snapshot withEntries(List<Entry> others) {
        return new Snapshot(site, model, assets, others, redirects, signed);
    }

    /** The same with what the city signed. */
    public Snapshot withSigned(List<SignedFile> files) {
        return new Snapshot(site, model, assets, entries, redirects, files);
    }
}
