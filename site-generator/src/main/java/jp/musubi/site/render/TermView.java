package jp.musubi.site.render;

/**
 * A term of a vocabulary as a tag, a tile or a line.
 *
 * @param hue class of its colour
 * @param mark one character for its ring; empty if none
 * @param address of its page; empty if it has none
 * @param count entries that carry it; 0 where it is only mentioned
 */
public record TermView(
        String id,
        String name,
        String fullName,
        String address,
        String mark,
        String hue,
        int count) {

    /** The same with how many entries carry it. */
    TermView counted(int entries) {
        return new TermView(id, name, fullName, address, mark, hue, entries);
    }
}
