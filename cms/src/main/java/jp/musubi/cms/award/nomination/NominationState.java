package jp.musubi.cms.award.nomination;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a nomination is. */
public enum NominationState {
    /** Being written (書きかけ). */
    DRAFT,
    /** Handed in; the nominee is to consent (承諾待ち). */
    SUBMITTED,
    /** The nominee consents; the office is to check it (確認待ち). */
    CONSENTED,
    /** Sent back to the nominator with a request (差し戻し). */
    RETURNED,
    /** It is what the jury looks at (審査対象). */
    ADMITTED,
    /** It does not fit the rules (対象外). */
    REJECTED,
    /** The nominee declined (辞退). */
    DECLINED,
    /** The nominator took it back (取下げ). */
    WITHDRAWN,
    /** It was not ready when the screening began (期限切れ). */
    LAPSED,
    /** It was honoured (受賞). */
    HONOURED,
    /** It was not honoured (選外). */
    NOT_HONOURED;

    /** The name used in messages: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those about which something is still to be done. */
    public static Set<NominationState> underWay() {
        return EnumSet.of(DRAFT, SUBMITTED, CONSENTED, RETURNED, ADMITTED);
    }

    /** Whether the nominator may change what it says. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }
}
