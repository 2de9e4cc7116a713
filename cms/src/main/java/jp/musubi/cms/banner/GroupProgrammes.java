package jp.musubi.cms.banner;

import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Request;

import java.util.ArrayList;
import java.util.List;

/** All programmes of a city as a group sees them: how it stands in each, and where to apply. */
final class GroupProgrammes {
    private final BannerParts parts;
    private final ScreenParts on;

    GroupProgrammes(BannerParts parts, ScreenParts on) {
        this.parts = parts;
        this.on = on;
    }

    /**
     * How a group stands in a programme.
     *
     * @param address of all about it
     * @param rules version that would hold for an application
     * @param banners that are held
     * @param applications that are under way: one or none
     * @param note what can be done now, in a sentence
     */
    public record StandingView(
            String id,
            String name,
            String summary,
            String address,
            String rules,
            List<BannerViews.BannerView> banners,
            List<BannerViews.ApplicationView> applications,
            String note) {}

    Answer show(Request request) {
        StoredEntry group = on.group(request);
        List<GroupStanding> all =
                parts.stores().database().read(tx -> GroupStanding.all(tx, parts, group.id()));
        var standings = new ArrayList<StandingView>();
        all.forEach(each -> standings.add(view(each, group, request)));
        Screen screen =
                Screen.of(
                                "banner/programmes.peb",
                                on.screens().text(request, "banner.programmes.title"),
                                GroupScreens.section(request))
                        .with("id", group.id().toString())
                        .with("title", group.title())
                        .with("standings", standings);
        return on.screens().show(request, screen);
    }

    private StandingView view(GroupStanding standing, StoredEntry group, Request request) {
        String language = request.language();
        BannerViews views = on.views(request);
        String id = standing.programme().id();
        return new StandingView(
                id,
                standing.programme().label().in(language),
                standing.programme().summary().in(language),
                BannerPaths.ofGroup(group.id(), on.programmes(), id),
                standing.rules().version(),
                standing.held().stream().map(views::banner).toList(),
                standing.open().stream()
                        .map(one -> views.application(one, standing.rules().uses()))
                        .toList(),
                note(standing, views, request));
    }

    /** An application under way tells its own state. */
    private String note(GroupStanding standing, BannerViews views, Request request) {
        if (standing.open().isPresent()) {
            return "";
        }
        if (standing.opens().isPresent()) {
            String day = views.date(standing.opens().get());
            return on.screens().text(request, "banner.programme.opens", day);
        }
        boolean isMet = standing.eligibility().isMet();
        String may = standing.held().isEmpty() ? "may-apply" : "may-renew";
        return on.screens().text(request, "banner.programme." + (isMet ? may : "unmet"));
    }
}
