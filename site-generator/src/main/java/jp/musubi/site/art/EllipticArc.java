package jp.musubi.site.art;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** The arcs of SVG outlines, which name their ends (SVG 2, appendix B.2.4). */
final class EllipticArc {
    private EllipticArc() {}

    /** Where an arc begins and ends. */
    record Ends(double fromX, double fromY, double toX, double toY) {}

    /**
     * Continues an outline by an arc.
     *
     * @param turn of the ellipse, in radians
     */
    static void append(
            Path2D path,
            Ends ends,
            double rx,
            double ry,
            double turn,
            boolean large,
            boolean sweep) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double halfX = (ends.fromX() - ends.toX()) / 2;
        double halfY = (ends.fromY() - ends.toY()) / 2;
        double ux = cos * halfX + sin * halfY;
        double uy = -sin * halfX + cos * halfY;
        double over = ux * ux / (rx * rx) + uy * uy / (ry * ry);
        double a = over > 1 ? rx * Math.sqrt(over) : rx;
        double b = over > 1 ? ry * Math.sqrt(over) : ry;
        double rest = a * a * b * b - a * a * uy * uy - b * b * ux * ux;
        double root = Math.sqrt(Math.max(0, rest / (a * a * uy * uy + b * b * ux * ux)));
        double factor = large == sweep ? -root : root;
        double cx = factor * a * uy / b;
        double cy = -factor * b * ux / a;
        double middleX = cos * cx - sin * cy + (ends.fromX() + ends.toX()) / 2;
        double middleY = sin * cx + cos * cy + (ends.fromY() + ends.toY()) / 2;
        double start = Math.toDegrees(Math.atan2((uy - cy) / b, (ux - cx) / a));
        double end = Math.toDegrees(Math.atan2((-uy - cy) / b, (-ux - cx) / a));
        double extent = (end - start) % 360;
        if (sweep && extent < 0) {
            extent += 360;
        } else if (!sweep && extent > 0) {
            extent -= 360;
        }
        // Java counts angles against the clock.
        var arc = new Arc2D.Double(-a, -b, 2 * a, 2 * b, -start, -extent, Arc2D.OPEN);
        var place = AffineTransform.getTranslateInstance(middleX, middleY);
        place.rotate(turn);
        path.append(arc.getPathIterator(place), true);
    }
}
