package jp.musubi.cms.award.edition;

import jp.musubi.cms.web.Route;

import java.util.UUID;

/** Where the screens of the awards are. */
public final class AwardPaths {
    /** All editions, for the office. */
    public static final String OFFICE = Route.SCREENS + "/awards";

    /** One edition, for the office. */
    public static final String EDITION = OFFICE + "/{id}";

    /** One nomination, for the office. */
    public static final String NOMINATION = OFFICE + "/nominations/{id}";

    /** What a juror is to score. */
    public static final String JURY = Route.SCREENS + "/jury";

    /** What a juror says of one nomination. */
    public static final String SHEET = JURY + "/{id}";

    /** The calls that are open, for everybody. */
    public static final String NOMINATE = Route.SCREENS + "/nominate";

    /** One call, for everybody. */
    public static final String CALL = NOMINATE + "/calls/{id}";

    /** Mailed links to nominations. */
    public static final String LINK = NOMINATE + "/link";

    /** The nomination that a mailed link opened. */
    public static final String FORM = NOMINATE + "/form";

    /** Asks for the link once more. */
    public static final String RESUME = NOMINATE + "/resume";

    /** Mailed links to who is asked for consent. */
    public static final String CONSENT = NOMINATE + "/consent";

    /** The awards of a group, for who writes for it. */
    public static final String GROUP = Route.SCREENS + "/groups/{id}/awards";

    private AwardPaths() {}

    /** A path with its id. */
    public static String of(String path, UUID id) {
        return path.replace("{id}", id.toString());
    }
}
