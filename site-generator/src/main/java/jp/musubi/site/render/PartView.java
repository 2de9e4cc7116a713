package jp.musubi.site.render;

import java.util.List;

/**
 * Groups of a list whose reading begins in one row of the kana table.
 *
 * @param id of the heading
 */
public record PartView(String id, String letter, String label, List<GroupCardView> groups) {}
