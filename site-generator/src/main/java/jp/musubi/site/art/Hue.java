package jp.musubi.site.art;

import java.util.Locale;

/** One of the five colours of Kaga, as a tint, a middle tone and an ink on each paper. */
public enum Hue {
    AI(tones("#e7eef6", "#c3d5e8", "#17457a"), tones("#1d2c42", "#2a4262", "#9ec5f2")),
    ENJI(tones("#fae9ec", "#f0c6ce", "#a01c3a"), tones("#3d1f29", "#5c2b3a", "#f5a0af")),
    OUDO(tones("#fbf0d9", "#efd6a0", "#7a5100"), tones("#372a11", "#564118", "#e7c06e")),
    KUSA(tones("#e9f2e0", "#c9dfb5", "#3a6222"), tones("#22311a", "#344c27", "#abd08e")),
    MURASAKI(tones("#f3ebf7", "#dcc8e6", "#653a7c"), tones("#31223c", "#4b345c", "#d5b2e8"));

    private final String light;
    private final String dark;

    Hue(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The style rules of a picture on light paper, and on dark where the reader prefers that. */
    String rules() {
        return light + "@media(prefers-color-scheme:dark){" + dark + "}";
    }

    /** The hue of that name as vocabularies write it; a neutral or unknown one is drawn in ai. */
    public static Hue named(String name) {
        for (Hue hue : values()) {
            if (hue.name().toLowerCase(Locale.ROOT).equals(name)) {
                return hue;
            }
        }
        return AI;
    }

    private static String tones(String tint, String middle, String ink) {
        return ".a,.line-a .g{fill:"
                + tint
                + "}.b,.line-b .g{fill:"
                + middle
                + "}.line{fill:none;stroke:"
                + ink
                + ";stroke-width:1.3}.line-a{stroke-opacity:.55}.line-b{stroke-opacity:.8}.fill{fill:"
                + ink
                + "}.fill-a{fill-opacity:.2}.fill-b{fill-opacity:.42}.seam{fill:none;stroke:"
                + tint
                + ";stroke-width:3}";
    }
}
