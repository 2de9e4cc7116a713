package jp.musubi.cms.entry;

import jp.musubi.cms.entry.TextDiff.Change;
import jp.musubi.cms.entry.TextDiff.Operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A difference for people: where a passage was rewritten, the few characters that happen to stand
 * in both belong to the change, as they would to a reader.
 */
public final class ReadableDiff {
    /** Code points of an unchanged piece that is long enough to be seen as unchanged. */
    private static final int MIN_KEPT_CHARS = 4;

    private ReadableDiff() {}

    /** What is removed and what is put there, behind text that stays. */
    private static final class Edit {
        private final String kept;
        private final StringBuilder gone = new StringBuilder();
        private final StringBuilder put = new StringBuilder();

        Edit(String kept) {
            this.kept = kept;
        }

        int size() {
            return Math.max(
                    gone.codePointCount(0, gone.length()), put.codePointCount(0, put.length()));
        }

        void absorb(Edit next) {
            gone.append(next.kept).append(next.gone);
            put.append(next.kept).append(next.put);
        }
    }

    /** The pieces in order; of each change, what is removed comes first. */
    public static List<Change> between(String before, String after) {
        List<Edit> edits = new ArrayList<>();
        String end = "";
        for (Change change : TextDiff.between(before, after)) {
            if (change.operation() == Operation.EQUAL) {
                end = change.text();
                continue;
            }
            if (!end.isEmpty() || edits.isEmpty()) {
                edits.add(new Edit(end));
                end = "";
            }
            Edit last = edits.getLast();
            (change.operation() == Operation.DELETE ? last.gone : last.put).append(change.text());
        }
        return pieces(merged(edits), end);
    }

    private static List<Edit> merged(List<Edit> edits) {
        List<Edit> merged = new ArrayList<>();
        for (Edit edit : edits) {
            int kept = edit.kept.codePointCount(0, edit.kept.length());
            boolean chance =
                    !merged.isEmpty()
                            && kept < MIN_KEPT_CHARS
                            && kept <= merged.getLast().size()
                            && kept <= edit.size();
            if (chance) {
                merged.getLast().absorb(edit);
            } else {
                merged.add(edit);
            }
        }
        return merged;
    }

    private static List<Change> pieces(List<Edit> edits, String end) {
        List<Change> pieces = new ArrayList<>();
        for (Edit edit : edits) {
            add(pieces, Operation.EQUAL, edit.kept);
            add(pieces, Operation.DELETE, edit.gone.toString());
            add(pieces, Operation.INSERT, edit.put.toString());
        }
        add(pieces, Operation.EQUAL, end);
        return List.copyOf(pieces);
    }

    private static void add(List<Change> pieces, Operation operation, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Change(operation, text));
        }
    }
}
