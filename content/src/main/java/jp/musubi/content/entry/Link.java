package jp.musubi.content.entry;

/**
 * An address with an optional label.
 *
 * @param url absolute http or https address
 * @param label what to call it; empty if nothing was given
 */
public record Link(String url, String label) {}
