package jp.musubi.site.render;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What templates are given, read from the code that gives it: which template gets which view, and
 * what views have, with the words that their sources say about it.
 */
final class TemplateVariables {
    private static final Path SOURCES = Path.of("src/main/java/jp/musubi/site/render");

    /** A page with its template, the name of its view, and the view or what makes it. */
    private static final Pattern PAGE =
            Pattern.compile(
                    "Page\\.of\\(\\s*(?:\"([^\"]+)\"|template\\(\"(\\w+)\"\\)|TEMPLATE),\\s*head,"
                            + "\\s*\"(\\w+)\",\\s*(?:new (\\w+)\\(|(view)\\b)");

    private static final Pattern DECLARED =
            Pattern.compile("(\\w+View) view(?: =|\\()|var view =\\s*new (\\w+View)\\(");

    private static final Pattern TEMPLATE_NAME = Pattern.compile("TEMPLATE = \"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("\\{@(?:code|link) ([^}]*)}+");

    /** What is no view of a page: name and meaning, by template. */
    private static final Map<String, SequencedMap<String, String>> OTHERS =
            Map.of(
                    "nav.peb",
                    names(
                            "items", "links of the menu, a list of LinkView",
                            "here", "address of the one that the page belongs to"),
                    "footer.peb",
                    names(
                            "home", "address of the front page",
                            "brand", "name of the site, written large",
                            "brandOf", "the rest of it, written small",
                            "office", "who answers; empty if nobody said",
                            "guide", "pages of the city, a list of LinkView",
                            "links", "indexes, open data, light page and feed, a list of LinkView",
                            "sample", "whether the groups are fictional",
                            "year", "of the site",
                            "city", "name of the city",
                            "updated", "when something changed; empty but on the front page",
                            "updatedText", "the same for people"),
                    "not-found.peb",
                    names("light", "address of the page in plain words; empty without groups"),
                    "search.peb",
                    names(
                            "lists", "indexes of terms, a list of TermIndexView",
                            "facets", "what each facet is called, as JSON",
                            "tell", "where questions are told; empty without a server"),
                    "search-results.peb",
                    names(
                            "lists", "indexes of terms, a list of TermIndexView",
                            "facets", "what each facet is called, as JSON",
                            "tell", "where questions are told; empty without a server",
                            "results", "ResultsView"));

    /** The types that pages have, by template and name. */
    private final SortedMap<String, SortedMap<String, Class<?>>> roots = new TreeMap<>();

    private final SortedMap<String, Class<?>> views = new TreeMap<>();

    private TemplateVariables() {}

