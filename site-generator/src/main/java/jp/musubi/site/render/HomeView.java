package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The front page.
 *
 * @param examples searches to try
 * @param banner a valid banner to show; null if there is none
 */
public record HomeView(
        String city,
        int groupCount,
        List<LinkView> examples,
        List<TallyView> tally,
        String groupsAddress,
        List<TermView> fields,
        List<GroupCardView> recruiting,
        String reportsAddress,
        List<ReportCardView> reports,
        String awardsAddress,
        String awardsTitle,
        List<AwardCardView> awards,
        String districtsAddress,
        List<TermView> districts,
        String partnersAddress,
        @Nullable BannerCardView banner,
        int holders) {
    /** A number with its name. */
    public record TallyView(String label, String count) {}
}
