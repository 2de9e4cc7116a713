package jp.musubi.site.art;

/** What a colour of a banner is for. */
enum Ink {
    /** What all else stands on. */
    GROUND,
    /** Line around the banner. */
    EDGE,
    /** The sign of the state: the knot of a valid banner. */
    SIGN,
    /** Words. */
    TEXT,
    /** What the word of a state, or its sign, stands on. */
    PLATE,
    /** What stands on a plate. */
    ON_PLATE
}
