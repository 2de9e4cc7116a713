package jp.musubi.site.render;

import java.util.List;

/** A list of reports, newest first. */
public record ReportListView(
        String title, String intro, List<ReportCardView> reports, PagerView pager) {}
