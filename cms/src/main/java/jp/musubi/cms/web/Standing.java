package jp.musubi.cms.web;

/** What somebody is to the city; each includes those before it. */
public enum Standing {
    /** Nobody we know. */
    STRANGER,
    /** Writes for groups. */
    MEMBER,
    /** Acts for the city. */
    STAFF,
    /** Runs the system. */
    ADMINISTRATOR;

    /** Whether it is that or more. */
    public boolean includes(Standing other) {
        return compareTo(other) >= 0;
    }
}
