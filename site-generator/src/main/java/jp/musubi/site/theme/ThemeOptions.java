package jp.musubi.site.theme;

import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Palette.Weakness;
import jp.musubi.site.theme.ThemeOption.Blocks;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOption.Switch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The options of a theme with the values that hold.
 *
 * <p>Outside of a theme values are text under names: {@code ai.light: "#17457a"}, {@code home:
 * "fields news"}, {@code furigana: on}.
 *
 * @param all by name
 */
public record ThemeOptions(SequencedMap<String, ThemeOption> all) {
    /**
     * What the name of a value ends with that tells which asset a picture is, so that those who
     * publish know what belongs to the site.
     */
    public static final String ASSET = ".asset";

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String ALT = "alt-";

    public ThemeOptions {
        all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
    }

    /** What holds, as text by name. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        all.forEach((name, option) -> {
            switch (option) {
                case Shades shades -> {
                    for (Scheme scheme : Scheme.values()) {
                        values.put(key(name, scheme), shades.in(scheme).hex());
                    }
                }
                case Picture picture -> {
                    values.put(name, picture.file());
                    picture.alt()
                            .forEach(
                                    (language, words) -> values.put(altKey(name, language), words));
                }
                case Blocks blocks -> values.put(name, String.join(" ", blocks.shown()));
                case Switch known -> values.put(name, known.isOn() ? ON : OFF);
            }
        });
        return values;
    }

    /** The name of a colour's value in a scheme. */
    public static String key(String option, Scheme scheme) {
        return option + "." + scheme.id();
    }

    /** The option that a value belongs to, by the value's name. */
    public static String option(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** The name of the value that says in a language what a picture shows. */
    public static String altKey(String option, String language) {
        return option + "." + ALT + language;
    }

    /**
     * These with what somebody chose. What the theme does not have, or cannot read, or keeps to
     * itself, stays as it is: the choice may have been made for another theme.
     */
    public ThemeOptions with(Look look) {
        var chosen = new LinkedHashMap<>(all);
        look.options()
                .forEach((key, value) -> {
                    String name = option(key);
                    String part = name.equals(key) ? "" : key.substring(name.length() + 1);
                    chosen.computeIfPresent(
                            name,
                            (_, option) -> option.isOpen() ? with(option, part, value) : option);
                });
        return new ThemeOptions(chosen);
    }

    private static ThemeOption with(ThemeOption option, String part, String value) {
        return switch (option) {
            case Shades shades -> {
                Optional<Colour> colour = Colour.of(value);
                Shades changed = shades;
                for (Scheme scheme : Scheme.values()) {
                    if (colour.isPresent() && scheme.id().equals(part)) {
                        changed = shades.with(scheme, colour.get());
                    }
                }
                yield changed;
            }
            case Blocks blocks -> {
                List<String> shown =
                        OptionReader.words(value).stream()
                                .distinct()
                                .filter(blocks.known()::containsKey)
                                .toList();
                yield new Blocks(blocks.label(), blocks.isOpen(), blocks.known(), shown);
            }
            case Switch known -> new Switch(known.label(), known.isOpen(), value.equals(ON));
            case Picture picture ->
                    part.startsWith(ALT)
                            ? picture.saying(part.substring(ALT.length()), value)
                            : picture.with(value);
        };
    }

    /** The colours of a scheme. */
    public Palette palette(Scheme scheme) {
        return Palette.of(all, scheme);
    }

    /** What can hardly be read. */
    public List<Weakness> weaknesses() {
        var found = new ArrayList<Weakness>();
        for (Scheme scheme : Scheme.values()) {
            found.addAll(palette(scheme).weaknesses(all));
        }
        return List.copyOf(found);
    }

    /** The colours as custom properties of the document, for light and dark screens. */
    public String css() {
        return css(Scheme.LIGHT, ":root")
                + "@media (prefers-color-scheme: dark) {\n"
                + css(Scheme.DARK, ":root")
                + "}\n";
    }

    /** The colours of a scheme as custom properties of what a selector selects. */
    public String css(Scheme scheme, String selector) {
        var css = new StringBuilder(selector).append(" {\n");
        palette(scheme)
                .colours()
                .forEach((name, colour) ->
                        css.append("  --")
                                .append(name)
                                .append(": ")
                                .append(colour.hex())
                                .append(";\n"));
        return css.append("}\n").toString();
    }

    /** The name by which templates call an option: {@code headerImage} for header-image. */
    static String variable(String option) {
        var name = new StringBuilder();
        for (String word : option.split("-", -1)) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /**
     * What templates call {@code theme}: a colour has {@code light} and {@code dark}, a picture is
     * its address, and with {@code Alt} behind its name what it shows in each language, with {@code
     * Versions} its widths, blocks are the names of those that are shown, a switch is true or
     * false.
     */
    public SortedMap<String, Object> view(PictureAddresses pictures, Collection<String> languages) {
        SortedMap<String, Object> view = new TreeMap<>();
        all.forEach((name, option) -> {
            if (option instanceof Picture picture) {
                view.put(variable(name + "-alt"), alt(picture, languages));
                view.put(
                        variable(name + "-versions"),
                        picture.file().isEmpty() ? "" : pictures.versions(picture.file()));
            }
            view.put(
                    variable(name),
                    switch (option) {
                        case Shades shades ->
                                new ShadesView(
                                        shades.in(Scheme.LIGHT).hex(),
                                        shades.in(Scheme.DARK).hex());
                        case Picture picture ->
                                picture.file().isEmpty() ? "" : pictures.of(picture.file());
                        case Blocks blocks -> blocks.shown();
                        case Switch known -> known.isOn();
                    });
        });
        return view;
    }

    /** What a picture shows, in all languages of a site; empty where nobody said. */
    private static SortedMap<String, String> alt(Picture picture, Collection<String> languages) {
        SortedMap<String, String> alt = new TreeMap<>();
        languages.forEach(language -> alt.put(language, picture.alt().getOrDefault(language, "")));
        return alt;
    }

    /** Where the site has a picture of its theme. */
    @FunctionalInterface
    public interface PictureAddresses {
        /** The address of a file below the theme's folder, or of an asset. */
        String of(String file);

        /**
         * The widths that it has it in, as {@code srcset} has them; empty where it has only one.
         */
        default String versions(String file) {
            return "";
        }
    }

    /** A colour of the theme on light and on dark screens, as {@code #17457a}. */
    public record ShadesView(String light, String dark) {}
}
