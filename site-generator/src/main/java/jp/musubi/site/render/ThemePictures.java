package jp.musubi.site.render;

import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOptions.PictureAddresses;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** The pictures that options of a theme name, which the site has beside its style sheet. */
final class ThemePictures {
    private final Map<String, String> paths;
    private final SequencedMap<String, byte[]> all;
    private final List<Asset> brought;

    private ThemePictures(
            Map<String, String> paths, SequencedMap<String, byte[]> all, List<Asset> brought) {
        this.paths = paths;
        this.all = all;
        this.brought = brought;
    }

    /**
     * The pictures of a theme.
     *
     * @param assets of the site, among them those that the city brought for the theme
     */
    static ThemePictures of(Theme theme, List<Asset> assets) {
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
        List<Asset> brought =
                assets.stream().filter(asset -> paths.containsKey(asset.file())).toList();
        return new ThemePictures(paths, all, brought);
    }

    /** Where templates find them. */
    PictureAddresses at(Addresses addresses) {
        return new PictureAddresses() {
            @Override
            public String of(String file) {
                return addresses.at(Objects.requireNonNull(paths.get(file), file));
            }

            @Override
            public String versions(String file) {
                return brought.stream()
                        .filter(asset -> asset.file().equals(file))
                        .findFirst()
                        .map(asset -> Pictures.versions(addresses, asset))
                        .orElse("");
            }
        };
    }

    /** The files by their paths below the site's root. */
    Map<String, byte[]> all() {
        return Collections.unmodifiableMap(all);
    }
}
