package jp.musubi.site.art;

import static jp.musubi.site.art.Sheet.Words.at;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The card that other sites show when somebody shares a page: whose page it is, in letters that can
 * still be read when it is as small as a stamp.
 */
public final class ShareCard {
    /** In pixels, as Open Graph wants it. */
    public static final int WIDTH = 1200;

    /** In pixels. */
    public static final int HEIGHT = 630;

    private static final double LEFT = 80;
    private static final double ROOM = WIDTH - 2 * LEFT;

    /** The middle of the lines of the name, and how high a line is in ems. */
    private static final double MIDDLE = 350;

    private static final double LINE = 1.3;

    /** Sizes of the name, and into how many lines each may break it. */
    private static final List<Fit> FITS =
            List.of(new Fit(92, 1), new Fit(80, 2), new Fit(64, 3), new Fit(50, 4));

    private static final long MOST_SHARED_BYTES = 1 << 22;

    /** Some 500 cards: a change of the theme asks for all of them anew. */
    private static final long MOST_KEPT_BYTES = 1 << 24;

    private static final Kept<byte[]> KEPT = Kept.files(MOST_KEPT_BYTES);
    private static final Kept<Painting> PAINTED = new Kept<>(MOST_SHARED_BYTES, Painting::bytes);

    private record Fit(double size, int lines) {}

    private record Shared(String site, String city) {}

    private ShareCard() {}

    /**
     * What a card says. What no font can write is left out; where that is the name, the card is
     * that of the site.
     *
     * @param site name of the site
     * @param city name of the city
     * @param name of the page
     * @param about what it is, in a line; may be empty
     * @param address of the page, without a scheme
     */
    public record Words(String site, String city, String name, String about, String address) {}

    /** The card as PNG, the same bytes for the same words; not to be changed. */
    public static byte[] png(Words words) {
        return KEPT.get(words, () -> painted(words));
    }

    private static byte[] painted(Words words) {
        Drawing drawing = drawing(words);
        return PAINTED.get(
                        new Shared(words.site, words.city),
                        () -> Painting.shared(drawing, WIDTH, HEIGHT))
                .with(drawing)
                .png(0);
    }

    static Drawing drawing(Words words) {
        var sheet = new Sheet(WIDTH, HEIGHT);
        sheet.box(0, 0, WIDTH, HEIGHT, 0, Ink.GROUND);
        // Large and pale, reaching beyond the edge: the cord of the front page.
        Signs.knot(sheet, WIDTH - 140, HEIGHT - 190, 330, Ink.EDGE);
        Signs.knot(sheet, LEFT + 48, 100, 50, Ink.SIGN);
        sheet.words(at(LEFT + 124, 98, words.site).sized(40, 20, ROOM - 124));
        sheet.words(at(LEFT + 124, 138, words.city).sized(26, 16, ROOM - 124).in(Ink.PLATE));
        sheet.box(0, HEIGHT - 14, WIDTH, 14, 0, Ink.SIGN);
        name(sheet, words.name);
        sheet.words(at(LEFT, 524, words.about).sized(34, 22, ROOM).in(Ink.PLATE).own());
        sheet.words(at(LEFT, 578, words.address).sized(26, 16, ROOM).in(Ink.PLATE).own());
        return sheet.drawing(Inks.PAGE, Inks.PAGE);
    }

    private static void name(Sheet sheet, String name) {
        for (Fit fit : FITS) {
            List<String> lines = lines(name, each -> Sheet.width(each, fit.size), fit.lines);
            boolean isLast = fit.equals(FITS.getLast());
            if (lines.size() <= fit.lines || isLast) {
                List<String> shown = shown(lines, fit.lines);
                double y = MIDDLE - (shown.size() - 1) * fit.size * LINE / 2 + fit.size * 0.36;
                for (String line : shown) {
                    // A single word that is wider than the card is set smaller.
                    sheet.words(at(LEFT, y, line).sized(fit.size, 16, ROOM).own());
                    y += fit.size * LINE;
                }
                return;
            }
        }
    }

    private static List<String> shown(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, shown.getLast() + "…");
        return shown;
    }

    /** Lines of about the same width, broken where the language allows it. */
    static List<String> lines(String text, ToDoubleFunction<String> width, int most) {
        double whole = width.applyAsDouble(text);
        int count = (int) Math.ceil(whole / ROOM);
        List<String> best = broken(text, width, ROOM);
        if (count < 2 || best.size() > most) {
            return best;
        }
        // The narrowest that does not take another line looks even.
        for (double room = whole / best.size(); room < ROOM; room += ROOM / 40) {
            List<String> lines = broken(text, width, room);
            if (lines.size() <= best.size()) {
                return lines;
            }
        }
        return best;
    }

    private static List<String> broken(String text, ToDoubleFunction<String> width, double room) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
        breaks.setText(text);
        var lines = new ArrayList<String>();
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (end > start && width.applyAsDouble(text.substring(start, next).strip()) > room) {
                lines.add(text.substring(start, end).strip());
                start = end;
            }
            end = next;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }
}
