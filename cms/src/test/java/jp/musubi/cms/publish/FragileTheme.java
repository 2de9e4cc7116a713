package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A theme one of whose templates cannot show what is called 壊れる.
 *
 * @param place in the template that the title is looked at
 * @param title as the template calls it
 */
record FragileTheme(String template, String place, String title) {
    static final FragileTheme PAGE =
            new FragileTheme(
                    "templates/entry/page.peb", "<aside class=\"no-print\">", "page.title.text");
    static final FragileTheme CARD = node("templates/part/guide-card.peb");
    static final FragileTheme TREE = node("templates/part/guide-tree.peb");

    private static FragileTheme node(String template) {
        return new FragileTheme(template, "{{ node.link.text.text }}", "node.link.text.text");
    }

    /** The theme, whose one template lies in a folder. */
    Theme in(Path folder) throws IOException {
        byte[] bundled = Theme.bundled().bytes(template).orElseThrow();
        String whole = new String(bundled, StandardCharsets.UTF_8);
        assertTrue(whole.contains(place), whole);
        String trap = "{% if " + title + " == \"壊れる\" %}{{ nowhere }}{% endif %}";
        Files.createDirectories(folder.resolve(template).getParent());
        Files.writeString(folder.resolve(template), whole.replace(place, place + trap));
        return Theme.at(folder);
    }
}
