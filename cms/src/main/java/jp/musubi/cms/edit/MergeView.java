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
 */
public record MergeView(
        String action,
        long version,
        String author,
        String at,
        String mineAt,
        List<String> mine,
        List<String> theirs,
        List<ConflictView> conflicts) {

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
