package jp.musubi.site.render;

import java.util.List;

/** A list of reports, newest first, month by month. */
public record ReportListView(String title, String intro, List<MonthView> months, PagerView pager) {
    /**
     * The reports of one month.
     *
     * @param id ISO month ({@code 2026-10}), or what is known of it; empty if nothing is
     * @param name as people write it
     */
    public record MonthView(String id, String name, List<ReportCardView> reports) {}
}
