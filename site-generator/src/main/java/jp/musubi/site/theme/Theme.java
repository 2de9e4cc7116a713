package jp.musubi.site.theme;

import jp.musubi.site.trace.Hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that decides what a site looks like: templates, style sheets, icons and texts, held in
 * memory. A folder needs to hold only what differs; the rest comes from the bundled theme.
 */
public final class Theme {
    /**
     * What editors and version control keep beside a theme: a name that begins with a dot or ends
     * with a tilde. It is no reason to build anything again.
     */
    private static final Pattern NOTE = Pattern.compile("(^|/)\\.|~$");

    /** What the paths of templates begin with. */
    public static final String TEMPLATES = "templates/";

    private static final String BUNDLED = "jp/musubi/themes/";
    private static final String DEFAULT = "default";
    private static final String EDITOR = "editor";

    private final String name;
    private final SortedMap<String, byte[]> files;

    /** Zero until somebody asks. */
    private volatile long version;

    private Theme(String name, SortedMap<String, byte[]> files) {
        this.name = name;
        this.files = files;
    }

    /** The theme that comes with the program. */
    public static Theme bundled() {
        return new Theme(DEFAULT, bundled(DEFAULT));
    }

    /** The looks of the program's own screens: those of the site and what work needs besides. */
    public static Theme editor() {
        SortedMap<String, byte[]> files = new TreeMap<>(bundled(DEFAULT));
        files.keySet().removeIf(path -> path.startsWith(TEMPLATES) || path.startsWith("js/"));
        files.putAll(bundled(EDITOR));
        return new Theme(EDITOR, files);
    }

    /** The same with more files, by their paths below the theme's folder. */
    public Theme with(Map<String, byte[]> more) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(more);
        return new Theme(name, all);
    }

    private static SortedMap<String, byte[]> bundled(String name) {
        String place = BUNDLED + name;
        URL folder =
                Objects.requireNonNull(
                        Theme.class.getClassLoader().getResource(place),
                        "the program was packaged without the theme " + name);
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(jarFile(uri))) {
                    return read(jar.getPath(place));
                }
            }
            return read(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar that a {@code jar:file:/…!/…} address is in. */
    private static Path jarFile(URI uri) {
        String inside = uri.getRawSchemeSpecificPart();
        return Path.of(URI.create(inside.substring(0, inside.indexOf("!/"))));
    }

    /**
     * A city's own theme over the bundled one.
     *
     * @throws IOException if the folder is missing or cannot be read
     */
    public static Theme at(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("the theme folder " + folder + " does not exist");
        }
        SortedMap<String, byte[]> files = new TreeMap<>(bundled().files);
        files.putAll(read(folder));
        return new Theme(String.valueOf(folder.getFileName()), files);
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!NOTE.matcher(name).find()) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    /** What messages call the theme. */
    public String name() {
        return name;
    }

    /** A hash of all files: another theme has another one. */
    public long version() {
        if (version == 0) {
            version = version(_ -> true);
        }
        return version;
    }

    /** A hash of some files, chosen by their paths. */
    public long version(Predicate<String> chosen) {
        var hash = new Hash();
        files.forEach((path, bytes) -> {
            if (chosen.test(path)) {
                hash.with(path).with(bytes);
            }
        });
        return hash.value();
    }

    /**
     * The bytes of a file of the theme, by its path below the theme's folder; not to be changed.
     */
    public Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** A file of the theme as text. */
    public Optional<String> text(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The paths of all files whose path begins so, sorted: {@code paths("css/")}. */
    public List<String> paths(String prefix) {
        return files.tailMap(prefix).keySet().stream()
                .takeWhile(path -> path.startsWith(prefix))
                .toList();
    }
}
