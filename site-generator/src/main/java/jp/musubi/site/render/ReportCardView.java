package jp.musubi.site.render;

/**
 * A report as others mention it.
 *
 * @param day ISO date; empty if unknown
 * @param date the same for people
 */
public record ReportCardView(
        String address,
        Words title,
        Words group,
        String day,
        String date,
        PictureView picture,
        String hue) {}
