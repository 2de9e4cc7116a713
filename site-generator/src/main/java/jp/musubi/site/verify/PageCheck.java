package jp.musubi.site.verify;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.verify.PageProblem.Kind;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Checks pages while their bytes are at hand, and links between pages when all are written. Safe
 * for many threads. Holds a few bytes a page, not the pages.
 */
public final class PageCheck {
    private final Addresses addresses;
    private final Set<String> planned;
    private final Queue<PageProblem> problems = new ConcurrentLinkedQueue<>();
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();

    /** Hashes of the ids of each page by its file: enough to tell whether an anchor exists. */
    private final Map<String, int[]> ids = new ConcurrentHashMap<>();

    /** Links from anywhere that are known to be right: most links of a page are on every page. */
    private final Set<String> right = ConcurrentHashMap.newKeySet();

    /** A link that can be judged only when every page is written. */
    private record Pending(String page, String entry, String link, String file, String anchor) {}

    /**
     * A check of a site's pages.
     *
     * @param planned files that are going to be written; others may still follow
     */
    public PageCheck(Addresses addresses, Set<String> planned) {
        this.addresses = addresses;
        this.planned = planned;
    }

    /**
     * Looks at one page.
     *
     * @param entry the entry it shows, for messages; empty for lists
     */
    public void look(String address, String entry, byte[] html) {
        ScannedPage page = HtmlScanner.scan(html);
        ids.put(addresses.file(address), hashes(page.ids));
        for (String id : page.repeatedIds) {
            problems.add(new PageProblem(address, entry, Kind.REPEATED_ID, id));
        }
        for (String picture : page.picturesWithoutText) {
            problems.add(new PageProblem(address, entry, Kind.PICTURE_WITHOUT_TEXT, picture));
        }
        for (String link : page.links) {
            follow(address, entry, link, page);
        }
    }

    private void follow(String address, String entry, String link, ScannedPage page) {
        if (right.contains(link)) {
            return;
        }
        if (link.startsWith("#")) {
            String anchor = decoded(link.substring(1));
            if (!isFreeAnchor(anchor) && !page.ids.contains(anchor)) {
                problems.add(new PageProblem(address, entry, Kind.BROKEN_ANCHOR, link));
            }
            return;
        }
        String target = onThisSite(address, link);
        if (target.isEmpty()) {
            return;
        }
        if (!target.startsWith(addresses.basePath())) {
            problems.add(new PageProblem(address, entry, Kind.OUTSIDE, link));
            return;
        }
        int hash = target.indexOf('#');
        String anchor = hash < 0 ? "" : decoded(target.substring(hash + 1));
        String file = file(path(target));
        if (!planned.contains(file) || !isFreeAnchor(anchor)) {
            pending.add(new Pending(address, entry, link, file, anchor));
        } else if (link.startsWith("/")) {
            right.add(link);
        }
    }

    /** The root-relative address that a link of a page means; empty if it leaves the site. */
    private String onThisSite(String page, String link) {
        if (link.startsWith("/")) {
            return link.startsWith("//") ? "" : link;
        }
        if (hasScheme(link)) {
            String base = addresses.baseUrl();
            return link.startsWith(base) && !base.startsWith("/")
                    ? addresses.basePath() + link.substring(base.length())
                    : "";
        }
        return resolved(page, link);
    }

    private static String resolved(String page, String link) {
        try {
            return URI.create(page).resolve(link).toString();
        } catch (IllegalArgumentException e) {
            return page + link;
        }
    }

    private static boolean hasScheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == ':') {
                return i > 0;
            }
            boolean part = Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
            if (!part) {
                return false;
            }
        }
        return false;
    }

    /** A link whose escapes are wrong names no file. */
    private String file(String path) {
        try {
            return addresses.file(path);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static String path(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '?' || c == '#') {
                return target.substring(0, i);
            }
        }
        return target;
    }

    /** Empty, {@code #top} and text fragments need no element. */
    private static boolean isFreeAnchor(String anchor) {
        return anchor.isEmpty() || anchor.equals("top") || anchor.startsWith(":~:");
    }

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0
                    ? text
                    : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static int[] hashes(Set<String> ids) {
        int[] hashes = ids.stream().mapToInt(String::hashCode).toArray();
        Arrays.sort(hashes);
        return hashes;
    }

    /**
     * Everything wrong, by page.
     *
     * @param written every file of the site
     */
    public List<PageProblem> problems(Set<String> written) {
        var found = new ArrayList<>(problems);
        for (Pending link : pending) {
            if (!written.contains(link.file()) && !planned.contains(link.file())) {
                found.add(
                        new PageProblem(link.page(), link.entry(), Kind.BROKEN_LINK, link.link()));
            } else if (!isFreeAnchor(link.anchor()) && !hasAnchor(link)) {
                found.add(
                        new PageProblem(
                                link.page(), link.entry(), Kind.BROKEN_ANCHOR, link.link()));
            }
        }
        found.sort(Comparator.comparing(PageProblem::page).thenComparing(PageProblem::found));
        return found;
    }

    /** Files that are no pages, such as pictures made of symbols, are trusted. */
    private boolean hasAnchor(Pending link) {
        int[] known = ids.get(link.file());
        return known == null || Arrays.binarySearch(known, link.anchor().hashCode()) >= 0;
    }
}
