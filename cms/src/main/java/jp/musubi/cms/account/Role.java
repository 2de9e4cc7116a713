package jp.musubi.cms.account;

/** What an account is to the city. */
public enum Role {
    /** Runs the system; may do everything. */
    ADMINISTRATOR,
    /** Works for the city's office. */
    STAFF,
    /** Answers for a group. */
    OWNER,
    /** Writes for a group. */
    EDITOR;

    /** Whether it may act for the city. */
    public boolean isStaff() {
        return this == ADMINISTRATOR || this == STAFF;
    }
}
