package jp.musubi.cms.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What changed between two texts, character by character: the shortest script of Myers, "An O(ND)
 * Difference Algorithm" (1986), on code points, because Japanese has no blanks between words.
 */
public final class TextDiff {
    /** Insertions and deletions after which the rest counts as rewritten as a whole. */
    static final int MAX_EDITS = 1_500;

    private TextDiff() {}

    /** What happens to a piece of text. */
    public enum Operation {
        EQUAL,
        DELETE,
        INSERT
    }

    /** A piece of text and what happens to it. */
    public record Change(Operation operation, String text) {}

    /** The changes that make one text into another, in order; pieces are never empty. */
    public static List<Change> between(String before, String after) {
        int[] old = before.codePoints().toArray();
        int[] now = after.codePoints().toArray();
        int start = 0;
        while (start < old.length && start < now.length && old[start] == now[start]) {
            start++;
        }
        int end = 0;
        while (end < old.length - start
                && end < now.length - start
                && old[old.length - 1 - end] == now[now.length - 1 - end]) {
            end++;
        }
        var changes = new Script();
        changes.add(Operation.EQUAL, old, 0, start);
        middle(
                Arrays.copyOfRange(old, start, old.length - end),
                Arrays.copyOfRange(now, start, now.length - end),
                changes);
        changes.add(Operation.EQUAL, old, old.length - end, old.length);
        return changes.changes();
    }

    private static void middle(int[] old, int[] now, Script changes) {
        List<int[]> trace = trace(old, now);
        if (trace.isEmpty()) {
            changes.add(Operation.DELETE, old, 0, old.length);
            changes.add(Operation.INSERT, now, 0, now.length);
            return;
        }
        List<int[]> steps = new ArrayList<>();
        int x = old.length;
        int y = now.length;
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            int[] furthest = trace.get(edits);
            int k = x - y;
            boolean down =
                    k == -edits
                            || (k != edits
                                    && at(furthest, k - 1, edits) < at(furthest, k + 1, edits));
            int beforeK = down ? k + 1 : k - 1;
            int beforeX = edits == 0 ? 0 : at(furthest, beforeK, edits);
            int beforeY = edits == 0 ? 0 : beforeX - beforeK;
            while (x > beforeX && y > beforeY) {
                steps.add(new int[] {0, --x});
                y--;
            }
            if (edits > 0) {
                steps.add(down ? new int[] {1, --y} : new int[] {-1, --x});
            }
        }
        Collections.reverse(steps);
        for (int[] step : steps) {
            switch (step[0]) {
                case 0 -> changes.add(Operation.EQUAL, old, step[1], step[1] + 1);
                case 1 -> changes.add(Operation.INSERT, now, step[1], step[1] + 1);
                default -> changes.add(Operation.DELETE, old, step[1], step[1] + 1);
            }
        }
    }

    private static int at(int[] furthest, int k, int edits) {
        return furthest[k + edits + 1];
    }

    /**
     * How far each diagonal got before each number of edits; diagonal k of d edits is at {@code k +
     * d + 1}. Empty when it takes more than {@link #MAX_EDITS}.
     */
    private static List<int[]> trace(int[] old, int[] now) {
        List<int[]> trace = new ArrayList<>();
        int bound = Math.min(old.length + now.length, MAX_EDITS);
        int[] furthest = new int[2 * bound + 3];
        int middle = bound + 1;
        for (int edits = 0; edits <= bound; edits++) {
            trace.add(Arrays.copyOfRange(furthest, middle - edits - 1, middle + edits + 2));
            for (int k = -edits; k <= edits; k += 2) {
                boolean down =
                        k == -edits
                                || (k != edits
                                        && furthest[middle + k - 1] < furthest[middle + k + 1]);
                int x = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
                int y = x - k;
                while (x < old.length && y < now.length && old[x] == now[y]) {
                    x++;
                    y++;
                }
                furthest[middle + k] = x;
                if (x >= old.length && y >= now.length) {
                    return trace;
                }
            }
        }
        return List.of();
    }

    /** Joins single characters of the same fate to pieces. */
    private static final class Script {
        private final List<Change> done = new ArrayList<>();
        private final StringBuilder piece = new StringBuilder();
        private Operation operation = Operation.EQUAL;

        void add(Operation next, int[] text, int from, int to) {
            if (next != operation) {
                finish();
                operation = next;
            }
            for (int at = from; at < to; at++) {
                piece.appendCodePoint(text[at]);
            }
        }

        private void finish() {
            if (!piece.isEmpty()) {
                done.add(new Change(operation, piece.toString()));
                piece.setLength(0);
            }
        }

        List<Change> changes() {
            finish();
            return List.copyOf(done);
        }
    }
}
