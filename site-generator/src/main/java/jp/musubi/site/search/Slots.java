package jp.musubi.site.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slot each document has: documents of a type stand in a zone of their own, in the order of
 * their numbers, as near to where their number would be among all places of the zone as the ones
 * before allow, so that a new one moves few others.
 *
 * @param slots of the documents in their order
 * @param zones where each zone begins, a multiple of {@link ResultBlocks#SLOTS}
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
record Slots(int[] slots, List<Integer> zones) {
    /** The least number of places of a zone. */
    private static final int MIN_CAPACITY = 64;

    /** The slots of all numbers, which are in order. */
    static Slots of(long[] numbers) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (long number : numbers) {
            sizes.merge(SearchDocument.zone(number), 1, Integer::sum);
        }
        int[] slots = new int[numbers.length];
        var zones = new ArrayList<Integer>();
        int zone = -1;
        int first = 0;
        int capacity = 0;
        int last = -1;
        for (int i = 0; i < numbers.length; i++) {
            if (SearchDocument.zone(numbers[i]) != zone) {
                zone = SearchDocument.zone(numbers[i]);
                first = Math.ceilDiv(Math.max(first + capacity, last + 1), ResultBlocks.SLOTS);
                first *= ResultBlocks.SLOTS;
                capacity = capacity(sizes.getOrDefault(zone, 0));
                zones.add(first);
            }
            int home = first + SearchDocument.home(numbers[i], capacity);
            last = Math.max(home, last + 1);
            slots[i] = last;
        }
        return new Slots(slots, zones);
    }

    /** Powers of two and half as much again, with room for a third more than there is. */
    static int capacity(int documents) {
        int least = Math.max(MIN_CAPACITY, documents + documents / 2);
        int power = Integer.highestOneBit(least);
        if (least == power) {
            return power;
        }
        int between = power + power / 2;
        return least <= between ? between : power * 2;
    }
}
