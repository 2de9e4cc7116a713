package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Redirect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** The folder of the later pages of a list. */
    private static final String LATER_PAGES = "page";

    private final LinkedSite site;
    private final List<FormerPage> pages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * One former address.
     *
     * @param path below the base path in the first language, percent-encoded, with a slash before
     * @param entry what was there
     * @param isFolder whether everything below the address moved with it: no page can be there
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
        for (Map.Entry<String, Redirect> each : wanted.entrySet()) {
            String path = each.getKey();
            Optional<Entry> there = addresses.entryAt(path.substring(1));
            String first = addresses.at(path, site.site().firstLanguage());
            if (OF_THE_SITE.contains(firstSegment(path)) || lists.contains(first)) {
                warnings.add(collision(each.getValue(), path, "a page of the site itself has"));
            } else if (there.isEmpty()) {
                add(path, each.getValue());
            } else if (!there.get().id().equals(each.getValue().entry())) {
                String owner = "the %s %s has".formatted(there.get().type(), there.get().slug());
                warnings.add(collision(each.getValue(), path, owner));
            }
        }
    }

    private void add(String path, Redirect redirect) {
        Optional<Entry> entry = site.find(redirect);
        if (entry.isEmpty()) {
            warnings.add(
                    "the former address %s leads to the %s %s, which is not published; it is left out"
                            .formatted(path, redirect.type(), redirect.entry()));
            return;
        }
        pages.add(new FormerPage(path, entry.get(), isFolder(path)));
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

    /** Whether all below a path moved with it: no page of any type can be there. */
    private boolean isFolder(String path) {
        List<String> folder = List.of(path.substring(1).split("/", -1));
        return path.endsWith("/")
                && !folder.get(folder.size() - 2).equals(LATER_PAGES)
                && site.model().types().values().stream()
                        .noneMatch(type -> mayBeBelow(folder, type.path()));
    }

    private static boolean mayBeBelow(List<String> folder, String pattern) {
        List<String> page = List.of(pattern.substring(1).split("/", -1));
        int deep = folder.size() - 1;
        if (page.size() - 1 <= deep) {
            return false;
        }
        for (int i = 0; i < deep; i++) {
            if (!page.get(i).contains("{") && !page.get(i).equals(folder.get(i))) {
                return false;
            }
        }
        return true;
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
