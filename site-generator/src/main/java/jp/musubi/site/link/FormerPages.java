package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Redirect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addresses at which entries were before. One that is the address of a real page, or that leads
 * to nothing that is public, is left out with a warning.
 */
public final class FormerPages {
    /** Folders and files of the site itself, which no entry ever had. */
    private static final Set<String> OF_THE_SITE =
            Set.of(
                    "assets",
                    "badges",
                    "credentials",
                    "opendata",
                    "search",
                    "verify",
                    ".well-known",
                    "404.html",
                    "did.json",
                    "feed.xml",
                    "robots.txt",
                    "sitemap.xml");

    private final LinkedSite site;
    private final List<FormerPage> pages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * One former address.
     *
     * @param path below the base path in the first language, percent-encoded, with a slash before
     * @param entry what was there
     * @param isFolder whether everything below the address moved with it: no page is there now
     */
    public record FormerPage(String path, Entry entry, boolean isFolder) {}

    /**
     * The former addresses of a site.
     *
     * @param lists addresses of pages that are no entry's own
     */
    public FormerPages(LinkedSite site, Addresses addresses, Set<String> lists) {
        this.site = site;
        Map<String, Redirect> wanted = new LinkedHashMap<>();
        site.redirects().forEach(each -> wanted.putIfAbsent(encoded(each.from()), each));
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Entry> taken = new HashMap<>();
        Set<String> inhabited = new HashSet<>();
        for (Entry entry : site.snapshotEntries()) {
            String path = "/" + addresses.path(entry);
            if (wanted.containsKey(path)) {
                taken.put(path, entry);
            }
            parents(path).filter(wanted::containsKey).forEach(inhabited::add);
        }
        for (Map.Entry<String, Redirect> each : wanted.entrySet()) {
            String path = each.getKey();
            Entry entry = taken.get(path);
            String first = addresses.at(path, site.site().firstLanguage());
            boolean isOfTheSite = OF_THE_SITE.contains(firstSegment(path)) || lists.contains(first);
            if (isOfTheSite) {
                warnings.add(collision(each.getValue(), path, "a page of the site itself has"));
            } else if (entry == null) {
                add(path, each.getValue(), inhabited.contains(path));
            } else if (!entry.id().equals(each.getValue().entry())) {
                String owner = "the %s %s has".formatted(entry.type(), entry.slug());
                warnings.add(collision(each.getValue(), path, owner));
            }
        }
    }

    private void add(String path, Redirect redirect, boolean isInhabited) {
        Optional<Entry> entry = site.find(redirect);
        if (entry.isEmpty()) {
            warnings.add(
                    "the former address %s leads to the %s %s, which is not published; it is left out"
                            .formatted(path, redirect.type(), redirect.entry()));
            return;
        }
        pages.add(new FormerPage(path, entry.get(), path.endsWith("/") && !isInhabited));
    }

    private String collision(Redirect redirect, String path, String owner) {
        String former =
                site.find(redirect)
                        .map(entry -> entry.type() + " " + entry.slug())
                        .orElse(redirect.type() + " " + redirect.entry());
        return "%s: its former address %s is one that %s now; the redirect is left out"
                .formatted(former, path, owner);
    }

    private static String encoded(String from) {
        var path = new StringBuilder();
        for (String segment : from.substring(1).split("/", -1)) {
            path.append('/');
            if (!segment.isEmpty()) {
                path.append(PathSegment.encoded(PathSegment.of(segment)));
            }
        }
        return path.toString();
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }

    /** The folders that a page is below. */
    private static Stream<String> parents(String path) {
        return Stream.iterate(
                        path.lastIndexOf('/', path.length() - 2),
                        at -> at > 0,
                        at -> path.lastIndexOf('/', at - 1))
                .map(at -> path.substring(0, at + 1));
    }

    /** What leads somewhere, in the order of the snapshot. */
    public List<FormerPage> pages() {
        return List.copyOf(pages);
    }

    /** What was left out, one sentence each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
