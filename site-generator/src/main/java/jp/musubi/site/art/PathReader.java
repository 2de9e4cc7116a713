package jp.musubi.site.art;

import java.awt.geom.Path2D;
import java.util.Locale;

/** Reads the outlines of SVG (the attribute {@code d}, SVG 2 section 9.3). */
final class PathReader {
    /** Steps of one outline. */
    private static final int MAX_STEPS = 20_000;

    private final String text;
    private final Path2D.Double path = new Path2D.Double();
    private int at;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double controlX;
    private double controlY;
    private char before = ' ';

    private PathReader(String text) {
        this.text = text;
    }

    /**
     * The outline that a text draws.
     *
     * @throws UnusableArtwork if it is none
     */
    static Path2D read(String text) throws UnusableArtwork {
        var reader = new PathReader(text);
        reader.all();
        return reader.path;
    }

    private void all() throws UnusableArtwork {
        char command = ' ';
        for (int steps = 0; skip(); steps++) {
            if (steps > MAX_STEPS) {
                throw new UnusableArtwork("too-many", "path");
            }
            char next = text.charAt(at);
            if (Character.isLetter(next)) {
                command = next;
                at++;
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            } else if (command == 'Z' || command == 'z') {
                throw broken();
            }
            if (before == ' ' && Character.toUpperCase(command) != 'M') {
                throw broken();
            }
            step(command);
            before = Character.toUpperCase(command);
        }
    }

    private void step(char command) throws UnusableArtwork {
        boolean relative = Character.isLowerCase(command);
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        switch (Character.toUpperCase(command)) {
            case 'M' -> {
                to(fromX + number(), fromY + number());
                startX = x;
                startY = y;
                path.moveTo(x, y);
            }
            case 'L' -> line(fromX + number(), fromY + number());
            case 'H' -> line(fromX + number(), y);
            case 'V' -> line(x, fromY + number());
            case 'C' ->
                    curve(
                            fromX + number(),
                            fromY + number(),
                            fromX + number(),
                            fromY + number(),
                            fromX + number(),
                            fromY + number());
            case 'S' -> {
                boolean smooth = before == 'C' || before == 'S';
                double firstX = smooth ? 2 * x - controlX : x;
                double firstY = smooth ? 2 * y - controlY : y;
                curve(
                        firstX,
                        firstY,
                        fromX + number(),
                        fromY + number(),
                        fromX + number(),
                        fromY + number());
            }
            case 'Q' -> bow(fromX + number(), fromY + number(), fromX + number(), fromY + number());
            case 'T' -> {
                boolean smooth = before == 'Q' || before == 'T';
                bow(
                        smooth ? 2 * x - controlX : x,
                        smooth ? 2 * y - controlY : y,
                        fromX + number(),
                        fromY + number());
            }
            case 'A' -> arc(relative);
            case 'Z' -> {
                path.closePath();
                to(startX, startY);
            }
            default -> throw broken();
        }
    }

    private void to(double nextX, double nextY) {
        x = nextX;
        y = nextY;
    }

    private void line(double toX, double toY) {
        path.lineTo(toX, toY);
        to(toX, toY);
    }

    private void curve(double ax, double ay, double bx, double by, double toX, double toY) {
        path.curveTo(ax, ay, bx, by, toX, toY);
        controlX = bx;
        controlY = by;
        to(toX, toY);
    }

    private void bow(double ax, double ay, double toX, double toY) {
        path.quadTo(ax, ay, toX, toY);
        controlX = ax;
        controlY = ay;
        to(toX, toY);
    }

    private void arc(boolean relative) throws UnusableArtwork {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = flag();
        boolean sweep = flag();
        double toX = (relative ? x : 0) + number();
        double toY = (relative ? y : 0) + number();
        if (rx == 0 || ry == 0 || (toX == x && toY == y)) {
            line(toX, toY);
            return;
        }
        EllipticArc.append(path, new EllipticArc.Ends(x, y, toX, toY), rx, ry, turn, large, sweep);
        to(toX, toY);
    }

    private boolean skip() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    private boolean flag() throws UnusableArtwork {
        if (!skip() || (text.charAt(at) != '0' && text.charAt(at) != '1')) {
            throw broken();
        }
        return text.charAt(at++) == '1';
    }

    private double number() throws UnusableArtwork {
        if (!skip()) {
            throw broken();
        }
        int from = at;
        boolean point = false;
        boolean digits = false;
        while (at < text.length()) {
            char each = text.charAt(at);
            boolean sign = each == '-' || each == '+';
            boolean power =
                    (each == 'e' || each == 'E')
                            && digits
                            && at + 1 < text.length()
                            && "-+0123456789".indexOf(text.charAt(at + 1)) >= 0;
            if (Character.isDigit(each) && each < 0x80) {
                digits = true;
            } else if (each == '.' && !point) {
                point = true;
            } else if (power) {
                at++;
                point = true;
            } else if (!(sign && at == from)) {
                break;
            }
            at++;
        }
        return Numbers.of(text.substring(from, at), "d");
    }

    private UnusableArtwork broken() {
        int end = Math.min(text.length(), at + 12);
        return new UnusableArtwork(
                "path", text.substring(Math.min(at, end), end).toLowerCase(Locale.ROOT));
    }
}
