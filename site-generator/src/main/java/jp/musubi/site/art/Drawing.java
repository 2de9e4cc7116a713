package jp.musubi.site.art;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * A drawing that can be written as SVG and painted: its parts, the lowest first.
 *
 * @param width in user units
 * @param height in user units
 */
record Drawing(double width, double height, BannerLook look, List<Part> parts) {
    Drawing {
        parts = List.copyOf(parts);
    }

    /**
     * One shape in one colour.
     *
     * @param stroke width of its line in the shape's own units; 0 if it is filled
     * @param dashes lengths of line and gap in the shape's own units; empty for a line without gaps
     */
    record Part(Path2D shape, Place place, Ink ink, double stroke, List<Double> dashes) {
        static Part filled(Path2D shape, Place place, Ink ink) {
            return new Part(shape, place, ink, 0, List.of());
        }
    }

    /** Where a shape stands: moved there, then its size multiplied. */
    record Place(double x, double y, double scale) {
        static final Place HERE = new Place(0, 0, 1);

        AffineTransform transform() {
            return new AffineTransform(scale, 0, 0, scale, x, y);
        }
    }
}
