package jp.musubi.content.snapshot;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;

import java.util.List;

/**
 * Everything a build reads: the site, its content model, its assets and its published entries.
 *
 * @param entries in the order they were read
 */
public record Snapshot(Site site, ContentModel model, List<Asset> assets, List<Entry> entries) {
    public Snapshot {
        assets = List.copyOf(assets);
        entries = List.copyOf(entries);
    }
}
