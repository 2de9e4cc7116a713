package jp.musubi.site.plan;

/**
 * One file of an asset, copied as it is.
 *
 * @param file as the snapshot names it
 */
public record CopyPlan(String address, String file) implements Planned {}
