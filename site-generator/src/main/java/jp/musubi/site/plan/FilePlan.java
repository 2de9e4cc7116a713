package jp.musubi.site.plan;

/**
 * One file beside the pages: a style sheet, a script, an icon, a feed, a picture drawn for an
 * entry.
 *
 * @param stamp as that of a page ({@link PagePlan})
 */
public record FilePlan(String address, long stamp, Body body) implements Planned {
    /** A file into which its plan puts nothing. */
    public FilePlan(String address, Body body) {
        this(address, 0, body);
    }
}
