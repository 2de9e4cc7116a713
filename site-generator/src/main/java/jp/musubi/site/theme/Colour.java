package jp.musubi.site.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A colour of a screen.
 *
 * @param red from 0 to 255, as green and blue
 */
public record Colour(int red, int green, int blue) {
    /** How a colour is written. */
    public static final Pattern SHAPE = Pattern.compile("#[0-9a-fA-F]{6}");

    private static final int MOST = 255;
    private static final Colour BLACK = new Colour(0, 0, 0);
    private static final Colour WHITE = new Colour(MOST, MOST, MOST);

    /** The colour that is written so: {@code #17457a}; empty for anything else. */
    public static Optional<Colour> of(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int all = Integer.parseInt(text.substring(1), 16);
        return Optional.of(new Colour(all >> 16, (all >> 8) & MOST, all & MOST));
    }

    /** As {@link #of} reads it. */
    public String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue).toLowerCase(Locale.ROOT);
    }

    /** The contrast with another, from 1 to 21, as WCAG 2 defines it. */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / (double) MOST;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /**
     * This colour with some of another in it.
     *
     * @param share of the other one, from 0 to 1
     */
    public Colour mixed(Colour other, double share) {
        return new Colour(
                part(red, other.red, share),
                part(green, other.green, share),
                part(blue, other.blue, share));
    }

    private static int part(int own, int other, double share) {
        return (int) Math.round(own + (other - own) * share);
    }

    /** The nearest darker or lighter colour that will do; empty if none does. */
    public Optional<Colour> nearest(Predicate<Colour> wanted) {
        for (int step = 0; step <= MOST; step++) {
            double share = step / (double) MOST;
            Colour darker = mixed(BLACK, share);
            if (wanted.test(darker)) {
                return Optional.of(darker);
            }
            Colour lighter = mixed(WHITE, share);
            if (wanted.test(lighter)) {
                return Optional.of(lighter);
            }
        }
        return Optional.empty();
    }
}
