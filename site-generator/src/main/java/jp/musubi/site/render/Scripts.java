package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The theme's scripts, small ES modules that improve pages which work without them: the files of
 * its folder {@code js}.
 */
final class Scripts {
    private static final String FOLDER = "js/";

    private final String basePath;
    private final Map<String, Script> byName = new TreeMap<>();

    /**
     * One script.
     *
     * @param path below the site's root, with a digest of the contents in its name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
    record Script(String path, byte[] bytes) {}

    private Scripts(String basePath) {
        this.basePath = basePath;
    }

    /** No scripts at all. */
    static Scripts none() {
        return new Scripts("/");
    }

    static Scripts of(Theme theme, String basePath) {
        var scripts = new Scripts(basePath);
        for (String file : theme.paths(FOLDER)) {
            String text = theme.text(file).orElseThrow();
            String name = file.substring(FOLDER.length());
            String stem = name.substring(0, name.length() - ".js".length());
            scripts.byName.put(
                    name,
                    new Script(
                            "/assets/js/" + stem + "-" + Digest.of(text) + ".js",
                            theme.bytes(file).orElseThrow()));
        }
        return scripts;
    }

    /**
     * What has a page load a script.
     *
     * @param early whether it runs as soon as it is there, else once the page is
     */
    SafeHtml tag(String name, boolean early) {
        Script script = byName.get(name);
        if (script == null) {
            throw new IllegalArgumentException("the theme lacks the script " + FOLDER + name);
        }
        return SafeHtml.ofTemplate(
                (early ? "<script type=\"module\" async src=\"" : "<script type=\"module\" src=\"")
                        + basePath
                        + script.path().substring(1)
                        + "\"></script>");
    }

    List<Script> all() {
        return new ArrayList<>(byName.values());
    }
}
