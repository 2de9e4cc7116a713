package jp.musubi.site.render;

/**
 * How fresh what a group says about itself is.
 *
 * @param hue class of its colour
 * @param day ISO date of the last confirmation; empty if unknown
 * @param date the same for people
 * @param sentence what that means
 * @param warning what a reader should do about it; empty while it is fresh
 */
public record FreshnessView(String hue, String day, String date, String sentence, String warning) {}
