package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.art.BannerLook;

import java.time.LocalDate;

/** Whether a partner banner holds, as the city's record and the calendar say. */
enum BannerState {
    ACTIVE(
            "active",
            "is-kusa",
            "shield",
            BannerLook.ACTIVE,
            "verify.active",
            "verify.active.text",
            "lookup.active"),
    SUSPENDED(
            "suspended",
            "is-oudo",
            "pause",
            BannerLook.SUSPENDED,
            "verify.suspended",
            "verify.suspended.text",
            "lookup.suspended"),
    EXPIRED(
            "expired",
            "is-plain",
            "clock",
            BannerLook.EXPIRED,
            "verify.expired",
            "verify.expired.text",
            "lookup.expired"),
    REVOKED(
            "revoked",
            "is-enji",
            "cross",
            BannerLook.REVOKED,
            "verify.revoked",
            "verify.revoked.text",
            "lookup.revoked");

    private final String id;
    private final String hue;
    private final String icon;
    private final BannerLook look;
    private final String verdict;
    private final String meaning;
    private final String inShort;

    BannerState(
            String id,
            String hue,
            String icon,
            BannerLook look,
            String verdict,
            String meaning,
            String inShort) {
        this.id = id;
        this.hue = hue;
        this.icon = icon;
        this.look = look;
        this.verdict = verdict;
        this.meaning = meaning;
        this.inShort = inShort;
    }

    /** That of a banner on a day. */
    static BannerState of(Entry banner, LocalDate today) {
        return valueOf(jp.musubi.content.banner.BannerState.of(banner.fields(), today).name());
    }

    /** The term's id in the vocabulary of states. */
    String id() {
        return id;
    }

    String hue() {
        return hue;
    }

    String icon() {
        return icon;
    }

    BannerLook look() {
        return look;
    }

    /** Name of the sentence that says it. */
    String verdict() {
        return verdict;
    }

    /** Name of the sentence that explains it. */
    String meaning() {
        return meaning;
    }

    /** Name of the sentence that explains it to whoever has no banner at hand. */
    String inShort() {
        return inShort;
    }

    /** Whether the group still holds the banner, if only until a question is settled. */
    boolean isHeld() {
        return this == ACTIVE || this == SUSPENDED;
    }
}
