package jp.musubi.site.render;

import java.util.List;

/**
 * The prizes of one year.
 *
 * @param note which edition it was; empty if unknown
 */
public record YearView(String year, String address, String note, List<AwardCardView> awards) {}
