package jp.musubi.site.render;

/**
 * Something that happened, in a timeline.
 *
 * @param day ISO date; empty if unknown
 * @param now whether it is the present state
 */
public record EventView(String day, String date, String text, String hue, boolean now) {}
