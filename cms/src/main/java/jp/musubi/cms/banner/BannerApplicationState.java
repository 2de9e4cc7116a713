package jp.musubi.cms.banner;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far an application for a partner banner is. */
public enum BannerApplicationState {
    /** Being written (書きかけ). */
    DRAFT,
    /** Handed in (受付). */
    SUBMITTED,
    /** Somebody of the office looks at it (審査中). */
    IN_REVIEW,
    /** Sent back with a request (差し戻し). */
    RETURNED,
    /** One of the staff drafted the grant; another is to decide (決裁待ち). */
    APPROVED,
    /** The banner was granted (交付). */
    ISSUED,
    /** Refused, with a reason. */
    REJECTED,
    /** The group took it back (取下げ). */
    WITHDRAWN;

    /** The name used in forms and messages: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The states that may follow. */
    public Set<BannerApplicationState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(IN_REVIEW, WITHDRAWN);
            case IN_REVIEW -> EnumSet.of(RETURNED, APPROVED, REJECTED, WITHDRAWN);
            case RETURNED -> EnumSet.of(SUBMITTED, REJECTED, WITHDRAWN);
            case APPROVED -> EnumSet.of(IN_REVIEW, ISSUED);
            case ISSUED, REJECTED, WITHDRAWN -> EnumSet.noneOf(BannerApplicationState.class);
        };
    }

    /** Whether the group may still change what it says. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether nothing follows any more. */
    public boolean isDecided() {
        return next().isEmpty();
    }
}
