package jp.musubi.cms.award.edition;

import java.util.Locale;

/** How far an edition of the awards is. */
public enum EditionState {
    /** It is being planned (準備中). */
    DRAFT,
    /** The plan is complete; the call opens by itself (公募予定). */
    PLANNED,
    /** Nominations are taken (公募中). */
    OPEN,
    /** The call is over; nominations are checked (受付終了). */
    CLOSED,
    /** Jurors score, each alone (審査中). */
    SCREENING,
    /** The jury meets over what all have handed in (審査会). */
    MEETING,
    /** Two people fixed the results, which nobody else knows (決定・公表前). */
    DECIDED,
    /** The results are public (公表済み). */
    ANNOUNCED;

    /** The name used in messages: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nominators rely on the plan: then what they were told stays as it is. */
    public boolean isPromised() {
        return compareTo(OPEN) >= 0;
    }
}
