package jp.musubi.site.render;

/**
 * A prize as others mention it.
 *
 * @param title the group that won it
 * @param grand whether it is the first prize of its year
 */
public record AwardCardView(
        String address, Words title, Words prize, Words text, boolean grand, String year) {}
