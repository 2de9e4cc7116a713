package jp.musubi.site.art;

import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a shape of brought artwork is painted: what it says itself, and what it has from the groups
 * around it.
 *
 * @param fill as {@code 0xRRGGBB}; -1 for none
 * @param stroke as {@code 0xRRGGBB}; -1 for none
 * @param opacity of all of it
 * @param state the one state that it is of; empty for all
 */
record ArtStyle(
        int fill,
        double fillOpacity,
        int stroke,
        double strokeOpacity,
        double opacity,
        double strokeWidth,
        int cap,
        int join,
        List<Double> dashes,
        boolean evenOdd,
        double fontSize,
        String anchor,
        boolean visible,
        String state) {
    static final int NONE = -1;

    /** What SVG begins with. */
    static final ArtStyle INITIAL =
            new ArtStyle(
                    0,
                    1,
                    NONE,
                    1,
                    1,
                    1,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_MITER,
                    List.of(),
                    false,
                    16,
                    "start",
                    true,
                    "");

    private static final Map<String, Integer> NAMED =
            Map.ofEntries(
                    Map.entry("black", 0),
                    Map.entry("white", 0xffffff),
                    Map.entry("gray", 0x808080),
                    Map.entry("grey", 0x808080),
                    Map.entry("silver", 0xc0c0c0),
                    Map.entry("red", 0xff0000),
                    Map.entry("maroon", 0x800000),
                    Map.entry("yellow", 0xffff00),
                    Map.entry("gold", 0xffd700),
                    Map.entry("orange", 0xffa500),
                    Map.entry("olive", 0x808000),
                    Map.entry("lime", 0x00ff00),
                    Map.entry("green", 0x008000),
                    Map.entry("aqua", 0x00ffff),
                    Map.entry("teal", 0x008080),
                    Map.entry("blue", 0x0000ff),
                    Map.entry("navy", 0x000080),
                    Map.entry("fuchsia", 0xff00ff),
                    Map.entry("purple", 0x800080));

    ArtStyle {
        dashes = List.copyOf(dashes);
    }

    /** Whether something of it can be seen. */
    boolean isSeen() {
        return visible && opacity > 0;
    }

    /** A colour with its opacity, as {@code 0xAARRGGBB}. */
    int argb(int colour, double ownOpacity) {
        int alpha = (int) Math.round(255 * Math.clamp(ownOpacity * opacity, 0, 1));
        return alpha << 24 | colour;
    }

    /** The same with what an element says; its {@code style} wins over its attributes. */
    ArtStyle with(Map<String, String> attributes) throws UnusableArtwork {
        var said = new TreeMap<>(attributes);
        said.putAll(declarations(attributes.getOrDefault("style", "")));
        String dash = said.getOrDefault("stroke-dasharray", "");
        boolean hidden =
                said.getOrDefault("display", "").equals("none")
                        || said.getOrDefault("visibility", "").equals("hidden");
        return new ArtStyle(
                colour(said, "fill", fill),
                amount(said, "fill-opacity", fillOpacity),
                colour(said, "stroke", stroke),
                amount(said, "stroke-opacity", strokeOpacity),
                opacity * amount(said, "opacity", 1),
                amount(said, "stroke-width", strokeWidth),
                switch (said.getOrDefault("stroke-linecap", "")) {
                    case "" -> cap;
                    case "round" -> BasicStroke.CAP_ROUND;
                    case "square" -> BasicStroke.CAP_SQUARE;
                    default -> BasicStroke.CAP_BUTT;
                },
                switch (said.getOrDefault("stroke-linejoin", "")) {
                    case "" -> join;
                    case "round" -> BasicStroke.JOIN_ROUND;
                    case "bevel" -> BasicStroke.JOIN_BEVEL;
                    default -> BasicStroke.JOIN_MITER;
                },
                dash.isEmpty()
                        ? dashes
                        : dash.equals("none") ? List.of() : Numbers.list(dash, "stroke-dasharray"),
                said.getOrDefault("fill-rule", evenOdd ? "evenodd" : "").equals("evenodd"),
                amount(said, "font-size", fontSize),
                said.getOrDefault("text-anchor", anchor),
                visible && !hidden,
                state);
    }

    ArtStyle of(String one) {
        return new ArtStyle(
                fill,
                fillOpacity,
                stroke,
                strokeOpacity,
                opacity,
                strokeWidth,
                cap,
                join,
                dashes,
                evenOdd,
                fontSize,
                anchor,
                visible,
                one);
    }

    /** The line of a shape; null for one without. */
    @Nullable BasicStroke line() {
        if (stroke == NONE || strokeWidth <= 0) {
            return null;
        }
        var lengths = new ArrayList<Float>();
        dashes.forEach(dash -> lengths.add(dash.floatValue()));
        boolean isDashed =
                !lengths.isEmpty()
                        && lengths.stream().allMatch(each -> each >= 0)
                        && lengths.stream().anyMatch(each -> each > 0.01f);
        float[] pattern = null;
        if (isDashed) {
            pattern = new float[lengths.size()];
            for (int at = 0; at < pattern.length; at++) {
                pattern[at] = Math.max(0.01f, lengths.get(at));
            }
        }
        return new BasicStroke((float) strokeWidth, cap, join, 4, pattern, 0);
    }

    private static Map<String, String> declarations(String style) {
        var said = new TreeMap<String, String>();
        for (String each : style.split(";", -1)) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                String name = each.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                said.put(name, each.substring(colon + 1).strip());
            }
        }
        return said;
    }

    private static double amount(Map<String, String> said, String name, double otherwise)
            throws UnusableArtwork {
        String text = said.get(name);
        return text == null || text.isBlank() ? otherwise : Numbers.of(text, name);
    }

    private static int colour(Map<String, String> said, String name, int otherwise)
            throws UnusableArtwork {
        String text = said.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("inherit")) {
            return otherwise;
        }
        if (text.equals("none") || text.equals("transparent")) {
            return NONE;
        }
        if (text.matches("#[0-9a-f]{6}")) {
            return Integer.parseInt(text.substring(1), 16);
        }
        if (text.matches("#[0-9a-f]{3}")) {
            return Integer.parseInt(text.substring(1).replaceAll("([0-9a-f])", "$1$1"), 16);
        }
        if (text.matches("rgb\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*\\)")) {
            String[] parts = text.replaceAll("[^0-9,]", "").split(",", -1);
            int rgb = 0;
            for (String part : parts) {
                rgb = rgb << 8 | Math.min(255, Integer.parseInt(part));
            }
            return rgb;
        }
        Integer named = NAMED.get(text);
        if (named == null) {
            throw new UnusableArtwork("colour", text.length() > 40 ? text.substring(0, 40) : text);
        }
        return named;
    }
}
