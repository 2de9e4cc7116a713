package jp.musubi.cms.office;

import jp.musubi.cms.web.Form;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;
import jp.musubi.site.theme.ThemeOption.Blocks;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOption.Switch;
import jp.musubi.site.theme.ThemeOptions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody typed about the looks of the site.
 *
 * @param theme that the site shall have
 * @param filled the theme whose values the form was filled with: what still says the same was not
 *     chosen, and follows the theme
 * @param values as typed, by the names of options
 */
record LookForm(String theme, Theme filled, SortedMap<String, String> values) {
    /** The name of the field that says which theme the site shall have. */
    static final String THEME = "theme";

    /** The name of the field that says with which theme's values the form was filled. */
    static final String FILLED = "filled";

    private static final String ON = "on";

    /** The theme of the site when a city chose that one, or the one it cannot choose against. */
    static Theme base(Theme given, String name) {
        return given.isOpen() && Theme.SHIPPED.contains(name) ? Theme.shipped(name) : given;
    }

    static LookForm of(Theme given, Look look) {
        Theme base = base(given, look.theme());
        return new LookForm(base.name(), base, given.dressed(look).options().values());
    }

    static LookForm of(Theme given, Form form) {
        Theme filled = base(given, form.text(FILLED));
        SortedMap<String, String> values = new TreeMap<>(filled.options().values());
        filled.options()
                .all()
                .forEach((name, option) -> {
                    if (option.isOpen()) {
                        read(form, name, option, values);
                    }
                });
        String wanted = form.text(THEME);
        return new LookForm(base(given, wanted).name(), filled, values);
    }

    private static void read(
            Form form, String name, ThemeOption option, SortedMap<String, String> values) {
        switch (option) {
            case Shades _ -> {
                for (Scheme scheme : Scheme.values()) {
                    String key = ThemeOptions.key(name, scheme);
                    values.put(key, form.text(key).strip().toLowerCase(Locale.ROOT));
                }
            }
            case Blocks blocks -> values.put(name, shown(form, name, blocks));
            case Switch _ -> values.put(name, form.has(name) ? ON : "off");
            case Picture _ -> {
                // Pictures come with the theme.
            }
        }
    }

    /** A block and the place that somebody gave it. */
    private record Placed(String block, String place) {}

    private static String shown(Form form, String name, Blocks blocks) {
        List<Placed> placed = new ArrayList<>();
        for (String block : blocks.known().keySet()) {
            String place = form.text(name + "." + block).strip();
            if (place.matches("[1-9][0-9]?")) {
                placed.add(new Placed(block, "%02d".formatted(Integer.parseInt(place))));
            }
        }
        placed.sort(Comparator.comparing(Placed::place));
        return String.join(" ", placed.stream().map(Placed::block).toList());
    }

    /** What was chosen; values that the theme has anyhow are not part of it. */
    Look look() {
        SortedMap<String, String> chosen = new TreeMap<>(values);
        filled.options().values().forEach((key, value) -> chosen.remove(key, value));
        return new Look(theme.equals(Theme.DEFAULT) || !isShipped() ? "" : theme, chosen);
    }

    private boolean isShipped() {
        return Theme.SHIPPED.contains(theme);
    }

    /** A value as it was typed. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }
}
