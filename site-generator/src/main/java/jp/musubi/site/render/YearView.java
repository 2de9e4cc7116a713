package jp.musubi.site.render;

import java.util.List;

/**
 * The prizes of one year.
 *
 * @param note which edition it was; empty if unknown
 * @param parts the first prize and each category, or all prizes in one part
 */
public record YearView(String year, String address, String note, List<Part> parts) {
    /**
     * Prizes that stand together.
     *
     * @param name of their category; empty for none
     * @param anchor id of the part, which others point at; empty for none
     */
    public record Part(Words name, String anchor, List<AwardCardView> awards) {}
}
