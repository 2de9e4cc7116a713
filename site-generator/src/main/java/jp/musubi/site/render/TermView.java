package jp.musubi.site.render;

/**
 * A term of a vocabulary as a tag, a tile or a line.
 *
 * @param hue class of its colour
 * @param mark one character for its ring; empty if none
 * @param address of its page; empty if it has none
 * @param count entries that carry it
 */
public record TermView(
        String id,
        String name,
        String fullName,
        String address,
        String mark,
        String hue,
        int count) {}
