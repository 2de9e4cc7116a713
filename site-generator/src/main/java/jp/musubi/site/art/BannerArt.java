package jp.musubi.site.art;

import jp.musubi.site.output.Piece;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The partner banner that a group shows on its own site. Number and term are drawn into it, so that
 * a copy dates itself; states differ in word, outline and sign as well as in colour. The same words
 * give the same bytes.
 */
public final class BannerArt {
    /** Some 40 banners in both languages. */
    private static final long MOST_KEPT_BYTES = 1 << 24;

    /** All looks of two programmes in both languages. */
    private static final long MOST_SHARED_BYTES = 1 << 25;

    private static final Kept<byte[]> PICTURES = Kept.files(MOST_KEPT_BYTES);
    private static final Kept<List<Piece>> DRAWINGS = new Kept<>(MOST_KEPT_BYTES, Piece::length);
    private static final Kept<Painting> PAINTED = new Kept<>(MOST_SHARED_BYTES, Painting::bytes);
    private static final Kept<Piece> DRAWN =
            new Kept<>(MOST_SHARED_BYTES, piece -> piece.bytes().length);

    private BannerArt() {}

    private record Banner(BannerLook look, BannerWords words, BannerSize size) {}

    /** What a banner has in common with others. */
    private record Shared(
            BannerLook look, BannerSize size, List<String> name, String shortName, String word) {
        Shared(BannerLook look, BannerWords words, BannerSize size) {
            this(look, size, words.name(), words.shortName(), words.word());
        }
    }

    /** The banner as an SVG file without text, fonts or scripts. */
    public static List<Piece> svg(BannerLook look, BannerWords words, BannerSize size) {
        return DRAWINGS.get(
                new Banner(look, words, size),
                () -> {
                    Drawing drawing = drawing(look, words, size);
                    Piece shared =
                            DRAWN.get(
                                    new Shared(look, words, size),
                                    () -> piece(SvgText.shared(drawing)));
                    return List.of(
                            piece(
                                    SvgText.head(
                                            drawing, words.title(), size.width(), size.height())),
                            shared,
                            piece(SvgText.rest(drawing)));
                });
    }

    private static Piece piece(String text) {
        return new Piece(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The banner in pixels, as PNG; what is meant for paper says how fine it is. */
    public static byte[] png(BannerLook look, BannerWords words, BannerSize size) {
        return PICTURES.get(
                new Banner(look, words, size),
                () -> {
                    Drawing drawing = drawing(look, words, size);
                    return PAINTED.get(
                                    new Shared(look, words, size),
                                    () -> Painting.shared(drawing, size.width(), size.height()))
                            .with(drawing)
                            .png(size.isForPaper() ? BannerSize.PRINT_DOTS_A_METRE : 0);
                });
    }

    static Drawing drawing(BannerLook look, BannerWords words, BannerSize size) {
        var sheet = new Sheet(size.drawnWidth(), size.drawnHeight());
        BannerLayouts.layOut(size, look, words, sheet);
        return sheet.drawing(Inks.light(look), Inks.dark(look));
    }
}
