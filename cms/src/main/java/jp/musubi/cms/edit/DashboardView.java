package jp.musubi.cms.edit;

import jp.musubi.cms.edit.FormView.LinkView;
import jp.musubi.cms.edit.FormView.StateView;

import java.util.List;

/**
 * What a group sees of its page.
 *
 * @param publicAddress of its page; empty while it has none
 * @param filled pieces of the page that are written, of {@code total}
 * @param gauge twelve steps, those that are reached
 * @param confirm whether it may say that nothing changed
 */
public record DashboardView(
        String id,
        String title,
        String publicAddress,
        NextView next,
        int filled,
        int total,
        List<Boolean> gauge,
        List<TaskView> parts,
        List<EventView> events,
        List<ReportView> reports,
        boolean confirm,
        String confirmedOn) {

    /**
     * The one thing to do next.
     *
     * @param by who asked for it, and when; empty for nobody
     * @param confirms whether its button says that nothing changed
     */
    public record NextView(
            String hue, String title, String text, String by, LinkView act, boolean confirms) {}

    /** A part of the page. */
    public record TaskView(String address, String label, StateView state, String note) {}

    /** Something that happened. */
    public record EventView(
            String hue, boolean now, String at, String time, String what, String more) {}

    /** A report of the group. */
    public record ReportView(String address, String title, StateView state, String time) {}
}
