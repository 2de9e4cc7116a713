package jp.musubi.site.verify;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.verify.Findings.Target;
import jp.musubi.site.verify.PageProblem.Kind;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at pages while their bytes are at hand and keeps what is needed to judge their links when
 * all pages are known. Safe for many threads.
 */
public final class PageCheck {
    private final Addresses addresses;

    /** Most links of a page are on every page: one object for each. */
    private final Map<String, Target> known = new ConcurrentHashMap<>();

    public PageCheck(Addresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Looks at one page.
     *
     * @param entry the entry it shows, for messages; empty for lists
     */
    public Findings look(String address, String entry, byte[] html) {
        ScannedPage page = HtmlScanner.scan(html);
        var problems = new ArrayList<PageProblem>();
        for (String id : page.repeatedIds) {
            problems.add(new PageProblem(address, entry, Kind.REPEATED_ID, id));
        }
        for (String picture : page.picturesWithoutText) {
            problems.add(new PageProblem(address, entry, Kind.PICTURE_WITHOUT_TEXT, picture));
        }
        var links = new LinkedHashSet<Target>();
        for (String link : page.links) {
            follow(address, link)
                    .ifPresent(target -> {
                        if (target.file().isEmpty()) {
                            problems.add(new PageProblem(address, entry, Kind.OUTSIDE, link));
                        } else {
                            links.add(target);
                        }
                    });
        }
        return new Findings(true, entry, Anchors.of(page.ids), List.copyOf(links), problems);
    }

    /** Where a link leads; a target without a file is outside; empty for links to other sites. */
    private Optional<Target> follow(String address, String link) {
        Target seen = known.get(link);
        if (seen != null) {
            return Optional.of(seen);
        }
        if (link.startsWith("#")) {
            return Optional.of(new Target(link, addresses.file(address), anchor(link)));
        }
        String target = onThisSite(address, link);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        if (!target.startsWith(addresses.basePath())) {
            return Optional.of(new Target(link, "", ""));
        }
        var followed = new Target(link, file(path(target)), anchor(target));
        if (link.startsWith("/")) {
            known.put(link, followed);
        }
        return Optional.of(followed);
    }

    private static String anchor(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? "" : decoded(target.substring(hash + 1));
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

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0
                    ? text
                    : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
