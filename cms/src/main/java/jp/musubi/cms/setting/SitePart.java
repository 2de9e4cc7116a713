package jp.musubi.cms.setting;

import java.util.Locale;

/** What a site says about itself, each in every language of the site. */
public enum SitePart {
    /** What the site is called. */
    TITLE(60, true, false),
    /** What the city is called. */
    CITY(30, true, false),
    /** The promise in one sentence. */
    DESCRIPTION(160, false, false),
    /** Who answers: name, address and hours. */
    OFFICE(400, false, true),
    /** Who signs certificates: title and name. */
    AWARDER(40, false, false);

    private final int maxCharacters;
    private final boolean isNeeded;
    private final boolean hasLines;

    SitePart(int maxCharacters, boolean isNeeded, boolean hasLines) {
        this.maxCharacters = maxCharacters;
        this.isNeeded = isNeeded;
        this.hasLines = hasLines;
    }

    /** The name used in forms and in the record: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The longest text, in characters of Unicode. */
    public int maxCharacters() {
        return maxCharacters;
    }

    /** Whether no site can do without it, in its first language. */
    public boolean isNeeded() {
        return isNeeded;
    }

    /** Whether its lines are kept. */
    public boolean hasLines() {
        return hasLines;
    }
}
