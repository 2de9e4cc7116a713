package jp.musubi.site.art;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of one picture, at most {@value #MOST}. Colours that differ in no part by a step are
 * one; those that come when the table is full are the nearest that it has.
 */
final class ColourTable {
    static final int MOST = 256;

    /** Bits of each part that tell colours apart: enough that no eye sees the edge of a letter. */
    private static final int BITS = 5;

    private static final int DROPPED = 8 - BITS;
    private static final int TRANSPARENT = 0;

    private final int[] colours = new int[MOST];

    /** For each coarse colour, its place in the table. */
    private final Map<Integer, Integer> places = new HashMap<>();

    private int size;
    private int last;
    private int lastIndex;

    /**
     * A table that has some colours.
     *
     * @param exact each alpha, red, green and blue
     */
    ColourTable(List<Integer> exact) {
        last = TRANSPARENT;
        lastIndex = place(TRANSPARENT);
        exact.forEach(this::place);
    }

    /** The place of a colour, or of the nearest one where the table is full. */
    int index(int colour) {
        if (colour != last) {
            last = colour;
            lastIndex = place(colour >>> 24 == 0 ? TRANSPARENT : colour);
        }
        return lastIndex;
    }

    private int place(int colour) {
        int coarse = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            coarse = coarse << BITS | (colour >>> shift & 0xff) >> DROPPED;
        }
        return places.computeIfAbsent(coarse, _ -> size < MOST ? add(colour) : nearest(colour));
    }

    private int add(int colour) {
        colours[size] = colour;
        return size++;
    }

    private int nearest(int colour) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (distance(colours[i], colour) < distance(colours[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int difference = (one >>> shift & 0xff) - (other >>> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }

    /** Red, green and blue of each colour. */
    byte[] colours() {
        byte[] parts = new byte[3 * size];
        for (int i = 0; i < size; i++) {
            parts[3 * i] = (byte) (colours[i] >> 16);
            parts[3 * i + 1] = (byte) (colours[i] >> 8);
            parts[3 * i + 2] = (byte) colours[i];
        }
        return parts;
    }

    /** How opaque each colour is. */
    byte[] opacities() {
        byte[] parts = new byte[size];
        for (int i = 0; i < size; i++) {
            parts[i] = (byte) (colours[i] >>> 24);
        }
        return parts;
    }
}
