package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of each template, which is another one when the template is, or any other template that
 * it extends, includes or imports.
 */
final class TemplateVersions {
    /** A tag that brings in another template, and its name if that is a plain string. */
    private static final Pattern USE =
            Pattern.compile(
                    "\\{%[-~]?\\s*(?:extends|include|import|embed|from)\\b"
                            + "(?:\\s*\"([^\"]+)\"\\s*(?:[-~]?%}|with\\b|as\\b|import\\b))?");

    private final Theme theme;
    private final Map<String, Set<String>> uses = new HashMap<>();

    private TemplateVersions(Theme theme) {
        this.theme = theme;
    }

    /** The versions of all templates of a theme by their names; none is zero. */
    static SortedMap<String, Long> of(Theme theme) {
        var uses = new TemplateVersions(theme);
        SortedMap<String, Long> versions = new TreeMap<>();
        for (String path : theme.paths(Theme.TEMPLATES)) {
            String name = path.substring(Theme.TEMPLATES.length());
            versions.put(name, uses.version(name));
        }
        return versions;
    }

    /** Hands them over as facts. */
    static void provide(SortedMap<String, Long> versions, ObjLongConsumer<Fact> to) {
        versions.forEach((name, version) -> to.accept(Fact.template(name), version));
    }

    private long version(String name) {
        Set<String> all = new TreeSet<>();
        gather(name, all);
        var hash = new Hash();
        for (String each : all) {
            hash.with(each).with(theme.text(Theme.TEMPLATES + each).orElse(""));
        }
        return hash.value();
    }

    private void gather(String name, Set<String> all) {
        if (all.add(name)) {
            uses.computeIfAbsent(name, this::uses).forEach(used -> gather(used, all));
        }
    }

    /** The templates that one names; all of them if it works a name out while it is rendered. */
    private Set<String> uses(String name) {
        Set<String> named = new TreeSet<>();
        Matcher use = USE.matcher(theme.text(Theme.TEMPLATES + name).orElse(""));
        while (use.find()) {
            if (use.group(1) == null) {
                theme.paths(Theme.TEMPLATES)
                        .forEach(path -> named.add(path.substring(Theme.TEMPLATES.length())));
            } else {
                named.add(use.group(1));
            }
        }
        return named;
    }
}
