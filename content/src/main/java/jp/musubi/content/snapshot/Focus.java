package jp.musubi.content.snapshot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The point of a picture that stays in sight where a page cuts the picture, such as a face. Pages
 * know tenths, which no reader can tell from more.
 *
 * @param x percent from the left, a multiple of ten
 * @param y percent from the top, a multiple of ten
 */
public record Focus(int x, int y) {
    /** Where nobody chose another. */
    public static final Focus CENTRE = new Focus(50, 50);

    private static final int STEP = 10;
    private static final int MAX = 100;
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");

    public Focus {
        if (!isPlace(x) || !isPlace(y)) {
            throw new IllegalArgumentException("no place in a picture: " + x + ", " + y);
        }
    }

    private static boolean isPlace(int percent) {
        return percent >= 0 && percent <= MAX && percent % STEP == 0;
    }

    /** The point of those percents; empty if pages do not know it. */
    public static Optional<Focus> of(int x, int y) {
        return isPlace(x) && isPlace(y) ? Optional.of(new Focus(x, y)) : Optional.empty();
    }

    /** The point as {@link #text} writes it; empty if the text is something else. */
    public static Optional<Focus> of(String text) {
        Matcher found = WRITTEN.matcher(text);
        return found.matches()
                ? of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)))
                : Optional.empty();
    }

    /** The point as forms have it: {@code 50-0} is above the centre. */
    public String text() {
        return x + "-" + y;
    }

    /** Whether it is where pages cut anyhow. */
    public boolean isCentre() {
        return equals(CENTRE);
    }
}
