package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption.Picture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** The pictures that options of a theme name, which the site has beside its style sheet. */
final class ThemePictures {
    private final Map<String, String> paths;
    private final SequencedMap<String, byte[]> all;

    private ThemePictures(Map<String, String> paths, SequencedMap<String, byte[]> all) {
        this.paths = paths;
        this.all = all;
    }

    static ThemePictures of(Theme theme) {
        var paths = new LinkedHashMap<String, String>();
        var all = new LinkedHashMap<String, byte[]>();
        theme.options()
                .all()
                .values()
                .forEach(option -> {
                    if (option instanceof Picture picture && !picture.file().isEmpty()) {
                        if (picture.isBrought()) {
                            // The site has it with its other assets.
                            paths.put(picture.file(), "/" + picture.file());
                            return;
                        }
                        String file = picture.file();
                        byte[] bytes = theme.bytes(file).orElseThrow();
                        int dot = file.lastIndexOf('.');
                        String path = "/assets/theme-" + Digest.of(bytes) + file.substring(dot);
                        paths.put(file, path);
                        all.put(path, bytes);
                    }
                });
        return new ThemePictures(paths, all);
    }

    /** Where a picture of the theme is below the site's root, with a digest in its name. */
    String path(String file) {
        return Objects.requireNonNull(paths.get(file), file);
    }

    /** The files by their paths below the site's root. */
    Map<String, byte[]> all() {
        return Collections.unmodifiableMap(all);
    }
}
