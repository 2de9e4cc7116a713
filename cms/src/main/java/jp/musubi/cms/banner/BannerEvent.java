package jp.musubi.cms.banner;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step of a banner that was taken.
 *
 * @param day that it counts from
 * @param proposedBy who drafted it; null where one person acted alone
 * @param decidedBy who decided it; null for the program itself
 */
public record BannerEvent(
        UUID banner,
        BannerStep step,
        LocalDate day,
        Instant at,
        @Nullable UUID proposedBy,
        @Nullable UUID decidedBy,
        BannerWords words) {}
