package jp.musubi.site.render;

import jp.musubi.content.banner.BannerArtwork;
import jp.musubi.content.entry.Entry;
import jp.musubi.site.art.Artwork;
import jp.musubi.site.art.ArtworkPicture;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.art.UnusableArtwork;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.RenderFailed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The artwork that a city brought for its banners, read once. */
final class Artworks {
    /** More than the files of one city; a program that builds many begins anew. */
    private static final int MOST_READ = 200;

    private static final Map<String, Artwork> READ = new ConcurrentHashMap<>();

    private Artworks() {}

    /**
     * The artwork for a banner in a size; empty if the city brought none.
     *
     * @throws RenderFailed if it cannot be used
     */
    static Optional<ArtworkPicture> of(Edition edition, Entry banner, BannerSize size)
            throws RenderFailed {
        List<BannerArtwork> all = edition.site().artwork();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String programme = BannerViews.programme(edition, banner).id();
        // The print is that of the banner, only larger.
        String wanted = size.isForPaper() ? BannerSize.BANNER.id() : size.id();
        BannerArtwork found = null;
        for (BannerArtwork each : all) {
            boolean isOf = each.programme().equals(programme);
            if (isOf && (each.size().equals(wanted) || (each.size().isEmpty() && found == null))) {
                found = each;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ArtworkPicture(
                        read(found.svg(), found),
                        found.dark().isEmpty() ? null : read(found.dark(), found)));
    }

    private static Artwork read(String svg, BannerArtwork of) throws RenderFailed {
        Artwork known = READ.get(svg);
        if (known != null) {
            return known;
        }
        try {
            Artwork artwork = Artwork.read(svg.getBytes(StandardCharsets.UTF_8));
            if (READ.size() > MOST_READ) {
                READ.clear();
            }
            READ.put(svg, artwork);
            return artwork;
        } catch (UnusableArtwork e) {
            String sentence =
                    "the artwork %d of %s%s cannot be used: %s"
                            .formatted(
                                    of.version(),
                                    of.programme(),
                                    of.size().isEmpty() ? "" : " in " + of.size(),
                                    e.getMessage());
            throw new RenderFailed(Failure.other(sentence), e);
        }
    }
}
