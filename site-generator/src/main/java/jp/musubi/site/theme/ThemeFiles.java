package jp.musubi.site.theme;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.site.theme.ThemeOption.Picture;

import java.io.IOException;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Whether a theme has the files that it needs. */
final class ThemeFiles {
    /** Pieces that templates share are needed by those templates only. */
    private static final String PARTS = Theme.TEMPLATES + "part/";

    private ThemeFiles() {}

    /**
     * Checks a theme that extends nothing for what the program asks of every theme, and any theme
     * for the pictures that it names.
     *
     * @param parent files of the default theme
     * @throws IOException naming what is missing and what to do
     * @throws InvalidContentModel with the mistakes of its table of accessibility
     */
    static void check(
            String name,
            ThemeFile said,
            SortedMap<String, byte[]> files,
            SortedMap<String, byte[]> parent)
            throws IOException, InvalidContentModel {
        for (Picture picture : said.pictures()) {
            if (!files.containsKey(picture.file())) {
                throw new IOException(
                        "%s: The theme %s names the picture %s, which it does not have. Add the file."
                                .formatted(ThemeFile.PATH, name, picture.file()));
            }
        }
        String missing =
                parent.keySet().stream()
                        .filter(ThemeFiles::isAskedFor)
                        .filter(path -> !files.containsKey(path))
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IOException(
                    "%s: The theme %s extends no other and lacks %s. Write 'extends: %s', or add them."
                            .formatted(ThemeFile.PATH, name, missing, ThemeFile.DEFAULT));
        }
        AccessibilityTable.read(Theme.text(files, AccessibilityTable.PATH));
    }

    private static boolean isAskedFor(String path) {
        return path.equals("icon.svg")
                || path.equals(AccessibilityTable.PATH)
                || path.equals("css/site.css")
                || path.equals("messages_en.properties")
                || (path.startsWith(Theme.TEMPLATES) && !path.startsWith(PARTS));
    }
}
