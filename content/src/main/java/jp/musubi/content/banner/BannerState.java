package jp.musubi.content.banner;

import jp.musubi.content.entry.Fields;

import java.time.LocalDate;
import java.util.Locale;

/** What a partner banner is, in the terms of the vocabulary {@code banner_state}. */
public enum BannerState {
    /** 有効. */
    ACTIVE,
    /** 停止中. */
    SUSPENDED,
    /** 期限切れ, or given back. */
    EXPIRED,
    /** 取消. */
    REVOKED;

    /** The term's id. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the group still holds the banner, if only until a question is settled. */
    public boolean isHeld() {
        return this == ACTIVE || this == SUSPENDED;
    }

    /**
     * What it is on a day, as the site shows it: a banner whose last day is over has expired even
     * where its entry does not say so yet, and an unknown word is never a valid banner.
     */
    public static BannerState of(Fields banner, LocalDate day) {
        boolean over =
                banner.date("valid_until").filter(last -> last.first().isBefore(day)).isPresent();
        return switch (banner.text("state").orElse("")) {
            case "active" -> over ? EXPIRED : ACTIVE;
            case "expired" -> EXPIRED;
            case "revoked" -> REVOKED;
            default -> SUSPENDED;
        };
    }
}
