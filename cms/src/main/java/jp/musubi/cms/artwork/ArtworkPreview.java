package jp.musubi.cms.artwork;

import jp.musubi.cms.artwork.ArtworkVersion.Drawn;
import jp.musubi.cms.artwork.ArtworkVersion.Shade;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.programme.Programme;
import jp.musubi.site.art.Artwork;
import jp.musubi.site.art.ArtworkPicture;
import jp.musubi.site.art.BannerLook;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.art.BannerWords;
import jp.musubi.site.art.UnusableArtwork;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Banners in a version as they would be drawn, with a number that nobody has. */
record ArtworkPreview(Screens screens, Programme programme, String language, LocalDate today) {
    /** The states that are shown. */
    static final List<BannerLook> LOOKS =
            List.of(
                    BannerLook.ACTIVE,
                    BannerLook.SUSPENDED,
                    BannerLook.EXPIRED,
                    BannerLook.REVOKED);

    /** The banner as SVG; empty where the version has no picture of that size. */
    Optional<byte[]> picture(
            ArtworkVersion version, BannerLook look, BannerSize size, Shade shade) {
        Optional<Drawn> file =
                version.file(size.id(), shade).or(() -> version.file(size.id(), Shade.LIGHT));
        return file.flatMap(each -> {
            try {
                Artwork artwork = Artwork.read(each.svg().getBytes(StandardCharsets.UTF_8));
                return new ArtworkPicture(artwork, null).svg(look, words(look), size);
            } catch (UnusableArtwork e) {
                throw new IllegalStateException("artwork that was read before is not", e);
            }
        });
    }

    /** Whether the file of a size tells a state itself; a band is laid over the others. */
    static boolean tells(ArtworkVersion version, BannerLook look, BannerSize size) {
        return version.file(size.id(), Shade.LIGHT)
                .filter(each -> {
                    try {
                        return Artwork.read(each.svg().getBytes(StandardCharsets.UTF_8))
                                .tells(look);
                    } catch (UnusableArtwork e) {
                        throw new IllegalStateException("artwork that was read before is not", e);
                    }
                })
                .isPresent();
    }

    private BannerWords words(BannerLook look) {
        String state = look.name().toLowerCase(Locale.ROOT);
        String number = programme.number(today.getYear(), 0);
        String last =
                new Times(screens, language)
                        .date(today.plusYears(look == BannerLook.EXPIRED ? -1 : 1));
        String term = screens.text(language, "banner.artwork.sample.term." + state, last);
        return new BannerWords(
                number,
                List.of(programme.label().in(language)),
                programme.label().in(language),
                screens.text(language, "banner.artwork.sample.number", number),
                number,
                term,
                term,
                look == BannerLook.ACTIVE ? "" : screens.text(language, "banner.state." + state),
                screens.text(language, "banner.artwork.sample.group"),
                "example.jp/verify/" + number);
    }
}
