package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.watch.Finding;
import jp.musubi.cms.watch.Sighting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What was found where banners are registered to be shown, in words and shapes.
 *
 * @param language of who reads
 */
record SightingViews(Screens screens, ProgrammeNames programmes, String language) {
    /**
     * A page.
     *
     * @param icon name of the shape that says the same as the hue
     * @param looked when it was looked at; empty for never
     * @param since when it was first seen to be wrong; empty while it is not
     * @param cure what to do; empty for nothing
     */
    public record SightingView(
            String page,
            boolean mayOpen,
            String word,
            String icon,
            String hue,
            String looked,
            String since,
            String next,
            String cure,
            String number,
            String programme,
            String address) {}

    List<SightingView> of(List<BannerWatch.Watched> pages) {
        return pages.stream().map(this::of).toList();
    }

    private SightingView of(BannerWatch.Watched page) {
        Sighting sighting = page.sighting();
        Judgement judgement = page.judgement();
        Finding finding = sighting.finding();
        String detail =
                judgement.days() > 0
                        ? Long.toString(judgement.days())
                        : finding == null ? "" : finding.detail();
        boolean isWrong = judgement.verdict() == Judgement.Verdict.WRONG;
        String scheme = sighting.address().toLowerCase(Locale.ROOT);
        return new SightingView(
                sighting.address(),
                scheme.startsWith("https://") || scheme.startsWith("http://"),
                word(screens, language, judgement.word(), detail),
                icon(judgement.verdict()),
                hue(judgement.verdict()),
                minute(sighting.lookedAt()),
                isWrong ? minute(sighting.wrongSince()) : "",
                new Times(screens, language).day(sighting.dueAt()),
                cure(screens, language, judgement.word()),
                page.banner().number(),
                programmes.of(page.banner().programme().id(), language),
                BannerPaths.ofBanner(page.banner().id()));
    }

    private String minute(@Nullable Instant moment) {
        return moment == null ? "" : new Times(screens, language).minute(moment);
    }

    /** What was found, with what more there is to say of it. */
    static String word(Screens screens, String language, String word, String detail) {
        String more =
                screens.find(language, "banner.seen.why." + detail)
                        .orElse(detail.isEmpty() ? "–" : detail);
        return screens.text(language, "banner.seen." + word, more);
    }

    /** What to do about it; empty for nothing. */
    static String cure(Screens screens, String language, String word) {
        return screens.find(language, "banner.seen.cure." + word).orElse("");
    }

    private static String icon(Judgement.Verdict verdict) {
        return switch (verdict) {
            case WAITING -> "clock";
            case RIGHT -> "check";
            case WRONG -> "warning";
            case UNSEEN -> "note";
        };
    }

    private static String hue(Judgement.Verdict verdict) {
        return switch (verdict) {
            case WAITING -> "is-plain";
            case RIGHT -> "is-kusa";
            case WRONG -> "is-enji";
            case UNSEEN -> "is-oudo";
        };
    }
}
