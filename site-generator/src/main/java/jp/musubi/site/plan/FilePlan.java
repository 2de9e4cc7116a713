package jp.musubi.site.plan;

/**
 * One file beside the pages: a style sheet, a script, an icon, a feed, a picture drawn for an
 * entry.
 */
public record FilePlan(String address, Body body) implements Planned {}
