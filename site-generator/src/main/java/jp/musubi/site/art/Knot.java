package jp.musubi.site.art;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The sign of Musubi: a cord that is tied, around the point 0, 0; y grows downwards. */
public final class Knot {
    /** How far it reaches from its middle, in its own units. */
    public static final double REACH = 49;

    /** Width of the cord in the same units. */
    public static final double STROKE = 6;

    private static final Pattern STEP = Pattern.compile("([MC])([^MC]*)");
    private static final Path2D CORD = knot();

    private Knot() {}

    /** The cord's line, of moves and cubic curves. */
    public static Path2D path() {
        return new Path2D.Double(CORD);
    }

    /** The cord as a path of moves and cubic curves, each with its numbers. */
    private static Path2D knot() {
        try (var in = Objects.requireNonNull(Knot.class.getResourceAsStream("knot.txt"))) {
            var cord = new Path2D.Double();
            STEP.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .results()
                    .forEach(step -> append(cord, step.group(1), numbers(step.group(2))));
            return cord;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path2D cord, String kind, double[] at) {
        if (kind.equals("M")) {
            cord.moveTo(at[0], at[1]);
            return;
        }
        for (int i = 0; i < at.length; i += 6) {
            cord.curveTo(at[i], at[i + 1], at[i + 2], at[i + 3], at[i + 4], at[i + 5]);
        }
    }

    private static double[] numbers(String text) {
        return Pattern.compile("-?[0-9.]+")
                .matcher(text)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
    }
}
