package jp.musubi.site.theme;

import java.util.Locale;

/** Whether a screen is light with dark words on it, or the other way round. */
public enum Scheme {
    LIGHT(0.10),
    DARK(0.18);

    /** How much of a colour is in the tint that is mixed of it. */
    private final double tint;

    Scheme(double tint) {
        this.tint = tint;
    }

    /** The name in files and forms: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    double tint() {
        return tint;
    }
}
