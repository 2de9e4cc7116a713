package jp.musubi.cms.artwork;

import jp.musubi.cms.artwork.ArtworkVersion.Drawn;
import jp.musubi.cms.artwork.ArtworkVersion.Shade;
import jp.musubi.cms.artwork.ArtworkVersion.State;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.banner.BannerArtwork;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is done with artwork: a version is begun, given files, put in use, and out of it. */
final class ArtworkUse {
    private final ArtworkStore store;
    private final SiteSettings site;
    private final Publishing publishing;
    private final AuditLog audit;

    ArtworkUse(ArtworkStore store, SiteSettings site, Publishing publishing, AuditLog audit) {
        this.store = store;
        this.site = site;
        this.publishing = publishing;
        this.audit = audit;
    }

    ArtworkVersion begin(Transaction tx, String programme, UUID by) {
        ArtworkVersion begun = store.begin(tx, programme, by);
        audit.add(tx, by, "banner.begin-artwork", null, named(begun));
        return begun;
    }

    /**
     * Keeps a file that can be used.
     *
     * @throws Refusal if the version is in use, or was
     */
    void bring(Transaction tx, UUID id, Drawn file, UUID by) {
        ArtworkVersion version = draft(tx, id);
        ArtworkStore.put(tx, id, file);
        audit.add(tx, by, "banner.bring-artwork", null, named(version));
    }

    void remove(Transaction tx, UUID id, String size, Shade shade) {
        draft(tx, id);
        ArtworkStore.remove(tx, id, size, shade);
    }

    private static ArtworkVersion draft(Transaction tx, UUID id) {
        ArtworkVersion version = ArtworkStore.lock(tx, id).orElseThrow(Refusal::notFound);
        if (version.state() != State.DRAFT) {
            throw Refusal.because(ProblemType.CONFLICT, "artwork-fixed");
        }
        return version;
    }

    /**
     * Has all banners drawn in a version, one that was in use before, too.
     *
     * @throws Refusal if it has no file for light screens, or is in use
     */
    void activate(Transaction tx, UUID id, UUID by) {
        ArtworkVersion version = ArtworkStore.lock(tx, id).orElseThrow(Refusal::notFound);
        boolean isDrawn = version.files().stream().anyMatch(each -> each.shade() == Shade.LIGHT);
        if (!isDrawn || version.state() == State.ACTIVE) {
            throw Refusal.because(ProblemType.CONFLICT, "artwork-empty");
        }
        ArtworkStore.activate(tx, version, by);
        publish(tx, by, "banner.activate-artwork", named(version));
    }

    /** Has the banners of a programme drawn in the program's own artwork again. */
    void retire(Transaction tx, String programme, UUID by) {
        if (ArtworkStore.retire(tx, programme, by) == 0) {
            throw Refusal.because(ProblemType.CONFLICT, "artwork-none");
        }
        publish(tx, by, "banner.retire-artwork", programme);
    }

    private void publish(Transaction tx, UUID by, String action, String details) {
        site.write(tx, inUse(tx));
        publishing.publishSite(tx, by, action, details);
    }

    private static List<BannerArtwork> inUse(Transaction tx) {
        var all = new ArrayList<BannerArtwork>();
        for (ArtworkVersion version : ArtworkStore.all(tx)) {
            if (version.state() == State.ACTIVE) {
                all.addAll(of(version));
            }
        }
        return all;
    }

    /** A version as snapshots tell it. */
    private static List<BannerArtwork> of(ArtworkVersion version) {
        return version.files().stream()
                .filter(each -> each.shade() == Shade.LIGHT)
                .map(each ->
                        new BannerArtwork(
                                version.programme(),
                                version.number(),
                                each.size(),
                                each.svg(),
                                version.files().stream()
                                        .filter(other -> other.shade() == Shade.DARK)
                                        .filter(other -> other.size().equals(each.size()))
                                        .map(Drawn::svg)
                                        .findFirst()
                                        .orElse("")))
                .toList();
    }

    private static String named(ArtworkVersion version) {
        return version.programme() + " " + version.number();
    }
}
