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
    public record DueView(String day, String what, String number, String address, String group) {}

    private record On(LocalDate day, DueView view) {}

    /** What falls due, the next first. */
    List<DueView> of(
            List<Banner> banners, BannerEventStore events, BannerViews views, LocalDate today) {
        var due = new ArrayList<On>();
        for (Banner banner : banners) {
            if (banner.state().isHeld()) {
                banner.validUntil()
                        .ifPresent(last -> {
                            LocalDate opens = banner.rules(today).renewalOpens(last);
                            due.add(on(opens, "opens", banner, views));
                            due.add(on(last, "ends", banner, views));
                        });
            }
            if (banner.state() == BannerState.SUSPENDED) {
                events.of(banner.id()).stream()
                        .filter(event -> event.step() == BannerStep.SUSPEND)
                        .map(event -> event.words().until())
                        .filter(Objects::nonNull)
                        .reduce((_, later) -> later)
                        .ifPresent(until -> due.add(on(until, "suspension", banner, views)));
            }
        }
        return due.stream()
                .filter(each -> !each.day().isBefore(today))
                .filter(each -> each.day().isBefore(today.plusDays(AHEAD_DAYS)))
                .sorted(Comparator.comparing(On::day))
                .map(On::view)
                .toList();
    }

    private On on(LocalDate day, String what, Banner banner, BannerViews views) {
        return new On(
                day,
                new DueView(
                        views.date(day),
                        screens.text(language, "banner.due." + what),
                        banner.number(),
                        BannerPaths.ofBanner(banner.id()),
                        banner.group().map(views::title).orElse("–")));
    }
}
