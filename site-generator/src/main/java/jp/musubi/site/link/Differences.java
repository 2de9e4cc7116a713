package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;

import java.util.List;
import java.util.Set;

/**
 * What a site has that an earlier one had not, and the other way round. An entry that changed is in
 * both lists, as it was and as it is.
 *
 * @param gone entries of the earlier site that are not in the later one
 * @param come entries of the later site that were not in the earlier one
 * @param turned entries of both, of which a reference leads to another entry now, or to none
 * @param assets ids of assets that only one of them has, or that are not the same in both
 */
public record Differences(
        List<Entry> gone, List<Entry> come, List<Entry> turned, Set<String> assets) {
    public Differences {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
        turned = List.copyOf(turned);
        assets = Set.copyOf(assets);
    }
}
