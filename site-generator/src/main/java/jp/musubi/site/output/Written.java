package jp.musubi.site.output;

/**
 * What a build did to its output folder.
 *
 * @param written files that are new or changed
 * @param removed files of an earlier build that are gone
 */
public record Written(int written, int removed) {}
