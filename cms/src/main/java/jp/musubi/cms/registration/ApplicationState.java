package jp.musubi.cms.registration;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far an application is, as its applicant sees it. */
public enum ApplicationState {
    /** Being written (書きかけ). */
    DRAFT,
    /** Handed in (受付). */
    SUBMITTED,
    /** Somebody of the office looks at it (確認中). */
    CHECKING,
    /** Sent back with a request (差し戻し). */
    RETURNED,
    /** The group is registered (登録). */
    REGISTERED,
    /** The city refused it, with a reason. */
    DECLINED,
    /** The applicant took it back. */
    WITHDRAWN;

    /** The name used in forms and messages: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The states that may follow. */
    public Set<ApplicationState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(CHECKING, WITHDRAWN);
            case CHECKING -> EnumSet.of(RETURNED, REGISTERED, DECLINED, WITHDRAWN);
            case RETURNED -> EnumSet.of(SUBMITTED, DECLINED, WITHDRAWN);
            case REGISTERED, DECLINED, WITHDRAWN -> EnumSet.noneOf(ApplicationState.class);
        };
    }

    /** Whether the applicant may still change what it says. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether nothing follows any more. */
    public boolean isDecided() {
        return next().isEmpty();
    }

    /** Whether it waits for the office. */
    public boolean waitsForOffice() {
        return this == SUBMITTED || this == CHECKING;
    }
}
