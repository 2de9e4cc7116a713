package jp.musubi.site.theme;

import jp.musubi.content.label.Label;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.YamlKeys;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a theme says of itself in {@code theme.yml}: its name, the theme whose files it takes where
 * it has none of its own, and what others may choose of its looks.
 *
 * @param name what people call it
 * @param isExtending whether it takes what it lacks from the default theme
 * @param options by name, those of the default theme first
 */
record ThemeFile(Label name, boolean isExtending, SequencedMap<String, ThemeOption> options) {
    /** Below the theme's folder. */
    static final String PATH = "theme.yml";

    /** The theme that others extend. */
    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> KEYS = Set.of("name", "extends", "options");

    ThemeFile {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    /** Of a theme that is a folder and says nothing: it extends the default one. */
    static ThemeFile unwritten(String folder, ThemeFile parent) {
        return new ThemeFile(Label.of(folder, folder), true, parent.options());
    }

    /**
     * Reads the file.
     *
     * @param parent what the default theme says; null for that theme itself
     * @throws InvalidContentModel with every mistake by file and line, and its cure
     */
    static ThemeFile read(String yaml, @Nullable ThemeFile parent) throws InvalidContentModel {
        return YamlKeys.read(PATH, yaml, keys -> read(keys, parent));
    }

    private static ThemeFile read(YamlKeys keys, @Nullable ThemeFile parent) {
        keys.only(KEYS);
        Label name = keys.label("name");
        String wanted = keys.text("extends", "");
        if (!wanted.isEmpty() && (!wanted.equals(DEFAULT) || parent == null)) {
            keys.at("extends")
                    .mistake(
                            "There is no theme '" + wanted + "' to extend.",
                            parent == null
                                    ? "Leave 'extends' out."
                                    : "Write 'extends: " + DEFAULT + "'.");
        }
        boolean isExtending = !wanted.isEmpty();
        var options = new LinkedHashMap<String, ThemeOption>();
        if (isExtending && parent != null) {
            options.putAll(parent.options());
        }
        for (Map.Entry<String, YamlKeys> option : keys.children("options").entrySet()) {
            if (NAME.matcher(option.getKey()).matches()) {
                ThemeOption read =
                        new OptionReader(option.getKey(), option.getValue())
                                .read(options.get(option.getKey()));
                if (read != null) {
                    options.put(option.getKey(), read);
                }
            } else {
                option.getValue()
                        .mistake(
                                "'" + option.getKey() + "' is no name of an option.",
                                "Write small letters, digits and single hyphens: header-image.");
            }
        }
        return new ThemeFile(name, isExtending, options);
    }

    /** The pictures that options name. */
    List<ThemeOption.Picture> pictures() {
        return options.values().stream()
                .filter(ThemeOption.Picture.class::isInstance)
                .map(ThemeOption.Picture.class::cast)
                .filter(picture -> !picture.file().isEmpty())
                .toList();
    }
}
