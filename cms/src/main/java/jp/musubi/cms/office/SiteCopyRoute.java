package jp.musubi.cms.office;

import jp.musubi.cms.release.Releases;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.site.offline.OfflineCopy;

import java.io.IOException;

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

    /** Breaks off when the files become those of a later release: a copy is whole or none. */
    private Answer copy(Request request) {
        Releases.Shown shown = releases.now().orElseThrow(Refusal::notFound);
        return Answer.stream(
                        200,
                        MEDIA_TYPE,
                        Answer.UNKNOWN_LENGTH,
                        out -> {
                            OfflineCopy.write(shown.folder(), out);
                            if (!shown.isWhole()) {
                                throw new IOException("the site changed while it was copied");
                            }
                        })
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"site-" + shown.number() + ".zip\"")
                .with("Cache-Control", "private, no-store");
    }
}
