package jp.musubi.site.theme;

import jp.musubi.content.label.Label;
import jp.musubi.content.model.YamlKeys;
import jp.musubi.site.theme.ThemeOption.Blocks;
import jp.musubi.site.theme.ThemeOption.Pair;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOption.Switch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one option of a theme; a theme that extends another need say only what differs. */
final class OptionReader {
    /** Where a theme keeps its pictures, and of which kinds they may be. */
    static final Pattern PICTURE = Pattern.compile("pictures/[A-Za-z0-9_-]+\\.(svg|png|webp|jpg)");

    private static final Set<String> TYPES = Set.of("colour", "picture", "blocks", "switch");

    private final String name;
    private final YamlKeys keys;

    OptionReader(String name, YamlKeys keys) {
        this.name = name;
        this.keys = keys;
    }

    /** The option, or null if it is not known what it is; mistakes are noted. */
    @Nullable ThemeOption read(@Nullable ThemeOption before) {
        String type = keys.text("type", before == null ? "" : type(before));
        if (before != null && !type.equals(type(before))) {
            keys.at("type")
                    .mistake(
                            name + " is a " + type(before) + " in the theme it is taken from.",
                            "Leave 'type' out, or choose another name.");
            return null;
        }
        return switch (type) {
            case "colour" -> shades(before instanceof Shades shades ? shades : null);
            case "picture" -> picture(before instanceof Picture picture ? picture : null);
            case "blocks" -> blocks(before instanceof Blocks blocks ? blocks : null);
            case "switch" -> isOn(before instanceof Switch known ? known : null);
            default -> {
                keys.at("type")
                        .mistake(
                                type.isEmpty()
                                        ? "The option " + name + " has no type."
                                        : "'" + type + "' is no type of options.",
                                "Write 'type:' with one of "
                                        + String.join(", ", new TreeSet<>(TYPES))
                                        + ".");
                yield null;
            }
        };
    }

    private static String type(ThemeOption option) {
        return switch (option) {
            case Shades _ -> "colour";
            case Picture _ -> "picture";
            case Blocks _ -> "blocks";
            case Switch _ -> "switch";
        };
    }

    private Label label(@Nullable ThemeOption before) {
        return before == null || keys.has("label") ? keys.label("label") : before.label();
    }

    /** Whether the office may change it, unless the theme keeps that to itself. */
    private boolean isOpen(@Nullable ThemeOption before) {
        return keys.has("open") ? keys.flag("open") : before == null || before.isOpen();
    }

    private Shades shades(@Nullable Shades before) {
        keys.only(Set.of("type", "label", "open", "light", "dark", "tint-light", "tint-dark"));
        Pair old = before == null ? new Pair(null, null) : before.colour();
        Pair colour = new Pair(colour("light", old.light()), colour("dark", old.dark()));
        for (Scheme scheme : Scheme.values()) {
            if (colour.orNull(scheme) == null) {
                keys.mistake(
                        "The colour " + name + " has no " + scheme.id() + " value.",
                        "Write '" + scheme.id() + ": \"#17457a\"'.");
            }
        }
        Pair known = before == null || before.tint() == null ? new Pair(null, null) : before.tint();
        return new Shades(
                label(before),
                isOpen(before),
                colour,
                new Pair(
                        colour("tint-light", keys.has("light") ? null : known.light()),
                        colour("tint-dark", keys.has("dark") ? null : known.dark())));
    }

    private @Nullable Colour colour(String key, @Nullable Colour otherwise) {
        String text = keys.textOrNull(key);
        if (text == null) {
            return otherwise;
        }
        Colour read = Colour.of(text).orElse(null);
        if (read == null) {
            keys.at(key)
                    .mistake(
                            "'" + text + "' is no colour.",
                            "Write six digits in quotation marks: \"#17457a\".");
            return new Colour(0, 0, 0);
        }
        return read;
    }

    private Picture picture(@Nullable Picture before) {
        keys.only(Set.of("type", "label", "open", "default", "small"));
        String file = keys.text("default", before == null ? "" : before.file());
        if (!file.isEmpty() && !PICTURE.matcher(file).matches()) {
            keys.at("default")
                    .mistake(
                            "'" + file + "' is no picture of a theme.",
                            "Put an SVG, PNG, WebP or JPEG into the folder pictures and write"
                                    + " 'default: pictures/NAME.svg'.");
        }
        boolean isSmall =
                keys.has("small") ? keys.flag("small") : before != null && before.isSmall();
        return new Picture(label(before), isOpen(before), file, new TreeMap<>(), isSmall);
    }

    private Blocks blocks(@Nullable Blocks before) {
        keys.only(Set.of("type", "label", "open", "blocks", "default"));
        SequencedMap<String, Label> known = new LinkedHashMap<>();
        if (before != null) {
            known.putAll(before.known());
        }
        for (Map.Entry<String, Label> block : keys.labels("blocks").entrySet()) {
            known.put(block.getKey(), block.getValue());
        }
        List<String> shown =
                keys.has("default")
                        ? shown(known)
                        : before == null ? List.copyOf(known.keySet()) : before.shown();
        return new Blocks(label(before), isOpen(before), known, shown);
    }

    private List<String> shown(SequencedMap<String, Label> known) {
        List<String> names = words(keys.text("default", ""));
        for (String block : names) {
            if (!known.containsKey(block)) {
                keys.at("default")
                        .mistake(
                                "There is no block '" + block + "'.",
                                "Known blocks: " + String.join(", ", known.keySet()) + ".");
            }
        }
        if (Set.copyOf(names).size() < names.size()) {
            keys.at("default").mistake("A block stands twice.", "Name each of them once.");
        }
        return names;
    }

    /** Names with spaces between them. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : text.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private Switch isOn(@Nullable Switch before) {
        keys.only(Set.of("type", "label", "open", "default"));
        boolean isOn = keys.has("default") ? keys.flag("default") : before != null && before.isOn();
        return new Switch(label(before), isOpen(before), isOn);
    }
}
