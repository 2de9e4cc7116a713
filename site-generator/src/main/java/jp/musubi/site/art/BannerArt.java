package jp.musubi.site.art;

/**
 * The partner banner that a group shows on its own site. Number and term are drawn into it, so that
 * a copy dates itself; states differ in word, outline and sign as well as in colour. The same words
 * give the same bytes.
 */
public final class BannerArt {
    private BannerArt() {}

    /** The banner as an SVG document without text, fonts or scripts. */
    public static String svg(BannerLook look, BannerWords words, BannerSize size) {
        return SvgText.of(drawing(look, words, size), words.title(), size.width(), size.height());
    }

    /** The banner in pixels, as PNG; what is meant for paper says how fine it is. */
    public static byte[] png(BannerLook look, BannerWords words, BannerSize size) {
        return Pixels.png(
                drawing(look, words, size),
                size.width(),
                size.height(),
                size.isForPaper() ? BannerSize.PRINT_DOTS_A_METRE : 0);
    }

    static Drawing drawing(BannerLook look, BannerWords words, BannerSize size) {
        var sheet = new Sheet(look, words, size.drawnWidth(), size.drawnHeight());
        BannerLayouts.layOut(size, sheet);
        return sheet.drawing();
    }
}
