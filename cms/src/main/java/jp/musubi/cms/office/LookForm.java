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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody typed about the looks of the site.
 *
 * @param theme that the site shall have
 * @param filled the theme whose values the form was filled with: what still says the same was not
 *     chosen, and follows the theme
 * @param values as typed, by the names of options
 * @param without options whose pictures shall no longer be used
 */
record LookForm(
        String theme, Theme filled, SortedMap<String, String> values, SortedSet<String> without) {
    LookForm {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
    }

    /** The name of the field that says which theme the site shall have. */
    static final String THEME = "theme";

    /** The name of the field that says with which theme's values the form was filled. */
    static final String FILLED = "filled";

    private static final String ON = "on";
    private static final String FILE = ".file";
    private static final String REMOVE = ".remove";

    /** The name of the field that takes the file of a picture. */
    static String fileField(String option) {
        return option + FILE;
    }

    /** The name of the field that says that a picture shall no longer be used. */
    static String removeField(String option) {
        return option + REMOVE;
    }

    /** The theme of the site when a city chose that one, or the one it cannot choose against. */
    static Theme base(Theme given, String name) {
        return given.isOpen() && Theme.SHIPPED.contains(name) ? Theme.shipped(name) : given;
    }

    static LookForm of(Theme given, Look look) {
        Theme base = base(given, look.theme());
        return new LookForm(
                base.name(), base, given.dressed(look).options().values(), new TreeSet<>());
    }

    /**
     * What a form brought.
     *
     * @param languages of the site, in each of which is said what a picture shows
     */
    static LookForm of(Theme given, Form form, List<String> languages) {
        Theme filled = base(given, form.text(FILLED));
        SortedMap<String, String> values = new TreeMap<>(filled.options().values());
        SortedSet<String> without = new TreeSet<>();
        filled.options()
                .all()
                .forEach((name, option) -> {
                    if (option.isOpen()) {
                        read(form, name, option, languages, values);
                    }
                    if (option.isOpen() && form.has(removeField(name))) {
                        without.add(name);
                    }
                });
        String wanted = form.text(THEME);
        return new LookForm(base(given, wanted).name(), filled, values, without);
    }

    private static void read(
            Form form,
            String name,
            ThemeOption option,
            List<String> languages,
            SortedMap<String, String> values) {
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
                for (String language : languages) {
                    String key = ThemeOptions.altKey(name, language);
                    values.put(key, form.text(key).strip());
                }
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
        SortedMap<String, String> own = filled.options().values();
        SortedMap<String, String> chosen = new TreeMap<>(values);
        chosen.entrySet()
                .removeIf(value -> value.getValue().equals(own.getOrDefault(value.getKey(), "")));
        return new Look(theme.equals(Theme.DEFAULT) || !isShipped() ? "" : theme, chosen);
    }

    /**
     * What is chosen once this is saved: this, the pictures that came with it, and of what was
     * chosen before all that the form does not ask, such as options that only another theme has.
     *
     * @param brought values of the pictures that came
     */
    Look over(Look before, SortedMap<String, String> brought) {
        Look chosen = look();
        SortedMap<String, String> options = new TreeMap<>(chosen.options());
        options.keySet().removeIf(key -> isTakenAway(ThemeOptions.option(key), brought));
        before.options()
                .forEach((key, value) -> {
                    if (isKept(key, brought)) {
                        options.put(key, value);
                    }
                });
        options.putAll(brought);
        return new Look(chosen.theme(), options);
    }

    /** A picture that came stands for one that is to go. */
    private boolean isTakenAway(String option, SortedMap<String, String> brought) {
        return without.contains(option) && !brought.containsKey(option);
    }

    private boolean isKept(String key, SortedMap<String, String> brought) {
        String name = ThemeOptions.option(key);
        ThemeOption option = filled.options().all().get(name);
        if (!(option instanceof Picture) || !option.isOpen()) {
            return option == null || option instanceof Picture;
        }
        boolean isFile = key.equals(name) || key.equals(name + ThemeOptions.ASSET);
        return !without.contains(name)
                && !brought.containsKey(name)
                && (isFile || !values.containsKey(key));
    }

    /**
     * The theme as it comes. Which pictures are used, and what is said of them, stays as typed: no
     * theme comes with those of a city.
     */
    LookForm plain(Theme given) {
        Theme base = base(given, theme);
        SortedMap<String, String> plain = new TreeMap<>(base.options().values());
        values.forEach((key, value) -> {
            if (base.options().all().get(ThemeOptions.option(key)) instanceof Picture) {
                plain.put(key, value);
            }
        });
        return new LookForm(base.name(), base, plain, without);
    }

    /** The pictures of the form, as its theme has them, by the names of options. */
    SequencedMap<String, Picture> pictures() {
        return pictures(Look.NONE);
    }

    /** The pictures of the form, as they are with what is saved, by the names of options. */
    SequencedMap<String, Picture> pictures(Look saved) {
        SequencedMap<String, Picture> pictures = new LinkedHashMap<>();
        filled.options()
                .with(saved)
                .all()
                .forEach((name, option) -> {
                    if (option instanceof Picture picture && picture.isOpen()) {
                        pictures.put(name, picture);
                    }
                });
        return pictures;
    }

    /** What is said of a picture, by the names of fields. */
    SortedMap<String, String> words(String option) {
        SortedMap<String, String> words = new TreeMap<>(values);
        words.keySet().removeIf(key -> !key.startsWith(ThemeOptions.altKey(option, "")));
        return words;
    }

    private boolean isShipped() {
        return Theme.SHIPPED.contains(theme);
    }

    /** A value as it was typed. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }
}
