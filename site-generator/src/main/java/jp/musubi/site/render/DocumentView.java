package jp.musubi.site.render;

/**
 * A document that an entry attaches.
 *
 * @param size for people, with its unit; empty if unknown
 */
public record DocumentView(String address, Words title, String size) {}
