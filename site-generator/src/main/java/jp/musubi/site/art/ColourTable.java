package jp.musubi.site.art;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The colours that pictures are made of: their inks, and at the edges of shapes what lies between
 * two of them or between one and nothing. Whatever else a painter mixes is the nearest of these.
 * Safe for many threads.
 */
final class ColourTable {
    /** Colours between two inks: no eye sees the steps at the edge of a letter. */
    private static final int BETWEEN = 15;

    /** Bits of each part that are looked at to find the nearest. */
    private static final int BITS = 5;

    private static final int DROPPED = 8 - BITS;
    private static final int TRANSPARENT = 0;
    private static final Map<Inks, ColourTable> TABLES = new ConcurrentHashMap<>();

    private final int[] colours;

    /**
     * For each coarse colour one more than its place in the table, or 0 as long as nobody asked for
     * it. Threads may find the same place twice, and never another one.
     */
    private final byte[] places = new byte[1 << (4 * BITS)];

    private final Map<Ink, Laid> laid = new EnumMap<>(Ink.class);

    private ColourTable(Inks inks) {
        for (Ink ink : Ink.values()) {
            laid.put(ink, new Laid(Color.decode(inks.of(ink)).getRGB()));
        }
        List<Integer> distinct = laid.values().stream().map(ink -> ink.colour).distinct().toList();
        colours = mixtures(distinct);
        // Inks stay exactly what they are.
        for (int i = 0; i <= distinct.size(); i++) {
            places[coarse(colours[i])] = (byte) (i + 1);
        }
    }

    /** The table of all pictures in these colours. */
    static ColourTable of(Inks inks) {
        return TABLES.computeIfAbsent(inks, ColourTable::new);
    }

    private static int[] mixtures(List<Integer> inks) {
        int[] mixed = new int[256];
        int size = 0;
        mixed[size++] = TRANSPARENT;
        for (int ink : inks) {
            mixed[size++] = ink;
        }
        for (int i = 0; i < inks.size(); i++) {
            int one = inks.get(i);
            for (int step = 1; step <= BETWEEN; step++) {
                int opacity = Math.round(255f * step / (BETWEEN + 1));
                mixed[size++] = (opacity << 24) | (one & 0xffffff);
                for (int other : inks.subList(i + 1, inks.size())) {
                    mixed[size++] = mixture(one, other, step, BETWEEN + 1);
                }
            }
        }
        return Arrays.copyOf(mixed, size);
    }

    private static int mixture(int one, int other, int step, int steps) {
        int mixture = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int from = one >>> shift & 0xff;
            int to = other >>> shift & 0xff;
            mixture |= Math.round(from + (to - from) * (float) step / steps) << shift;
        }
        return mixture;
    }

    /**
     * Puts the places of a line's colours.
     *
     * @param pixels each alpha, red, green and blue
     */
    void place(int[] pixels, int from, int count, byte[] places, int at) {
        int last = TRANSPARENT;
        byte index = 0;
        for (int i = 0; i < count; i++) {
            int colour = pixels[from + i];
            if (colour != last) {
                last = colour;
                index = (byte) index(colour);
            }
            places[at + i] = index;
        }
    }

    /**
     * Lays a letter over what is there.
     *
     * @param places of the colours that are there, and then of those that are seen
     * @param perLine places that a line has
     * @param at place of the letter's upper left
     * @param visible the part of the letter that is within the picture
     */
    void lay(Mask mask, Ink ink, byte[] places, int perLine, int at, Rectangle visible) {
        Laid above = Objects.requireNonNull(laid.get(ink));
        for (int y = visible.y; y < visible.y + visible.height; y++) {
            int line = at + y * perLine;
            for (int x = visible.x; x < visible.x + visible.width; x++) {
                int coverage = mask.coverage()[y * mask.width() + x];
                if (coverage > 0) {
                    int under = places[line + x] & 0xff;
                    int known = above.seen[under * (Mask.FULL + 1) + coverage] & 0xff;
                    places[line + x] =
                            (byte) (known > 0 ? known - 1 : laid(under, above, coverage));
                }
            }
        }
    }

    private int laid(int under, Laid above, int coverage) {
        int colour =
                under == TRANSPARENT
                        ? (Math.round(255f * coverage / Mask.FULL) << 24)
                                | (above.colour & 0xffffff)
                        : mixture(colours[under], above.colour, coverage, Mask.FULL);
        int index = index(colour);
        above.seen[under * (Mask.FULL + 1) + coverage] = (byte) (index + 1);
        return index;
    }

    /** An ink above others. */
    private static final class Laid {
        final int colour;

        /**
         * For each colour below it and each coverage one more than the place of the colour that is
         * seen, or 0 as long as nobody asked for it.
         */
        final byte[] seen = new byte[256 * (Mask.FULL + 1)];

        Laid(int colour) {
            this.colour = colour;
        }
    }

    private int index(int colour) {
        int coarse = coarse(colour >>> 24 == 0 ? TRANSPARENT : colour);
        int known = places[coarse] & 0xff;
        if (known > 0) {
            return known - 1;
        }
        int found = nearest(coarse);
        places[coarse] = (byte) (found + 1);
        return found;
    }

    private static int coarse(int colour) {
        int coarse = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            coarse = (coarse << BITS) | ((colour >>> shift & 0xff) >> DROPPED);
        }
        return coarse;
    }

    /** The place nearest to the middle of a coarse colour, whoever asks first. */
    private int nearest(int coarse) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int distance = distance(colours[i], coarse);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int distance(int colour, int coarse) {
        int sum = 0;
        int rest = coarse;
        for (int shift = 0; shift < 32; shift += 8) {
            int middle = ((rest & ((1 << BITS) - 1)) << DROPPED) + (1 << (DROPPED - 1));
            int difference = (colour >>> shift & 0xff) - middle;
            sum += difference * difference;
            rest >>= BITS;
        }
        return sum;
    }

    /** Red, green and blue of each colour. */
    byte[] colours() {
        byte[] parts = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            parts[3 * i] = (byte) (colours[i] >> 16);
            parts[3 * i + 1] = (byte) (colours[i] >> 8);
            parts[3 * i + 2] = (byte) colours[i];
        }
        return parts;
    }

    /** How opaque each colour is. */
    byte[] opacities() {
        byte[] parts = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            parts[i] = (byte) (colours[i] >>> 24);
        }
        return parts;
    }
}
