package jp.musubi.site.theme;

import jp.musubi.content.label.Label;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.trace.Hash;

import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.ConcurrentHashMap;
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

    /** The theme that all others take from, and the first of {@link #SHIPPED}. */
    public static final String DEFAULT = ThemeFile.DEFAULT;

    /** The names of the themes of sites that come with the program. */
    public static final List<String> SHIPPED = List.of(DEFAULT, "akari");

    /** Those that were asked for: they never change while the program runs. */
    private static final Map<String, Theme> READ = new ConcurrentHashMap<>();

    private static final String BUNDLED = "jp/musubi/themes/";
    private static final String EDITOR = "editor";

    /** Sentences of a theme; those that it does not have are taken one by one. */
    private static final Pattern SENTENCES = Pattern.compile("messages(_|/).*\\.properties");

    private final String name;
    private final Label label;
    private final ThemeOptions options;
    private final SortedMap<String, byte[]> files;

    /** Whether the city may choose another theme that comes with the program. */
    private final boolean isOpen;

    /** Zero until somebody asks. */
    private volatile long version;

    private Theme(
            String name,
            Label label,
            ThemeOptions options,
            SortedMap<String, byte[]> files,
            boolean isOpen) {
        this.name = name;
        this.label = label;
        this.options = options;
        this.files = files;
        this.isOpen = isOpen;
    }

    private Theme(String name, ThemeFile said, SortedMap<String, byte[]> files) {
        this(name, said.name(), new ThemeOptions(said.options()), files, false);
    }

    /** The theme that comes with the program; a city may have chosen another for its site. */
    public static Theme bundled() {
        Theme theme = shipped(DEFAULT);
        return new Theme(theme.name, theme.label, theme.options, theme.files, true);
    }

    /**
     * A theme that comes with the program.
     *
     * @param name one of {@link #SHIPPED}
     */
    public static Theme shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return READ.computeIfAbsent(name, Theme::read);
    }

    private static Theme read(String name) {
        SortedMap<String, byte[]> files = bundled(DEFAULT);
        try {
            ThemeFile parent = ThemeFile.read(text(files, ThemeFile.PATH), null);
            return name.equals(DEFAULT)
                    ? new Theme(name, parent, files)
                    : over(files, parent, name, bundled(name));
        } catch (InvalidContentModel | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The looks of the program's own screens: those of the site and what work needs besides. */
    public static Theme editor() {
        Theme site = shipped(DEFAULT);
        SortedMap<String, byte[]> files = new TreeMap<>(site.files);
        files.keySet().removeIf(path -> path.startsWith(TEMPLATES) || path.startsWith("js/"));
        files.putAll(bundled(EDITOR));
        return new Theme(EDITOR, site.label, site.options, files, false);
    }

    /** The same with more files, by their paths below the theme's folder. */
    public Theme with(Map<String, byte[]> more) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(more);
        return new Theme(name, label, options, all, isOpen);
    }

    /**
     * What a city chose: another theme of those that come with the program, unless whoever runs it
     * decided for one, and values of options.
     */
    public Theme dressed(Look look) {
        if (look.isEmpty()) {
            return this;
        }
        Theme worn = isOpen && SHIPPED.contains(look.theme()) ? shipped(look.theme()) : this;
        ThemeOptions chosen = worn.options.with(look);
        return new Theme(worn.name, worn.label, chosen, worn.files, false);
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
     * A city's own theme: a folder, or the name of one that comes with the program.
     *
     * @throws IOException if there is neither, it cannot be read, or it has mistakes; then with a
     *     line for each of them
     */
    public static Theme at(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (!Files.isDirectory(folder)) {
            if (SHIPPED.contains(folder.toString())) {
                return shipped(name);
            }
            throw new IOException("the theme folder " + folder + " does not exist");
        }
        Theme parent = shipped(DEFAULT);
        var said = new ThemeFile(parent.label, false, parent.options.all());
        try {
            return over(parent.files, said, name, read(folder));
        } catch (InvalidContentModel e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A theme with what it takes from the default one. */
    private static Theme over(
            SortedMap<String, byte[]> parent,
            ThemeFile inherited,
            String name,
            SortedMap<String, byte[]> own)
            throws InvalidContentModel, IOException {
        ThemeFile said =
                own.containsKey(ThemeFile.PATH)
                        ? ThemeFile.read(text(own, ThemeFile.PATH), inherited)
                        : ThemeFile.unwritten(name, inherited);
        SortedMap<String, byte[]> files = own;
        if (said.isExtending()) {
            files = new TreeMap<>(parent);
            for (Map.Entry<String, byte[]> file : own.entrySet()) {
                files.merge(
                        file.getKey(),
                        file.getValue(),
                        SENTENCES.matcher(file.getKey()).matches()
                                ? Theme::joined
                                : (_, replacing) -> replacing);
            }
        }
        ThemeFiles.check(name, said, files, parent);
        return new Theme(name, said, files);
    }

    /** Sentences after those that they replace: the later one of a name counts. */
    private static byte[] joined(byte[] before, byte[] after) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(before);
        joined.write('\n');
        joined.writeBytes(after);
        return joined.toByteArray();
    }

    static String text(SortedMap<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
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

    /** What people call it. */
    public Label label() {
        return label;
    }

    /** What may be chosen of its looks, and what is. */
    public ThemeOptions options() {
        return options;
    }

    /** Whether the city may choose another theme that comes with the program. */
    public boolean isOpen() {
        return isOpen;
    }

    /** A hash of all files and values of options: another theme has another one. */
    public long version() {
        if (version == 0) {
            version = version(_ -> true);
        }
        return version;
    }

    /** A hash of the values of options, and of some files chosen by their paths. */
    public long version(Predicate<String> chosen) {
        var hash = new Hash().with(options.values().toString());
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
