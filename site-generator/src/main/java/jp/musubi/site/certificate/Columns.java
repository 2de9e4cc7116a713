package jp.musubi.site.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text in columns of one size.
 *
 * @param size of an em, in points
 * @param columns from right to left
 */
record Columns(double size, List<List<Cell>> columns) {
    private static final double STEP = 0.5;
    private static final double ROUNDING = 1e-6;

    /** A last column that is shorter, in ems, looks lost. */
    private static final double LOST = 3.5;

    /** How much smaller a text may be set for a last column that does not. */
    private static final double NOT_MUCH_SMALLER = 0.88;

    Columns {
        columns = List.copyOf(columns);
    }

    /**
     * How large and small a text may be, and its room.
     *
     * @param most largest size of an em, in points
     * @param least smallest legible size
     * @param height of a column, in points
     * @param count columns that there is room for at a size
     * @param indent what a paragraph's first column leaves free, in ems
     */
    record Room(double most, double least, double height, Count count, double indent) {
        /** How many columns of a size have room. */
        @FunctionalInterface
        interface Count {
            int at(double size);
        }

        Room upTo(double size) {
            return new Room(size, least, height, count, indent);
        }
    }

    /**
     * Paragraphs in the largest size that fits, or a little smaller if that saves a last column of
     * a letter or two; empty if no legible size fits.
     */
    static Optional<Columns> fit(List<List<Cell>> paragraphs, Room room) {
        Optional<Columns> largest = largest(paragraphs, room);
        if (largest.isEmpty() || !largest.get().isLost()) {
            return largest;
        }
        double least = Math.max(room.least(), largest.get().size() * NOT_MUCH_SMALLER);
        for (double size = largest.get().size() - STEP; size >= least; size -= STEP) {
            Optional<Columns> smaller = largest(paragraphs, room.upTo(size));
            if (smaller.isPresent() && !smaller.get().isLost()) {
                return smaller;
            }
        }
        return largest;
    }

    /** Whether its last column is a letter or two behind others. */
    private boolean isLost() {
        return columns.size() > 1 && Cells.length(columns.getLast()) < LOST;
    }

    private static Optional<Columns> largest(List<List<Cell>> paragraphs, Room room) {
        for (double size = room.most(); size >= room.least() - ROUNDING; size -= STEP) {
            Optional<List<List<Cell>>> set = set(paragraphs, room.height() / size, room.indent());
            if (set.isPresent() && set.get().size() <= room.count().at(size)) {
                return Optional.of(new Columns(size, set.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<List<Cell>>> set(
            List<List<Cell>> paragraphs, double height, double indent) {
        var columns = new ArrayList<List<Cell>>();
        for (List<Cell> paragraph : paragraphs) {
            var rest = new ArrayList<Cell>();
            if (indent > 0) {
                rest.add(new Cell(" ", Cell.Turn.GAP, 0, indent));
            }
            rest.addAll(paragraph);
            while (!rest.isEmpty()) {
                int end = end(rest, height);
                if (end == 0) {
                    return Optional.empty();
                }
                columns.add(List.copyOf(rest.subList(0, end)));
                rest.subList(0, end).clear();
                while (!rest.isEmpty() && rest.getFirst().turn() == Cell.Turn.GAP) {
                    rest.removeFirst();
                }
            }
        }
        return Optional.of(columns);
    }

    /** How many cells the next column takes. */
    private static int end(List<Cell> rest, double height) {
        int end = 0;
        double length = 0;
        while (end < rest.size() && length + rest.get(end).length() <= height + ROUNDING) {
            length += rest.get(end).length();
            end++;
        }
        if (end == rest.size()) {
            return end;
        }
        boolean isAlone = end + 1 == rest.size() || !rest.get(end + 1).isNotAtHead();
        if (rest.get(end).isHanging() && isAlone) {
            return end + 1;
        }
        int good = end;
        while (good > 1 && (rest.get(good).isNotAtHead() || rest.get(good - 1).isNotAtFoot())) {
            good--;
        }
        return good > 1 ? good : end;
    }
}
