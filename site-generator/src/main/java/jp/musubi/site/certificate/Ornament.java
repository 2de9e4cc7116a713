package jp.musubi.site.certificate;

import jp.musubi.site.art.Knot;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/** The border of a certificate: a band of circles that hold each other (七宝), and the knot. */
final class Ornament {
    static final Color GOLD = new Color(0x9a7420);
    private static final Color PALE_GOLD = new Color(0xc7a55a);
    private static final Color CORD = new Color(0xa01c3a);

    /** From the edge of the paper to the outer line, in points: printers reach no further. */
    private static final double EDGE = 24;

    private static final double BAND = 19;
    private static final double KNOT_RADIUS = 21;

    private Ornament() {}

    static void draw(Paper paper, double width, double height) throws IOException {
        Rectangle2D outer = inset(width, height, EDGE);
        Rectangle2D inner = inset(width, height, EDGE + BAND);
        double middle = width / 2;
        double top = height - EDGE - BAND / 2;
        // The band leaves room for the knot, which the top line runs into on both sides.
        var room = new Ellipse2D.Double(middle - 34, top - 27, 68, 54);
        var band = new Area(outer);
        band.subtract(new Area(inner));
        band.subtract(new Area(room));
        paper.colour(PALE_GOLD);
        paper.onlyIn(band);
        rings(paper, width, height);
        paper.anywhere();
        paper.colour(GOLD);
        var outside = new Area(new Rectangle2D.Double(0, 0, width, height));
        outside.subtract(new Area(room));
        paper.onlyIn(outside);
        paper.stroke(inset(width, height, EDGE - 4), 0.5);
        paper.stroke(outer, 1.8);
        paper.stroke(inner, 1.1);
        paper.stroke(inset(width, height, EDGE + BAND + 4), 0.4);
        paper.anywhere();
        paper.colour(CORD);
        double scale = KNOT_RADIUS / Knot.REACH;
        var place = new AffineTransform(scale, 0, 0, -scale, middle, top);
        paper.stroke(new Path2D.Double(Knot.path(), place), 1.9);
    }

    private static void rings(Paper paper, double width, double height) throws IOException {
        double across = width - 2 * EDGE;
        double down = height - 2 * EDGE;
        double step = BAND / 2;
        double x = step * (across / step / Math.round(across / step));
        double y = step * (down / step / Math.round(down / step));
        for (int i = 0; i <= Math.round(across / step); i++) {
            for (int j = 0; j <= Math.round(down / step); j++) {
                boolean isInBand =
                        i <= 3 || j <= 3 || i >= across / step - 3.5 || j >= down / step - 3.5;
                if (isInBand && (i + j) % 2 == 0) {
                    double radius = Math.hypot(x, y) / Math.sqrt(2);
                    paper.stroke(
                            new Ellipse2D.Double(
                                    EDGE + i * x - radius,
                                    EDGE + j * y - radius,
                                    2 * radius,
                                    2 * radius),
                            0.6);
                }
            }
        }
    }

    private static Rectangle2D inset(double width, double height, double by) {
        return new Rectangle2D.Double(by, by, width - 2 * by, height - 2 * by);
    }
}
