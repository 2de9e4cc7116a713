package jp.musubi.site.art;

import java.nio.charset.StandardCharsets;

/**
 * The partner banner that a group shows on its own site. Number and term are drawn into it, so that
 * a copy dates itself; states differ in word, outline and sign as well as in colour. The same words
 * give the same bytes.
 */
public final class BannerArt {
    /** Some 40 banners in both languages. */
    private static final long MOST_KEPT_BYTES = 1 << 24;

    private static final KeptFiles KEPT = new KeptFiles(MOST_KEPT_BYTES);

    private BannerArt() {}

    private record Drawn(BannerLook look, BannerWords words, BannerSize size) {}

    private record Painted(BannerLook look, BannerWords words, BannerSize size) {}

    /** The banner as an SVG file without text, fonts or scripts; not to be changed. */
    public static byte[] svg(BannerLook look, BannerWords words, BannerSize size) {
        return KEPT.get(
                new Drawn(look, words, size),
                () ->
                        SvgText.of(
                                        drawing(look, words, size),
                                        words.title(),
                                        size.width(),
                                        size.height())
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** The banner in pixels, as PNG; what is meant for paper says how fine it is. */
    public static byte[] png(BannerLook look, BannerWords words, BannerSize size) {
        return KEPT.get(
                new Painted(look, words, size),
                () ->
                        Pixels.png(
                                drawing(look, words, size),
                                size.width(),
                                size.height(),
                                size.isForPaper() ? BannerSize.PRINT_DOTS_A_METRE : 0));
    }

    static Drawing drawing(BannerLook look, BannerWords words, BannerSize size) {
        var sheet = new Sheet(look, words, size.drawnWidth(), size.drawnHeight());
        BannerLayouts.layOut(size, sheet);
        return sheet.drawing();
    }
}
