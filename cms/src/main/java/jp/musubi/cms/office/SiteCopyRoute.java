package jp.musubi.cms.office;

import jp.musubi.cms.release.Releases;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.site.offline.OfflineCopy;

import java.nio.file.Path;

/** The site that readers see as one file, to be kept where no network may be one day. */
final class SiteCopyRoute {
    private static final String MEDIA_TYPE = "application/zip";

    private final Releases releases;

    SiteCopyRoute(Releases releases) {
        this.releases = releases;
    }

    Route route() {
        return Route.get(Route.SCREENS + "/site.zip", "サイトの写し（ZIP）", "Copy of the site (ZIP)")
                .allowing(Permission.STAFF)
                .answering(new Route.Reply(200, MEDIA_TYPE, Schemas.text()))
                .by(this::copy);
    }

    /** What readers see stays as it is until the release after the next: time enough to take it. */
    private Answer copy(Request request) {
        Releases.Shown shown = releases.now().orElseThrow(Refusal::notFound);
        Path folder = shown.folder();
        return Answer.stream(
                        200,
                        MEDIA_TYPE,
                        Answer.UNKNOWN_LENGTH,
                        out -> OfflineCopy.write(folder, out))
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"site-" + shown.number() + ".zip\"")
                .with("Cache-Control", "private, no-store");
    }
}
