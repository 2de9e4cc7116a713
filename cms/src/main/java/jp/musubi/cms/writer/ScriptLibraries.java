package jp.musubi.cms.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries of the writing surface, from the WebJars on the class path, made into modules that
 * browsers load without a bundler: each imports the others as its neighbours.
 */
public final class ScriptLibraries {
    private static final String GROUP = "org.webjars.npm";

    /** The libraries that are modules already, and the file each is in. */
    private static final Map<String, String> MODULES =
            Map.ofEntries(
                    Map.entry("orderedmap", "dist/index.js"),
                    Map.entry("prosemirror-commands", "dist/index.js"),
                    Map.entry("prosemirror-gapcursor", "dist/index.js"),
                    Map.entry("prosemirror-history", "dist/index.js"),
                    Map.entry("prosemirror-keymap", "dist/index.js"),
                    Map.entry("prosemirror-markdown", "dist/index.js"),
                    Map.entry("prosemirror-model", "dist/index.js"),
                    Map.entry("prosemirror-schema-list", "dist/index.js"),
                    Map.entry("prosemirror-state", "dist/index.js"),
                    Map.entry("prosemirror-tables", "dist/index.js"),
                    Map.entry("prosemirror-transform", "dist/index.js"),
                    Map.entry("prosemirror-view", "dist/index.js"),
                    Map.entry("rope-sequence", "dist/index.js"),
                    Map.entry("w3c-keyname", "index.js"));

    private static final String MARKDOWN_IT = "markdown-it";
    private static final String MARKDOWN_IT_SCRIPT = MARKDOWN_IT + ".min.js";

    /** It is no module: as a script it leaves its one function in the global scope. */
    private static final String MARKDOWN_IT_MODULE =
            "import \"./" + MARKDOWN_IT_SCRIPT + "\";\nexport default globalThis.markdownit;\n";

    /** The end of an import, which may stand on several lines, and the name it asks for. */
    private static final Pattern IMPORT =
            Pattern.compile(
                    "^((?:import|export)\\s[^;'\"]*?\\bfrom\\s*)([\"'])([^\"']+)\\2",
                    Pattern.MULTILINE);

    private ScriptLibraries() {}

    /**
     * The files of all libraries.
     *
     * @param folder begins each path, and ends in a slash
     * @return bytes by path
     * @throws IllegalStateException if a library is missing, or imports one that is none of these
     */
    public static Map<String, byte[]> files(String folder) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var module : MODULES.entrySet()) {
            String source = source(module.getKey(), module.getValue());
            files.put(
                    folder + module.getKey() + ".js",
                    neighbourly(module.getKey(), source).getBytes(StandardCharsets.UTF_8));
        }
        files.put(
                folder + MARKDOWN_IT + ".js", MARKDOWN_IT_MODULE.getBytes(StandardCharsets.UTF_8));
        files.put(
                folder + MARKDOWN_IT_SCRIPT,
                source(MARKDOWN_IT, "dist/" + MARKDOWN_IT_SCRIPT).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /**
     * A module's source with its imports by name made imports of neighbours.
     *
     * @throws IllegalStateException if it imports something that is not served
     */
    static String neighbourly(String name, String source) {
        return IMPORT.matcher(source)
                .replaceAll(found -> {
                    String wanted = found.group(3);
                    if (!MODULES.containsKey(wanted) && !wanted.equals(MARKDOWN_IT)) {
                        throw new IllegalStateException(
                                "the library %s imports \"%s\", which is not served"
                                        .formatted(name, wanted));
                    }
                    return Matcher.quoteReplacement(found.group(1) + "\"./" + wanted + ".js\"");
                });
    }

    private static String source(String name, String file) {
        String path =
                String.join("/", List.of("META-INF/resources/webjars", name, version(name), file));
        return new String(bytes(name, path), StandardCharsets.UTF_8);
    }

    private static String version(String name) {
        var properties = new Properties();
        String path = "META-INF/maven/" + GROUP + "/" + name + "/pom.properties";
        try (var in = stream(name, path)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String name, String path) {
        try (var in = stream(name, path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name, String path) {
        InputStream stream = ScriptLibraries.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("the library " + name + " is missing: " + path);
        }
        return stream;
    }
}
