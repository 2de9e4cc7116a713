package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Part;
import jp.musubi.site.art.Drawing.Place;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A drawing while it is laid out: shapes and words are put on it one after the other. */
final class Sheet {
    /** Steps in which words are set smaller. */
    private static final double SIZE_STEP = 0.1;

    private final double width;
    private final double height;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part.Words> own = new ArrayList<>();

    Sheet(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Drawing drawing(Inks light, Inks dark) {
        return new Drawing(width, height, light, dark, parts, own);
    }

    /** A rectangle with round corners. */
    void box(double x, double y, double w, double h, double round, Ink ink) {
        fill(new Path2D.Double(new RoundRectangle2D.Double(x, y, w, h, 2 * round, 2 * round)), ink);
    }

    void disc(double x, double y, double radius, Ink ink) {
        fill(new Path2D.Double(circle(x, y, radius)), ink);
    }

    void ring(double x, double y, double radius, double stroke, Ink ink) {
        line(new Path2D.Double(circle(x, y, radius)), Place.HERE, stroke, ink);
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void line(double fromX, double fromY, double toX, double toY, double stroke, Ink ink) {
        var line = new Path2D.Double(new Line2D.Double(fromX, fromY, toX, toY));
        line(line, Place.HERE, stroke, ink);
    }

    void fill(Path2D shape, Ink ink) {
        parts.add(Part.Figure.filled(shape, Place.HERE, ink));
    }

    void line(Path2D shape, Place place, double stroke, Ink ink) {
        parts.add(new Part.Figure(shape, place, ink, stroke, List.of()));
    }

    void dashed(Path2D shape, double stroke, double on, double off, Ink ink) {
        parts.add(new Part.Figure(shape, Place.HERE, ink, stroke, List.of(on, off)));
    }

    /**
     * Puts words there in the largest size that fits, if one that is legible does.
     *
     * @return how wide they are; empty if they were left out
     */
    Optional<Double> words(Words text) {
        Optional<Letters.Line> line = Letters.bundled().line(text.text());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        double size = fitting(line.get(), text);
        if (size < text.least()) {
            return Optional.empty();
        }
        double scale = size / Letters.EM;
        double wide = line.get().width() * scale;
        double left = text.centred() ? text.x() - wide / 2 : text.x();
        var words = new Part.Words(line.get(), new Place(left, text.y(), scale), text.ink());
        if (text.isOwn()) {
            own.add(words);
        } else {
            parts.add(words);
        }
        return Optional.of(wide);
    }

    private static double fitting(Letters.Line line, Words text) {
        double most = text.room() / line.width() * Letters.EM;
        return most >= text.wanted()
                ? text.wanted()
                : Math.floor(most / SIZE_STEP + 1e-9) * SIZE_STEP;
    }

    /** How wide words of a size are; 0 if they cannot be drawn. */
    static double width(String text, double size) {
        return Letters.bundled()
                .line(text)
                .map(line -> line.width() * size / Letters.EM)
                .orElse(0.0);
    }

    /**
     * Words at a place.
     *
     * @param x left end, or the middle
     * @param y base line
     * @param wanted size of an em
     * @param least smallest legible size; words that need a smaller one are left out
     * @param room how wide they may be
     * @param isOwn whether they are of one banner alone, so that no other can share them
     */
    record Words(
            String text,
            double x,
            double y,
            double wanted,
            double least,
            double room,
            boolean centred,
            boolean isOwn,
            Ink ink) {
        static Words at(double x, double y, String text) {
            return new Words(text, x, y, 0, 0, 0, false, false, Ink.TEXT);
        }

        Words sized(double size, double smallest, double widest) {
            return new Words(text, x, y, size, smallest, widest, centred, isOwn, ink);
        }

        Words inMiddle() {
            return new Words(text, x, y, wanted, least, room, true, isOwn, ink);
        }

        Words own() {
            return new Words(text, x, y, wanted, least, room, centred, true, ink);
        }

        Words in(Ink other) {
            return new Words(text, x, y, wanted, least, room, centred, isOwn, other);
        }
    }
}
