package jp.musubi.cms.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.checker.CheckerRules;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The sentences that scripts of the editor say. */
class ScriptTextsTest {
    private static final Pattern SAID = Pattern.compile("\\btext\\(\"([a-z_0-9.-]+)\"");
    private static final Pattern TOOL =
            Pattern.compile("(?:name: |list\\(|marked\\()\"([a-z_-]+)\"");
    private static final Pattern MARKUP =
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(");

    /** Sentences that a script puts the names of together, or chooses between. */
    private static final List<String> CHOSEN =
            List.of(
                    "writer.heading-2",
                    "writer.heading-3",
                    "writer.footnotes",
                    "writer.strange",
                    "writer.now-plain",
                    "writer.now-seen",
                    "writer.to-plain",
                    "writer.to-seen",
                    "checker.make-heading",
                    "checker.replace");

    private final Theme theme = Theme.editor();

    @Test
    void everySentenceThatAScriptSaysIsThereInBothLanguagesAndNoOther() throws IOException {
        var said = new TreeSet<String>();
        for (String path : theme.paths("js/")) {
            String script = theme.text(path).orElseThrow();
            SAID.matcher(script).results().forEach(found -> said.add("script." + found.group(1)));
            if (path.endsWith("toolbar.js")) {
                TOOL.matcher(script)
                        .results()
                        .forEach(found -> said.add("script.writer." + found.group(1)));
            }
        }
        for (String rule : CheckerRules.bundled().names()) {
            said.add("script.checker." + rule);
            said.add("script.checker." + rule + "-why");
        }
        for (String name : CHOSEN) {
            said.add("script." + name);
        }
        assertEquals(said, keys("ja"));
        assertEquals(said, keys("en"));
    }

    private Set<String> keys(String language) throws IOException {
        var properties = new Properties();
        properties.load(
                new StringReader(
                        theme.text("messages/writer_" + language + ".properties").orElseThrow()));
        return new TreeSet<>(properties.stringPropertyNames());
    }

    @Test
    void noScriptMakesMarkupOfText() {
        var found = new TreeSet<String>();
        for (String path : theme.paths("js/")) {
            if (MARKUP.matcher(theme.text(path).orElseThrow()).find()) {
                found.add(path);
            }
        }
        assertEquals(new TreeSet<>(), found);
        assertTrue(theme.paths("js/").size() > 20);
    }
}
