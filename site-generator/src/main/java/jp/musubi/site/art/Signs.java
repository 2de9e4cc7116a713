package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Place;

import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** What tells the state of a banner without words: its outline and its sign. */
final class Signs {
    /** How much heavier the frame of a suspended banner is than others. */
    private static final double HEAVY = 1.8;

    private Signs() {}

    /**
     * The ground of a banner and the line around it.
     *
     * @param round radius of its corners
     * @param stroke width of the line
     */
    static void ground(Sheet sheet, BannerLook look, double round, double stroke) {
        double inset = stroke / 2;
        double w = sheet.width() - stroke;
        double h = sheet.height() - stroke;
        switch (look) {
            case ACTIVE -> {
                Path2D outline = rounded(inset, inset, w, h, round);
                sheet.fill(outline, Ink.GROUND);
                sheet.line(outline, Place.HERE, stroke, Ink.EDGE);
            }
            case SUSPENDED -> {
                double bar = stroke * HEAVY;
                sheet.fill(rounded(0, 0, sheet.width(), sheet.height(), round), Ink.EDGE);
                double innerRound = Math.max(0, round - bar / 2);
                sheet.fill(
                        rounded(
                                bar,
                                bar,
                                sheet.width() - 2 * bar,
                                sheet.height() - 2 * bar,
                                innerRound),
                        Ink.GROUND);
            }
            case EXPIRED -> {
                Path2D outline = ticket(inset, w, h, round * 2.2);
                sheet.fill(outline, Ink.GROUND);
                sheet.line(outline, Place.HERE, stroke, Ink.EDGE);
            }
            case AWARD -> {
                Path2D outline = rounded(inset, inset, w, h, round);
                sheet.fill(outline, Ink.GROUND);
                sheet.line(outline, Place.HERE, stroke, Ink.EDGE);
                double second = inset + 2 * stroke;
                double less = 4 * stroke;
                Path2D inner = rounded(second, second, w - less, h - less, round * 0.6);
                sheet.line(inner, Place.HERE, stroke * 0.4, Ink.EDGE);
            }
            case REVOKED -> {
                Path2D outline = rounded(inset, inset, w, h, round);
                sheet.fill(outline, Ink.GROUND);
                sheet.dashed(outline, stroke, stroke * 3.5, stroke * 2.2, Ink.EDGE);
            }
        }
    }

    private static Path2D rounded(double x, double y, double w, double h, double round) {
        return new Path2D.Double(new RoundRectangle2D.Double(x, y, w, h, 2 * round, 2 * round));
    }

    private static Path2D ticket(double inset, double w, double h, double cut) {
        double right = inset + w;
        double bottom = inset + h;
        var outline = new Path2D.Double();
        outline.moveTo(inset + cut, inset);
        outline.lineTo(right - cut, inset);
        outline.lineTo(right, inset + cut);
        outline.lineTo(right, bottom - cut);
        outline.lineTo(right - cut, bottom);
        outline.lineTo(inset + cut, bottom);
        outline.lineTo(inset, bottom - cut);
        outline.lineTo(inset, inset + cut);
        outline.closePath();
        return outline;
    }

    /** The sign of the state around a middle. */
    static void sign(Sheet sheet, BannerLook look, double x, double y, double radius) {
        switch (look) {
            case ACTIVE, AWARD -> knot(sheet, x, y, radius, Ink.SIGN);
            case SUSPENDED -> pause(sheet, x, y, radius);
            case EXPIRED -> clock(sheet, x, y, radius);
            case REVOKED -> cross(sheet, x, y, radius);
        }
    }

    /** The knot around a middle. */
    static void knot(Sheet sheet, double x, double y, double radius, Ink ink) {
        double scale = radius / Knot.REACH;
        // A cord thinner than a pixel and a half would be a blur.
        double stroke = Math.max(Knot.STROKE, 1.5 / scale);
        sheet.line(Knot.path(), new Place(x, y, scale), stroke, ink);
    }

    private static void pause(Sheet sheet, double x, double y, double radius) {
        sheet.disc(x, y, radius, Ink.PLATE);
        double w = radius * 0.3;
        double h = radius * 1.04;
        sheet.box(x - radius * 0.17 - w, y - h / 2, w, h, radius * 0.06, Ink.ON_PLATE);
        sheet.box(x + radius * 0.17, y - h / 2, w, h, radius * 0.06, Ink.ON_PLATE);
    }

    private static void clock(Sheet sheet, double x, double y, double radius) {
        double stroke = radius * 0.2;
        sheet.ring(x, y, radius - stroke / 2, stroke, Ink.SIGN);
        var hands = new Path2D.Double();
        hands.moveTo(x, y - radius * 0.52);
        hands.lineTo(x, y);
        hands.lineTo(x + radius * 0.4, y + radius * 0.26);
        sheet.line(hands, Place.HERE, stroke, Ink.SIGN);
    }

    private static void cross(Sheet sheet, double x, double y, double radius) {
        double arm = radius * 0.74;
        double stroke = radius * 0.36;
        sheet.line(x - arm, y - arm, x + arm, y + arm, stroke, Ink.SIGN);
        sheet.line(x - arm, y + arm, x + arm, y - arm, stroke, Ink.SIGN);
    }
}
