package jp.musubi.cms.banner;

import jp.musubi.content.banner.BannerState;

import java.util.Locale;

/** What happens to a partner banner. */
public enum BannerStep {
    /** It is granted (交付): the first step of each. */
    ISSUE(BannerState.ACTIVE),
    /** It is granted for another term (更新). */
    RENEW(BannerState.ACTIVE),
    /** Its use is stopped for a time (停止). */
    SUSPEND(BannerState.SUSPENDED),
    /** It may be used again (再開). */
    REINSTATE(BannerState.ACTIVE),
    /** The city takes it away (取消). */
    REVOKE(BannerState.REVOKED),
    /** The group gives it back, or is no more (辞退). */
    WITHDRAW(BannerState.EXPIRED),
    /** Its term is over (期限切れ). */
    EXPIRE(BannerState.EXPIRED);

    private final BannerState to;

    BannerStep(BannerState to) {
        this.to = to;
    }

    /** The name used in forms and messages: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that it leads to. */
    public BannerState to() {
        return to;
    }

    /** Whether it is possible for a banner in a state. */
    public boolean isPossible(BannerState state) {
        return switch (this) {
            case ISSUE -> false;
            case RENEW, SUSPEND -> state == BannerState.ACTIVE;
            case REINSTATE -> state == BannerState.SUSPENDED;
            case REVOKE, WITHDRAW, EXPIRE -> state.isHeld();
        };
    }

    /** Whether one of the staff drafts it and another decides (起案・決裁). */
    public boolean needsTwo() {
        return this == ISSUE || this == RENEW || this == REVOKE;
    }
}
