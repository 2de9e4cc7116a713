package jp.musubi.site.art;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * An outline as SVG writes it, in whole steps of the last digit, each relative to where the one
 * before ended: shorter than places, and rounding never adds up.
 *
 * @param x where it begins, in units of the last digit
 * @param y where it begins, in units of the last digit
 * @param steps all that follows; empty if there is nothing to draw
 * @param digits behind the point
 */
record SvgPath(long x, long y, String steps, int digits) {
    static SvgPath of(Path2D shape, int digits) {
        var writer = new Writer(digits);
        double[] to = new double[6];
        for (PathIterator each = shape.getPathIterator(null); !each.isDone(); each.next()) {
            writer.step(each.currentSegment(to), to);
        }
        return new SvgPath(writer.first[0], writer.first[1], writer.steps.toString(), digits);
    }

    /** Writes the whole, moved to the right by so many units of the last digit. */
    void appendTo(StringBuilder svg, long right) {
        if (!steps.isEmpty()) {
            svg.append('M').append(number(x + right, digits));
            append(svg, number(y, digits)).append(steps);
        }
    }

    private static StringBuilder append(StringBuilder steps, String number) {
        return (number.startsWith("-") ? steps : steps.append(' ')).append(number);
    }

    /** A number of units of the last digit, and no digits that say nothing. */
    static String number(long units, int digits) {
        if (digits == 0) {
            return Long.toString(units);
        }
        long unit = Math.round(Math.pow(10, digits));
        long rest = Math.abs(units) % unit;
        long whole = Math.abs(units) / unit;
        String sign = units < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        String behind = Long.toString(unit + rest);
        int end = behind.length();
        while (behind.charAt(end - 1) == '0') {
            end--;
        }
        return sign + (whole == 0 ? "" : whole) + "." + behind.substring(1, end);
    }

    private static final class Writer {
        private final StringBuilder steps = new StringBuilder();
        private final int digits;
        private final double unit;
        private final long[] first = new long[2];
        private final long[] start = new long[2];
        private final long[] at = new long[2];
        private boolean begun;

        Writer(int digits) {
            this.digits = digits;
            this.unit = Math.pow(10, digits);
        }

        void step(int kind, double[] to) {
            switch (kind) {
                case PathIterator.SEG_MOVETO -> move(to);
                case PathIterator.SEG_LINETO -> curve('l', 1, to);
                case PathIterator.SEG_QUADTO -> curve('q', 2, to);
                case PathIterator.SEG_CUBICTO -> curve('c', 3, to);
                default -> {
                    steps.append('z');
                    System.arraycopy(start, 0, at, 0, 2);
                }
            }
        }

        private void move(double[] to) {
            if (begun) {
                curve('m', 1, to);
            } else {
                begun = true;
                at[0] = Math.round(to[0] * unit);
                at[1] = Math.round(to[1] * unit);
                System.arraycopy(at, 0, first, 0, 2);
            }
            System.arraycopy(at, 0, start, 0, 2);
        }

        private void curve(char letter, int points, double[] to) {
            steps.append(letter);
            for (int i = 0; i < 2 * points; i++) {
                String moved = number(Math.round(to[i] * unit) - at[i % 2], digits);
                if (i == 0) {
                    steps.append(moved);
                } else {
                    append(steps, moved);
                }
            }
            at[0] = Math.round(to[2 * points - 2] * unit);
            at[1] = Math.round(to[2 * points - 1] * unit);
        }
    }
}
