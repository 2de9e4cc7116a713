package jp.musubi.site.offline;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes pages that open from a disk of the pages of a site: links lead to the files beside them,
 * and what the copy does not have to where it is on the web. Expects the HTML that templates write.
 */
final class OfflinePage {
    /** What the ids of drawings begin with, which stand in the page itself. */
    static final String DRAWN = "drawn-";

    /** The script that every page runs first. */
    static final String SCRIPT = "offline.js";

    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z][a-zA-Z0-9]*+)((?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\s)([a-zA-Z-]+)=\"([^\"]*+)\"");
    private static final Pattern REFRESH = Pattern.compile("^(\\d+; ?url=)(.*)$");
    private static final Set<String> LINKING = Set.of("href", "src", "action", "poster");

    private final String basePath;
    private final String origin;
    private final Set<String> files;
    private final Set<String> scripts;

    /**
     * Pages of a site.
     *
     * @param basePath path of the site's root, ending in a slash
     * @param origin scheme and host of the site
     * @param files what the copy has
     * @param scripts those modules that became scripts
     */
    OfflinePage(String basePath, String origin, Set<String> files, Set<String> scripts) {
        this.basePath = basePath;
        this.origin = origin;
        this.files = Set.copyOf(files);
        this.scripts = Set.copyOf(scripts);
    }

    /**
     * A page for the copy.
     *
     * @param path of the page's file
     * @param drawings told of each file whose drawings the page shows
     */
    String of(String path, String html, Consumer<String> drawings) {
        String up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        var page = new StringBuilder(html.length());
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find(at)) {
            page.append(html, at, tag.start());
            at = tag.end();
            String name = tag.group(1).toLowerCase(Locale.ROOT);
            String attributes = tag.group(2);
            if (name.equals("script")) {
                int end = html.indexOf("</script>", at) + "</script>".length();
                page.append(
                        script(attributes, up)
                                .orElseGet(() ->
                                        isProgram(attributes)
                                                ? ""
                                                : html.substring(tag.start(), end)));
                at = end;
            } else if (!isForServers(name, attributes)) {
                page.append('<').append(tag.group(1));
                page.append(attributes(name, attributes, up, drawings)).append('>');
                if (name.equals("head")) {
                    page.append("<script src=\"").append(up).append(SCRIPT);
                    page.append("\" defer></script>");
                }
            }
        }
        return page.append(html, at, html.length()).toString();
    }

    private static boolean isProgram(String attributes) {
        return !attributes.contains("application/ld+json");
    }

    /** A manifest is nothing to a page without a server, and feeds are not here. */
    private static boolean isForServers(String tag, String attributes) {
        return tag.equals("link")
                && (attributes.contains("rel=\"manifest\"")
                        || (attributes.contains("rel=\"alternate\"")
                                && attributes.contains("type=\"")));
    }

    private Optional<String> script(String attributes, String up) {
        return attribute(attributes, "src")
                .flatMap(this::file)
                .filter(scripts::contains)
                .map(file ->
                        "<script src=\"%s%s\" %s></script>"
                                .formatted(
                                        up,
                                        file,
                                        attributes.contains(" async") ? "async" : "defer"));
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher found = ATTRIBUTE.matcher(attributes);
        while (found.find()) {
            if (found.group(2).equals(name)) {
                return Optional.of(found.group(3));
            }
        }
        return Optional.empty();
    }

    private String attributes(String tag, String attributes, String up, Consumer<String> drawings) {
        return ATTRIBUTE
                .matcher(attributes)
                .replaceAll(found -> {
                    String name = found.group(2);
                    String value = value(tag, name, found.group(3), up, drawings);
                    return Matcher.quoteReplacement(found.group(1) + name + "=\"" + value + "\"");
                });
    }

    private String value(
            String tag, String name, String value, String up, Consumer<String> drawings) {
        if (tag.equals("use") && name.equals("href")) {
            int hash = value.indexOf('#');
            file(value.substring(0, hash)).ifPresent(drawings);
            return "#" + DRAWN + value.substring(hash + 1);
        }
        if (LINKING.contains(name)) {
            return link(value, up);
        }
        return switch (name) {
            case "srcset" -> srcset(value, up);
            // No server is told what people look for.
            case "data-tell" -> "";
            case "content" -> {
                Matcher refresh = REFRESH.matcher(value);
                yield tag.equals("meta") && refresh.matches()
                        ? refresh.group(1) + link(refresh.group(2), up)
                        : value;
            }
            default -> value;
        };
    }

    private String srcset(String value, String up) {
        var set = new StringBuilder();
        for (String candidate : value.split(",", -1)) {
            String[] parts = candidate.strip().split("\\s", 2);
            set.append(set.isEmpty() ? "" : ", ").append(link(parts[0], up));
            set.append(parts.length > 1 ? " " + parts[1] : "");
        }
        return set.toString();
    }

    private String link(String value, String up) {
        if (!value.startsWith(basePath) || value.startsWith("//")) {
            return value;
        }
        int end = end(value);
        String below = value.substring(basePath.length(), end);
        String named = below.isEmpty() || below.endsWith("/") ? below + "index.html" : below;
        return file(value.substring(0, end)).isPresent()
                ? (up.isEmpty() ? "./" : up) + named + value.substring(end)
                : origin + value;
    }

    /** The file of the copy that an address of the site means; empty if there is none. */
    private Optional<String> file(String address) {
        if (!address.startsWith(basePath)) {
            return Optional.empty();
        }
        String below = decoded(address.substring(basePath.length(), end(address)));
        String file = below.isEmpty() || below.endsWith("/") ? below + "index.html" : below;
        return Optional.of(file).filter(files::contains);
    }

    private static int end(String address) {
        int end = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    private static String decoded(String path) {
        try {
            return path.indexOf('%') < 0
                    ? path
                    : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
