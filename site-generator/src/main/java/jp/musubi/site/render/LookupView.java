package jp.musubi.site.render;

import java.util.List;

/**
 * The page where a number is looked up.
 *
 * @param list where the form leads without its script
 * @param numbers where the pages of all numbers are told
 * @param credentials folder of what machines read of each banner
 */
public record LookupView(String list, String numbers, String credentials, List<StateView> states) {
    /** What one state means. */
    public record StateView(String hue, String icon, String word, String text) {}
}
