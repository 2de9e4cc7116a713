package jp.musubi.cms.office;

import jp.musubi.cms.release.Releases;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Standing;

import java.util.List;

/** Whether publishing stands still, as screens tell it. */
record Holding(Releases releases, Screens screens) {
    /**
     * Publishing stands still.
     *
     * @param since day and time
     * @param release number of the release that is shown again
     * @param staff whether who looks acts for the city
     * @param releases path of the list of releases; empty where that is shown
     * @param may whether who looks may let it go on
     */
    public record HeldView(
            String since, long release, boolean staff, String releases, boolean may) {}

    /** One view while publishing stands still, and none while it goes on. */
    List<HeldView> of(Request request) {
        var times = new Times(screens, request.language());
        return releases.hold().stream()
                .map(hold ->
                        new HeldView(
                                times.minute(hold.since()),
                                hold.release(),
                                request.caller().isStaff(),
                                request.address().startsWith(ReleaseScreens.PATH)
                                        ? ""
                                        : ReleaseScreens.PATH,
                                request.caller().standing().includes(Standing.ADMINISTRATOR)))
                .toList();
    }
}
