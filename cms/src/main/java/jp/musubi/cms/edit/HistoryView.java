package jp.musubi.cms.edit;

import jp.musubi.cms.edit.FormView.PictureView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an entry said before.
 *
 * @param version that an old revision would follow
 * @param older where older revisions are; empty for nowhere
 */
public record HistoryView(
        String id,
        String title,
        String back,
        long version,
        List<RevisionView> revisions,
        String older) {

    /**
     * One revision: by whom, when and why.
     *
     * @param address where it is compared
     * @param current whether it is what the draft says
     */
    public record RevisionView(
            int number,
            String address,
            String author,
            String at,
            String time,
            String why,
            String name,
            boolean live,
            boolean current) {}

    /** A place that differs between two revisions. */
    public record ChangeView(
            String key,
            String label,
            List<PieceView> before,
            List<PieceView> after,
            @Nullable PictureView oldPicture,
            @Nullable PictureView newPicture) {}
}
