package jp.musubi.site.link;

/** In which forms programs are told what is new on a page; each is a file beside the page. */
public enum Subscription {
    /** Atom (RFC 4287). */
    ATOM("feed.xml", "application/atom+xml"),

    /** JSON Feed 1.1. */
    JSON("feed.json", "application/feed+json"),

    /** Days that something happens on, as iCalendar (RFC 5545). */
    CALENDAR("calendar.ics", "text/calendar");

    private final String file;
    private final String mediaType;

    Subscription(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    /** The name of the file. */
    public String file() {
        return file;
    }

    /** The media type, without a character set. */
    public String mediaType() {
        return mediaType;
    }

    /** The address of the file beside the page of an address. */
    public String of(String page) {
        return page + file;
    }
}
