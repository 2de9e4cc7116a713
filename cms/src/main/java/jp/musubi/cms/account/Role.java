package jp.musubi.cms.account;

import jp.musubi.cms.web.Standing;

/** What an account is to the city. */
public enum Role {
    /** Runs the system; may do everything. */
    ADMINISTRATOR(Standing.ADMINISTRATOR),
    /** Works for the city's office. */
    STAFF(Standing.STAFF),
    /** Writes for groups; which ones, and as what, their memberships say. */
    MEMBER(Standing.MEMBER);

    private final Standing standing;

    Role(Standing standing) {
        this.standing = standing;
    }

    /** What routes ask for. */
    public Standing standing() {
        return standing;
    }

    /** Whether it may act for the city. */
    public boolean isStaff() {
        return standing.includes(Standing.STAFF);
    }
}
