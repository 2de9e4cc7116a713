package jp.musubi.site.theme;

import jp.musubi.site.theme.ThemeOption.Shades;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The colours of a theme in one scheme, and whether they can be read on each other.
 *
 * @param colours by the name of their options, with the tints and deeper shades that belong to them
 */
public record Palette(Scheme scheme, SequencedMap<String, Colour> colours) {
    /** The least contrast of words. */
    public static final double WORDS = 4.5;

    /** The least contrast of what encloses something to fill in. */
    public static final double EDGES = 3;

    private static final String TINT = "-tint";
    private static final String DEEP = "-deep";
    private static final String CANVAS = "canvas";
    private static final String INK = "ink";
    private static final String EDGE = "edge";
    private static final String ON_FILL = "on-fill";
    private static final List<String> GROUNDS = List.of(CANVAS, "surface", "band");
    private static final List<String> HUES = List.of("ai", "enji", "oudo", "kusa", "murasaki");

    /** How much ink is in the colour of a link that somebody points at. */
    private static final double DEPTH = 0.3;

    /**
     * A colour that can hardly be read.
     *
     * @param option name of the colour's option
     * @param ground name of the option of what is behind it
     * @param isTint whether that is the tint of the ground, not the ground itself
     * @param contrast of the two
     * @param least that it should be
     * @param cure the nearest colour that can be read wherever it is used; empty if there is none
     */
    public record Weakness(
            String option,
            Scheme scheme,
            String ground,
            boolean isTint,
            double contrast,
            double least,
            Optional<Colour> cure) {}

    /** Something written on something else. */
    private record Use(String front, String ground, double least) {}

    static Palette of(Map<String, ThemeOption> options, Scheme scheme) {
        var colours = new LinkedHashMap<String, Colour>();
        options.forEach((name, option) -> {
            if (option instanceof Shades shades) {
                colours.put(name, shades.in(scheme));
            }
        });
        for (String name : HUES) {
            if (options.get(name) instanceof Shades shades) {
                Colour own = shades.tint() == null ? null : shades.tint().orNull(scheme);
                colours.put(
                        name + TINT, own == null ? tint(colours, shades.in(scheme), scheme) : own);
            }
        }
        Colour link = colours.get("ai");
        Colour ink = colours.get(INK);
        if (link != null && ink != null) {
            colours.put("ai" + DEEP, link.mixed(ink, DEPTH));
        }
        return new Palette(scheme, colours);
    }

    private static Colour tint(Map<String, Colour> colours, Colour hue, Scheme scheme) {
        Colour canvas = colours.get(CANVAS);
        return canvas == null ? hue : canvas.mixed(hue, scheme.tint());
    }

    /** What can hardly be read: of each colour where it is worst. */
    List<Weakness> weaknesses(Map<String, ThemeOption> options) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        for (Use use : uses()) {
            if (colours.containsKey(use.front()) && colours.containsKey(use.ground())) {
                uses.computeIfAbsent(use.front(), _ -> new ArrayList<>()).add(use);
            }
        }
        var found = new ArrayList<Weakness>();
        uses.forEach((front, all) -> {
            Use worst = worst(all);
            if (!isSound(worst)) {
                found.add(weakness(options, front, worst));
            }
        });
        return List.copyOf(found);
    }

    private Use worst(List<Use> uses) {
        Use worst = uses.getFirst();
        for (Use use : uses) {
            if (contrast(use) / use.least() < contrast(worst) / worst.least()) {
                worst = use;
            }
        }
        return worst;
    }

    private Weakness weakness(Map<String, ThemeOption> options, String front, Use worst) {
        boolean isTint = worst.ground().endsWith(TINT);
        return new Weakness(
                front,
                scheme,
                isTint
                        ? worst.ground().substring(0, worst.ground().length() - TINT.length())
                        : worst.ground(),
                isTint,
                contrast(worst),
                worst.least(),
                colour(front).nearest(other -> cures(options, front, other)));
    }

    private boolean cures(Map<String, ThemeOption> options, String front, Colour other) {
        var changed = new LinkedHashMap<>(options);
        changed.computeIfPresent(
                front,
                (_, option) ->
                        option instanceof Shades shades ? shades.with(scheme, other) : option);
        Palette all = of(changed, scheme);
        return uses().stream()
                .filter(use -> use.front().equals(front) || use.ground().equals(front))
                .filter(use -> colours.containsKey(use.ground()))
                .allMatch(all::isSound);
    }

    private boolean isSound(Use use) {
        return contrast(use) >= use.least();
    }

    private double contrast(Use use) {
        return colour(use.front()).contrast(colour(use.ground()));
    }

    private Colour colour(String name) {
        Colour found = colours.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    private static List<Use> uses() {
        var uses = new ArrayList<Use>();
        for (String ground : GROUNDS) {
            uses.add(new Use(INK, ground, WORDS));
            uses.add(new Use("ink-soft", ground, WORDS));
            HUES.forEach(hue -> uses.add(new Use(hue, ground, WORDS)));
            uses.add(new Use(EDGE, ground, EDGES));
        }
        for (String hue : HUES) {
            uses.add(new Use(hue, hue + TINT, WORDS));
            uses.add(new Use(INK, hue + TINT, WORDS));
            uses.add(new Use(hue, ON_FILL, WORDS));
        }
        return uses;
    }
}
