package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.content.banner.BannerState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The calendar of banners: what falls due in the months to come.
 *
 * @param language of who reads
 */
record DueDays(Screens screens, String language) {
    /** How far it looks ahead. */
    private static final int AHEAD_DAYS = 200;

    /** Something that falls due. */
    public record DueView(
            String day,
            String what,
            String number,
            String programme,
            String address,
            String group) {}

    /**
     * Something that falls due.
     *
     * @param what name of its sentence
     */
    record On(LocalDate day, String what, Banner banner) {}

    /** What falls due, the next first. */
    List<DueView> of(
            List<Banner> banners, BannerEventStore events, BannerViews views, LocalDate today) {
        return falling(banners, events, today).stream()
                .filter(each -> each.day().isBefore(today.plusDays(AHEAD_DAYS)))
                .map(each ->
                        new DueView(
                                views.date(each.day()),
                                text(each),
                                each.banner().number(),
                                views.programmes().of(each.banner().programme().id(), language),
                                BannerPaths.ofBanner(each.banner().id()),
                                each.banner().group().map(views::title).orElse("–")))
                .toList();
    }

    /** What happens then. */
    String text(On due) {
        return screens.text(language, "banner.due." + due.what());
    }

    /** All that falls due from a day on, the next first. */
    static List<On> falling(List<Banner> banners, BannerEventStore events, LocalDate today) {
        var due = new ArrayList<On>();
        for (Banner banner : banners) {
            if (banner.state().isHeld()) {
                banner.validUntil()
                        .ifPresent(last -> {
                            LocalDate opens = banner.rules(today).renewalOpens(last);
                            due.add(new On(opens, "opens", banner));
                            due.add(new On(last, "ends", banner));
                        });
            }
            if (banner.state() == BannerState.SUSPENDED) {
                events.of(banner.id()).stream()
                        .filter(event -> event.step() == BannerStep.SUSPEND)
                        .map(event -> event.words().until())
                        .filter(Objects::nonNull)
                        .reduce((_, later) -> later)
                        .ifPresent(until -> due.add(new On(until, "suspension", banner)));
            }
        }
        return due.stream()
                .filter(each -> !each.day().isBefore(today))
                .sorted(Comparator.comparing(On::day))
                .toList();
    }
}