    private static SequencedMap<String, String> names(String... pairs) {
        var names = new LinkedHashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            names.put(pairs[at], pairs[at + 1]);
        }
        return names;
    }

    /** Reads the code. */
    static TemplateVariables read() throws IOException, ClassNotFoundException {
        var variables = new TemplateVariables();
        for (Path file : sources()) {
            variables.pages(Files.readString(file));
        }
        variables.gather(FrameView.class);
        variables.gather(ResultsView.class);
        variables.gather(TermIndexView.class);
        for (Map<String, Class<?>> some : variables.roots.values()) {
            some.values().forEach(variables::gather);
        }
        return variables;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private void pages(String source) throws ClassNotFoundException {
        Matcher page = PAGE.matcher(source);
        while (page.find()) {
            String type = page.group(4) == null ? declared(source, page.start()) : page.group(4);
            Class<?> view = Class.forName("jp.musubi.site.render." + type);
            for (String template : templates(page, source)) {
                roots.computeIfAbsent(template, _ -> new TreeMap<>()).put(page.group(3), view);
            }
        }
    }

    private static List<String> templates(Matcher page, String source) {
        if (page.group(1) != null) {
            return List.of(page.group(1));
        }
        if (page.group(2) != null) {
            return List.of(page.group(2) + ".peb", page.group(2) + "/TYPE.peb");
        }
        Matcher named = TEMPLATE_NAME.matcher(source);
        if (!named.find()) {
            throw new IllegalStateException("no name of a template in " + source);
        }
        return List.of(named.group(1));
    }

    /** The type of the view that is called so: the nearest one before, or what makes it. */
    private static String declared(String source, int before) {
        Matcher declared = DECLARED.matcher(source);
        String type = "";
        while (declared.find()) {
            if (type.isEmpty() || declared.start() < before) {
                type = declared.group(1) == null ? declared.group(2) : declared.group(1);
            }
        }
        return type;
    }

    private void gather(Class<?> first) {
        Deque<Class<?>> left = new ArrayDeque<>(List.of(first));
        while (!left.isEmpty()) {
            Class<?> next = left.pop();
            if (!next.getPackageName().equals(SafeHtml.class.getPackageName())
                    || views.putIfAbsent(called(next), next) != null) {
                continue;
            }
            if (next.isRecord()) {
                for (RecordComponent component : next.getRecordComponents()) {
                    left.addAll(types(component.getGenericType()));
                }
            }
        }
    }

    private static List<Class<?>> types(Type type) {
        return switch (type) {
            case Class<?> one -> List.of(one);
            case ParameterizedType several ->
                    Arrays.stream(several.getActualTypeArguments())
                            .flatMap(one -> types(one).stream())
                            .toList();
            default -> List.of();
        };
    }

    private static String called(Class<?> type) {
        Class<?> around = type.getDeclaringClass();
        return around == null ? type.getSimpleName() : called(around) + "." + type.getSimpleName();
    }

    /** What a type is called in the page. */
    private static String called(Type type) {
        return switch (type) {
            case ParameterizedType several ->
                    called(several.getRawType()).toLowerCase(Locale.ROOT)
                            + " of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(several.getActualTypeArguments())
                                            .map(TemplateVariables::called)
                                            .toList());
            case Class<?> one when one == String.class -> "text";
            case Class<?> one when one == int.class || one == long.class -> "number";
            case Class<?> one when one == boolean.class -> "true or false";
            case Class<?> one -> called(one);
            default -> type.getTypeName();
        };
    }

    /** The names of a view's attributes, as templates write them. */
    static List<String> attributes(Class<?> view) {
        return Stream.concat(components(view).keySet().stream(), methods(view).stream()).toList();
    }

    private static SequencedMap<String, Type> components(Class<?> view) {
        var components = new LinkedHashMap<String, Type>();
        if (view.isRecord()) {
            for (RecordComponent component : view.getRecordComponents()) {
                components.put(component.getName(), component.getGenericType());
            }
        }
        return components;
    }

    /** What a view works out: its public methods without arguments. */
    private static List<String> methods(Class<?> view) {
        return Arrays.stream(view.getDeclaredMethods())
                .filter(method ->
                        Modifier.isPublic(method.getModifiers())
                                && !Modifier.isStatic(method.getModifiers())
                                && method.getParameterCount() == 0)
                .map(Method::getName)
                .filter(name -> !List.of("toString", "hashCode").contains(name))
                .filter(name -> !components(view).containsKey(name))
                .map(TemplateVariables::attribute)
                .sorted()
                .toList();
    }

    private static String attribute(String method) {
        return method.matches("is[A-Z].*")
                ? method.substring(2, 3).toLowerCase(Locale.ROOT) + method.substring(3)
                : method;
    }

    /** The views of a template's page by name. */
    Map<String, Class<?>> roots(String template) {
        String any = template.replaceFirst("/[^/]+$", "/TYPE.peb");
        return roots.getOrDefault(template, roots.getOrDefault(any, new TreeMap<>()));
    }

    /** The names that a template is given besides views. */
    static Map<String, String> others(String template) {
        return OTHERS.getOrDefault(template, new LinkedHashMap<>());
    }

    /** All views. */
    Map<String, Class<?>> views() {
        return views;
    }

    /** The page that documents them. */
    String page(Map<String, String> parts) throws IOException {
        var page = new StringBuilder();
        page.append(
                """
                # Template variables
                Made from the code by `VariablesPageTest`, which says what to do when it is stale. How templates are written is in [README.md](README.md).

                Every template has `frame` ([FrameView](#frameview)) and `theme`, the values of the theme's options. These functions are everywhere: `t`, `rich`, `icon`, `art`, `script`, `lang`.

                ## Templates
                | template | name | what it is |
                |---|---|---|
                """);
        SortedMap<String, SequencedMap<String, String>> all = new TreeMap<>();
        OTHERS.forEach((template, names) -> all.put(template, new LinkedHashMap<>(names)));
        roots.forEach((template, names) ->
                names.forEach((name, view) ->
                        all.computeIfAbsent(template, _ -> new LinkedHashMap<>())
                                .put(name, called(view))));
        all.forEach((template, names) ->
                names.forEach((name, meaning) ->
                        page.append("| `%s` | `%s` | %s |%n".formatted(template, name, meaning))));
        page.append("\n## Parts\nWhat surrounds a part must give it these names.\n\n");
        page.append("| part | names |\n|---|---|\n");
        parts.forEach((part, names) -> page.append("| `%s` | %s |%n".formatted(part, names)));
        page.append("\n## Views\n");
        for (Map.Entry<String, Class<?>> view : views.entrySet()) {
            view(page, view.getKey(), view.getValue());
        }
        return page.toString();
    }

    private static void view(StringBuilder page, String name, Class<?> view) throws IOException {
        Docs docs = Docs.of(view);
        page.append("\n### ").append(name).append('\n').append(docs.about()).append("\n\n");
        page.append("| attribute | type | |\n|---|---|---|\n");
        components(view)
                .forEach((attribute, type) ->
                        page.append(
                                "| `%s` | %s | %s |%n"
                                        .formatted(
                                                attribute,
                                                called(type),
                                                docs.parameters().getOrDefault(attribute, ""))));
        methods(view).forEach(each -> page.append("| `%s` | | worked out |%n".formatted(each)));
    }

    /** What a source says of a type and of its components. */
    private record Docs(String about, Map<String, String> parameters) {
        static Docs of(Class<?> view) throws IOException {
            Class<?> top = view;
            while (top.getDeclaringClass() != null) {
                top = top.getDeclaringClass();
            }
            String source = Files.readString(SOURCES.resolve(top.getSimpleName() + ".java"));
            int at = declaration(source, view.getSimpleName());
            int end = source.lastIndexOf("*/", at);
            int start = source.lastIndexOf("/**", end);
            boolean isItsOwn =
                    start >= 0
                            && source.substring(end + 2, at)
                                    .matches("\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*");
            if (!isItsOwn) {
                return new Docs("", Map.of());
            }
            String text =
                    source.substring(start + 3, end)
                            .lines()
                            .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                            .reduce("", (one, two) -> one + " " + two)
                            .replaceAll("</?[a-z]+>", "")
                            .replace("|", "\\|");
            String plain = LINK.matcher(text).replaceAll("`$1`").replaceAll("\\s+", " ");
            String[] pieces = plain.split(" @param ", -1);
            var parameters = new TreeMap<String, String>();
            for (String piece : List.of(pieces).subList(1, pieces.length)) {
                String[] words = piece.split(" ", 2);
                parameters.put(words[0], words.length > 1 ? words[1].strip() : "");
            }
            return new Docs(pieces[0].strip(), parameters);
        }

        private static int declaration(String source, String name) {
            Matcher declared =
                    Pattern.compile(
                                    "(?:public |private |final |static )*(?:record|class|enum) "
                                            + name
                                            + "\\b")
                            .matcher(source);
            if (!declared.find()) {
                throw new IllegalStateException(name);
            }
            return declared.start();
        }
    }
}
