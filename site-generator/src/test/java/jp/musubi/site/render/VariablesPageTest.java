package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOptions.ShadesView;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that documents what templates are given is true and complete. */
class VariablesPageTest {
    private static final Path PAGE = Path.of("../themes/VARIABLES.md");
    private static final Path FRESH = Path.of("target/VARIABLES.md");
    private static final Pattern CODE =
            Pattern.compile("\\{\\{(.*?)}}|\\{%(.*?)%}", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w.|])(?<!\\| )([a-zA-Z]\\w*)((?:\\[[^\\]]*])?(?:\\.\\w+)*)(\\s*\\()?");
    private static final Pattern OWN = Pattern.compile("^[-~]?\\s*(?:set|for)\\s+(\\w+)");
    private static final Pattern GIVEN = Pattern.compile("\"(\\w+)\":");

    /** Words of the language that templates are written in. */
    private static final Set<String> WORDS =
            Set.of(
                    "and",
                    "block",
                    "contains",
                    "else",
                    "elseif",
                    "empty",
                    "endblock",
                    "endfor",
                    "endif",
                    "equals",
                    "even",
                    "extends",
                    "false",
                    "for",
                    "if",
                    "in",
                    "include",
                    "is",
                    "not",
                    "null",
                    "odd",
                    "or",
                    "set",
                    "true",
                    "with",
                    "iterable",
                    "map");

    private static final Set<String> EVERYWHERE = Set.of("frame", "theme", "loop");

    private final Theme theme = Theme.bundled();

    /** A name that a template reads, with the attribute behind it; empty for none. */
    private record Use(String root, List<String> attributes) {}

    private List<String> templates() {
        return theme.paths(Theme.TEMPLATES).stream()
                .map(path -> path.substring(Theme.TEMPLATES.length()))
                .toList();
    }

    private String text(String template) {
        return theme.text(Theme.TEMPLATES + template).orElseThrow().replaceAll("(?s)\\{#.*?#}", "");
    }

    private List<Use> uses(String template) {
        var uses = new ArrayList<Use>();
        Matcher code = CODE.matcher(text(template));
        while (code.find()) {
            String body = code.group(1) == null ? code.group(2) : code.group(1);
            if (body.strip().matches("(?:end)?block\\b.*")) {
                continue;
            }
            Matcher path = PATH.matcher(STRING.matcher(body).replaceAll("\"\""));
            while (path.find()) {
                if (path.group(3) == null && !WORDS.contains(path.group(1))) {
                    String behind = path.group(2).replaceFirst("^\\[[^\\]]*]", "");
                    uses.add(
                            new Use(
                                    path.group(1),
                                    behind.isEmpty()
                                            ? List.of()
                                            : List.of(behind.substring(1).split("\\.", -1))));
                }
            }
        }
        return uses;
    }

    /** The names that a template makes itself. */
    private Set<String> own(String template) {
        Set<String> own = new HashSet<>();
        Matcher code = CODE.matcher(text(template));
        while (code.find()) {
            if (code.group(2) != null) {
                Matcher made = OWN.matcher(code.group(2).strip());
                if (made.find()) {
                    own.add(made.group(1));
                }
            }
        }
        return own;
    }

    private static boolean isPart(String template) {
        return template.startsWith("part/");
    }

    /** What parts need to be given, by part. */
    private SortedMap<String, String> parts() {
        SortedMap<String, String> parts = new TreeMap<>();
        for (String template : templates()) {
            if (isPart(template)) {
                Set<String> needed = new TreeSet<>();
                uses(template).forEach(use -> needed.add(use.root()));
                needed.removeAll(own(template));
                needed.removeAll(EVERYWHERE);
                parts.put(
                        template,
                        needed.stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")));
            }
        }
        return parts;
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException, ClassNotFoundException {
        String page = TemplateVariables.read().page(parts());
        Files.writeString(FRESH, page);
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "stale: copy site-generator/target/VARIABLES.md to themes/VARIABLES.md");
    }

    @Test
    void everyNameThatATemplateReadsIsGivenToIt() throws Exception {
        TemplateVariables variables = TemplateVariables.read();
        Set<String> given = new HashSet<>();
        for (String template : templates()) {
            given.addAll(own(template));
            GIVEN.matcher(text(template)).results().forEach(found -> given.add(found.group(1)));
            given.addAll(variables.roots(template).keySet());
        }
        var unknown = new ArrayList<String>();
        for (String template : templates()) {
            Set<String> known = new HashSet<>(EVERYWHERE);
            known.addAll(variables.roots(template).keySet());
            known.addAll(TemplateVariables.others(template).keySet());
            known.addAll(own(template));
            if (isPart(template)) {
                known.addAll(given);
                known.addAll(TemplateVariables.others("search-results.peb").keySet());
            }
            for (Use use : uses(template)) {
                if (!known.contains(use.root())) {
                    unknown.add(template + ": " + use.root());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyAttributeThatATemplateReadsIsOnThePage() throws Exception {
        TemplateVariables variables = TemplateVariables.read();
        Set<String> all = new HashSet<>(List.of("last", "first", "index", "length"));
        variables.views().values().forEach(view -> all.addAll(TemplateVariables.attributes(view)));
        for (var component : ShadesView.class.getRecordComponents()) {
            all.add(component.getName());
        }
        Set<String> options = theme.options().view(file -> file, List.of("ja")).keySet();
        var unknown = new ArrayList<String>();
        for (String template : templates()) {
            Map<String, Class<?>> roots = new TreeMap<>(variables.roots(template));
            roots.put("frame", FrameView.class);
            own(template).forEach(roots::remove);
            for (Use use : uses(template)) {
                if (use.attributes().isEmpty()) {
                    continue;
                }
                String first = use.attributes().getFirst();
                Class<?> view = roots.get(use.root());
                boolean isKnown =
                        use.root().equals("theme")
                                ? options.contains(first)
                                : view != null
                                        ? TemplateVariables.attributes(view).contains(first)
                                        : all.contains(first);
                if (!isKnown
                        || !all.containsAll(use.attributes().subList(1, use.attributes().size()))) {
                    unknown.add(template + ": " + use);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void aPageOfEachKindIsFound() throws Exception {
        TemplateVariables variables = TemplateVariables.read();
        assertEquals(HomeView.class, variables.roots("home.peb").get("home"));
        assertEquals(GroupView.class, variables.roots("entry/group.peb").get("group"));
        assertEquals(EntryView.class, variables.roots("entry/castle.peb").get("entry"));
        assertTrue(
                variables.views().containsKey("HomeView.TallyView"), variables.views()::toString);
    }
}
