package jp.musubi.site.render;

/**
 * A prize as others mention it.
 *
 * @param title the group that won it
 * @param category empty if it is told elsewhere
 * @param grand whether it is the first prize of its year
 * @param withdrawn the word for a prize that was withdrawn; empty for any other
 * @param ungiven whether nobody won: its title is the category, its prize says so
 */
public record AwardCardView(
        String address,
        Words title,
        Words prize,
        Words category,
        Words text,
        boolean grand,
        String withdrawn,
        boolean ungiven,
        String year) {}
