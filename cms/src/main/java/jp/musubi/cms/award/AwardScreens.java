package jp.musubi.cms.award;

import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Route;

import java.util.List;
import java.util.stream.Stream;

/** All screens of the awards, put together. */
public final class AwardScreens {
    private final ScreenParts on;

    /**
     * Screens.
     *
     * @param wakes is run after what may have changed what is due, or public
     */
    public AwardScreens(
            AwardParts parts,
            EntryAccess access,
            Screens screens,
            Cookies cookies,
            Runnable wakes) {
        this.on = new ScreenParts(parts, access, screens, cookies, wakes);
    }

    /** The routes. */
    public List<Route> routes() {
        var limits = new NominateLimits();
        return Stream.of(
                        new EditionScreens(on).routes(),
                        new PlanScreens(on).routes(),
                        new NominationScreens(on).routes(),
                        new MeetingScreens(on).routes(),
                        new DisclosureScreens(on).routes(),
                        new JuryScreens(on).routes(),
                        new NominateScreens(on, limits).routes(),
                        new ConsentScreens(on, limits).routes(),
                        new GroupAwardScreens(on).routes())
                .flatMap(List::stream)
                .toList();
    }
}
