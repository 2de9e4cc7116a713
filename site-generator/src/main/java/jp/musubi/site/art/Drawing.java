package jp.musubi.site.art;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * A drawing that can be written as SVG and painted: its parts, the lowest first, and words above
 * all figures.
 *
 * @param width in user units
 * @param height in user units
 * @param light its colours on light paper
 * @param dark its colours for readers who prefer dark screens
 * @param shared the parts that others like it have, too
 * @param own the words of this one alone
 */
record Drawing(
        double width,
        double height,
        Inks light,
        Inks dark,
        List<Part> shared,
        List<Part.Words> own) {
    Drawing {
        shared = List.copyOf(shared);
        own = List.copyOf(own);
    }

    /** All parts, the lowest first. */
    Stream<Part> parts() {
        return Stream.concat(shared.stream(), own.stream());
    }

    /** Something in one colour. */
    sealed interface Part {
        Place place();

        Ink ink();

        /**
         * A shape, or its line.
         *
         * @param stroke width of its line in the shape's own units; 0 if it is filled
         * @param dashes lengths of line and gap in the shape's own units; empty for a line without
         *     gaps
         */
        record Figure(Path2D path, Place place, Ink ink, double stroke, List<Double> dashes)
                implements Part {
            static Figure filled(Path2D path, Place place, Ink ink) {
                return new Figure(path, place, ink, 0, List.of());
            }

            /** What is to be filled, before it is brought to its place. */
            Shape outline() {
                if (stroke == 0) {
                    return path;
                }
                float[] lengths = new float[dashes.size()];
                for (int i = 0; i < lengths.length; i++) {
                    lengths[i] = dashes.get(i).floatValue();
                }
                return new BasicStroke(
                                (float) stroke,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                10,
                                lengths.length == 0 ? null : lengths,
                                0)
                        .createStrokedShape(path);
            }
        }

        /** A line of letters. */
        record Words(Letters.Line line, Place place, Ink ink) implements Part {}
    }

    /** Where a shape stands: moved there, then its size multiplied. */
    record Place(double x, double y, double scale) {
        static final Place HERE = new Place(0, 0, 1);

        AffineTransform transform() {
            return new AffineTransform(scale, 0, 0, scale, x, y);
        }
    }
}
