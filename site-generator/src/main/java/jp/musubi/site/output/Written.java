package jp.musubi.site.output;

import java.util.Set;

/**
 * What a build did to its output folder.
 *
 * @param written files that are new or changed
 * @param unchanged files that already had these bytes
 * @param removed files of an earlier build that this one no longer has
 * @param files every file of the site, by path below the folder
 */
public record Written(int written, int unchanged, int removed, Set<String> files) {
    public Written {
        files = Set.copyOf(files);
    }
}
