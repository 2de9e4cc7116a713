package jp.musubi.site.verify;

/**
 * One thing that is wrong in a written page.
 *
 * @param page address of the page
 * @param entry {@code group matsugae}, the entry it shows; empty for lists
 * @param kind what is wrong
 * @param found the link, the id or the picture as the page writes it
 */
public record PageProblem(String page, String entry, Kind kind, String found) {
    /** What can be wrong. */
    public enum Kind {
        /** A link to a page or file of the site that does not exist. */
        BROKEN_LINK,
        /** A link to a place in a page that does not exist. */
        BROKEN_ANCHOR,
        /** A root-relative link that leaves the path of the site's base URL. */
        OUTSIDE,
        /** Two elements of a page have the same id. */
        REPEATED_ID,
        /** A picture has no {@code alt}, not even an empty one. */
        PICTURE_WITHOUT_TEXT
    }

    /** Whether a reader who follows the link ends nowhere. */
    public boolean isBrokenLink() {
        return kind == Kind.BROKEN_LINK || kind == Kind.BROKEN_ANCHOR || kind == Kind.OUTSIDE;
    }

    /** One sentence for people. */
    public String sentence() {
        String where = entry.isEmpty() ? "page " + page : "page " + page + " (" + entry + ")";
        return switch (kind) {
            case BROKEN_LINK -> where + ": the link " + found + " leads to no page of the site";
            case BROKEN_ANCHOR -> where + ": the link " + found + " leads to no place in its page";
            case OUTSIDE -> where + ": the link " + found + " leaves the path of the base URL";
            case REPEATED_ID -> where + ": the id " + found + " is used twice";
            case PICTURE_WITHOUT_TEXT -> where + ": the picture " + found + " has no alt";
        };
    }
}
