package jp.musubi.cms.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

class ScriptLibrariesTest {
    private static final Pattern IMPORTED =
            Pattern.compile("^import\\b[^;\"']*[\"']([^\"']+)[\"'];", Pattern.MULTILINE);

    @Test
    void everyImportLeadsToANeighbourThatIsServed() {
        var files = ScriptLibraries.files("lib/");
        List<String> broken = new ArrayList<>();
        int imports = 0;
        for (var file : files.entrySet()) {
            var found = IMPORTED.matcher(new String(file.getValue(), StandardCharsets.UTF_8));
            while (found.find()) {
                imports++;
                String wanted = found.group(1);
                if (!wanted.startsWith("./") || !files.containsKey("lib/" + wanted.substring(2))) {
                    broken.add(file.getKey() + " imports " + wanted);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(imports > 30, imports + " imports");
    }

    @Test
    void importsOnSeveralLinesAreLedToNeighboursToo() {
        assertEquals(
                "import {\n  Plugin,\n  Selection\n} from \"./prosemirror-state.js\";\n",
                ScriptLibraries.neighbourly(
                        "x", "import {\n  Plugin,\n  Selection\n} from 'prosemirror-state';\n"));
    }

    @Test
    void anImportOfSomethingUnknownStopsTheStart() {
        var refused =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                ScriptLibraries.neighbourly(
                                        "prosemirror-tables",
                                        "import { a } from \"@ocavue/utils\";\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("@ocavue/utils"));
    }
}
