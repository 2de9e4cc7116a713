package jp.musubi.cms.banner;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the screens stand on.
 *
 * @param site folder of the release that is shown
 * @param uploads by which groups bring files
 * @param wakes is run after what may have changed what is public
 */
record ScreenParts(
        EntryStore entries,
        EntryAccess access,
        AccountStore accounts,
        Screens screens,
        PublicAddress address,
        Supplier<Optional<Path>> site,
        Uploads uploads,
        ProgrammeNames programmes,
        Runnable wakes) {

    /** The group that is asked for, if the caller may see it. */
    StoredEntry group(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        if (!entry.type().equals(EntryAccess.GROUP)) {
            throw Refusal.notFound();
        }
        return entry;
    }

    /** Pages where banners are registered to be shown. */
    List<SightingViews.SightingView> sightings(Request request, List<BannerWatch.Watched> pages) {
        return new SightingViews(screens, programmes, request.language()).of(pages);
    }

    /**
     * Asks for a look at the pages of a banner.
     *
     * @throws Refusal if that was done or asked for just before
     */
    void look(BannerParts parts, Banner banner, Request request) {
        boolean isDue =
                parts.stores()
                        .database()
                        .write(tx -> parts.watch().ask(tx, banner, request.caller().account()));
        if (!isDue) {
            throw Refusal.because(ProblemType.TOO_MANY_REQUESTS, "banner-looked");
        }
        wakes.run();
    }

    BannerViews views(Request request) {
        return new BannerViews(entries, accounts, screens, programmes, request.language());
    }
}
