package jp.musubi.site.render;

import java.util.List;

/**
 * A group's own page.
 *
 * @param ruby the title with readings over its parts; empty if the reading does not fit
 * @param otherTitle the title in the city's language under a translated one; empty if it is the
 *     same
 * @param sparse whether little more than its name is known
 * @param wantTitle first line of what it is looking for
 * @param wantText the other lines
 * @param easy what it does in easy Japanese
 * @param office who to ask where the group shows no address; empty if unknown
 * @param moreReports address of all reports; empty if all are shown
 */
public record GroupView(
        Words title,
        List<Ruby.Part> ruby,
        String reading,
        String otherTitle,
        String hue,
        String mark,
        PictureView picture,
        List<TermView> fields,
        String kindAndDistrict,
        Words summary,
        FreshnessView freshness,
        boolean sparse,
        boolean recruiting,
        String until,
        Words wantTitle,
        Words wantText,
        Words easy,
        SafeHtml body,
        Words bodyLang,
        List<FactView> basics,
        List<FactView> record,
        List<DocumentView> documents,
        ContactView contact,
        String office,
        List<BannerCardView> banners,
        List<AwardCardView> awards,
        List<ReportCardView> reports,
        int reportCount,
        String moreReports,
        List<LinkView> tags,
        List<EventView> log,
        List<GroupCardView> neighbours) {}
