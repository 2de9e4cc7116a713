package jp.musubi.content.checker;

import java.util.List;

/**
 * A paragraph, heading or cell as readers see it, or the shape of a table whose cells follow.
 *
 * @param text its words; U+FFFC stands for a picture, for code and for a tag
 * @param level of a heading; else 0
 * @param links where words are linked
 * @param pictures the pictures in it
 * @param shape of a table; else {@link Shape#NONE}
 */
public record Passage(
        Kind kind, String text, int level, List<Span> links, List<Picture> pictures, Shape shape) {
    /** Stands for what is no text. */
    public static final char OBJECT = '\uFFFC';

    /** What a passage is. */
    public enum Kind {
        HEADING,
        TEXT,
        CELL,
        TABLE
    }

    /** A part of the text, in UTF-16 units. */
    public record Span(int from, int to) {}

    /** A picture, at that unit of the text. */
    public record Picture(int at, String alt) {}

    /** Rows count the head, too. */
    public record Shape(int rows, int columns, boolean emptyHead, int longestCellChars) {
        /** No table. */
        public static final Shape NONE = new Shape(0, 0, false, 0);
    }

    public Passage {
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
    }

    /** A line of plain text. */
    static Passage line(String text) {
        return new Passage(Kind.TEXT, text, 0, List.of(), List.of(), Shape.NONE);
    }
}
