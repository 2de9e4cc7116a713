package jp.musubi.site.art;

import java.util.Locale;

/**
 * One of the five colours of Kaga, as a tint, a middle tone and an ink for light and for dark
 * paper.
 */
public enum Hue {
    AI(new Tones("#e7eef6", "#c3d5e8", "#17457a"), new Tones("#1d2c42", "#2a4262", "#9ec5f2")),
    ENJI(new Tones("#fae9ec", "#f0c6ce", "#a01c3a"), new Tones("#3d1f29", "#5c2b3a", "#f5a0af")),
    OUDO(new Tones("#fbf0d9", "#efd6a0", "#7a5100"), new Tones("#372a11", "#564118", "#e7c06e")),
    KUSA(new Tones("#e9f2e0", "#c9dfb5", "#3a6222"), new Tones("#22311a", "#344c27", "#abd08e")),
    MURASAKI(
            new Tones("#f3ebf7", "#dcc8e6", "#653a7c"), new Tones("#31223c", "#4b345c", "#d5b2e8"));

    /** The three tones of a drawing on one paper. */
    record Tones(String tint, String middle, String ink) {}

    private final Tones light;
    private final Tones dark;

    Hue(Tones light, Tones dark) {
        this.light = light;
        this.dark = dark;
    }

    Tones light() {
        return light;
    }

    Tones dark() {
        return dark;
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
}
