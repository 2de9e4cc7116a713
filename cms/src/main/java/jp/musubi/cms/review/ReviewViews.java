package jp.musubi.cms.review;

import java.util.List;

/** What the screens of reviews show. */
public final class ReviewViews {
    private ReviewViews() {}

    /** A number that says how the office stands, with a few words about it. */
    public record Tile(String label, String number, String note, String address) {}

    /** A choice in a list of choices. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A line of the queue.
     *
     * @param changes names of what changes, or that it is new
     * @param pressing class of the due date: empty, {@code wait} or {@code wait wait--late}
     */
    public record Row(
            String address,
            String title,
            String changes,
            int changed,
            String type,
            String submitter,
            String due,
            String pressing,
            String claimed,
            String state,
            boolean urgent) {}

    /** A piece of text and what became of it: {@code same}, {@code gone} or {@code new}. */
    public record Piece(String fate, String text) {}

    /**
     * A picture; the address is empty where there is none.
     *
     * @param focus classes that say what stays in sight where it is cut
     */
    public record Picture(String address, String alt, String focus) {
        /** The end of the key of what changed. */
        String changeSince(Picture before) {
            if (address.isEmpty() || !address.equals(before.address)) {
                return "new-picture";
            }
            return alt.equals(before.alt) ? "new-focus" : "new-alt";
        }
    }

    /**
     * A change of a field.
     *
     * @param language of the text, where it has several; else empty
     * @param hue class of the tag
     */
    public record Change(
            String field,
            String label,
            String language,
            String tag,
            String hue,
            boolean picture,
            Picture before,
            Picture after,
            List<Piece> old,
            List<Piece> now,
            List<Remark> remarks) {
        public Change {
            old = List.copyOf(old);
            now = List.copyOf(now);
            remarks = List.copyOf(remarks);
        }
    }

    /** A field that stays as it is. */
    public record Same(String label, String text) {}

    /** What somebody remarked. */
    public record Remark(String label, String author, String at, String text) {}

    /** All that changes and all that stays. */
    public record Difference(
            List<Change> changes, List<String> visibility, List<Same> same, boolean identity) {
        public Difference {
            changes = List.copyOf(changes);
            visibility = List.copyOf(visibility);
            same = List.copyOf(same);
        }
    }

    /** Something wrong with a draft, and the field of the form where it is put right. */
    public record Obstacle(String label, String message, String address) {}

    /**
     * A review that is decided or waits.
     *
     * @param told one sentence about who handed it in, when, and what it is compared with
     * @param state one sentence about how far it is
     * @param waiting whether it can be approved and returned
     * @param live whether it is public already and staff have yet to look
     * @param own whether the reader handed it in
     */
    public record Decision(
            String id,
            String title,
            String told,
            String note,
            String state,
            boolean waiting,
            boolean live,
            boolean own,
            String claimed,
            boolean mine,
            String due,
            String dueDay,
            String pressing,
            String priority,
            String reason,
            String approvals,
            String history,
            String publication) {}
}
