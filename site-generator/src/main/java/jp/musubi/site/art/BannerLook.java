package jp.musubi.site.art;

/**
 * How the banner of each state looks, and the badge of an award. The colours differ, and so does
 * all that is left of a banner without colours: ground, outline and sign.
 */
public enum BannerLook {
    /** Dark ground, the knot. */
    ACTIVE,
    /** Light ground in a heavy frame, the disc of a pause. */
    SUSPENDED,
    /** A ticket with its corners cut off, and a clock. */
    EXPIRED,
    /** White, dashed, crossed out. */
    REVOKED,
    /** An award: dark ground in a double line, the knot. */
    AWARD
}
