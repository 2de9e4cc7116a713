package jp.musubi.cms.edit;

import jp.musubi.cms.edit.FormView.PictureView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Two texts of the same entry, to be put together.
 *
 * @param action where the choices are sent
 * @param version of the entry that is shown
 * @param author who wrote the other text
 * @param at when they saved it
 * @param mine what only I changed
 * @param theirs what only they changed
 * @param left what I typed that could not be used
 */
public record MergeView(
        String action,
        long version,
        String author,
        String at,
        List<String> mine,
        List<String> theirs,
        List<ConflictView> conflicts,
        List<LeftView> left) {

    /** Something typed that could not be used, and why. */
    public record LeftView(String label, String message, String typed) {}

    /** A place that both changed. */
    public record ConflictView(
            String key,
            String label,
            List<PieceView> theirs,
            List<PieceView> mine,
            @Nullable PictureView theirPicture,
            @Nullable PictureView myPicture,
            boolean both) {}
}
