package jp.musubi.site.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A folder with which somebody begins a theme: little enough to read in five minutes. */
public final class NewTheme {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX_NAME_CHARS = 40;

    /** Lies beside this class. */
    private static final String BEGINNING = "new/";

    /** The page that is copied as an example of a template. */
    private static final String EXAMPLE = Theme.TEMPLATES + "not-found.peb";

    private NewTheme() {}

    /** Whether a theme may be called so: none that comes with the program is. */
    public static boolean isName(String name) {
        return name.length() <= MAX_NAME_CHARS
                && NAME.matcher(name).matches()
                && !Theme.SHIPPED.contains(name);
    }

    /**
     * Makes the folder.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there already; nothing is changed
     * @throws IOException if it cannot be written
     */
    public static void begin(Path folder, String name) throws IOException {
        Files.createDirectory(folder);
        for (String file : List.of(ThemeFile.PATH, "css/own.css")) {
            write(folder.resolve(file), beginning(file).replace("NAME", name));
        }
        write(
                folder.resolve(EXAMPLE),
                beginning("template.txt") + Theme.bundled().text(EXAMPLE).orElseThrow());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static String beginning(String file) throws IOException {
        try (InputStream in = NewTheme.class.getResourceAsStream(BEGINNING + file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
