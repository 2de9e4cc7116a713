package jp.musubi.cms.watch;

import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a page shows the banner of a number.
 *
 * @param site origin of the site that pictures and check pages are on
 * @param number of the banner
 */
record ShownBanner(URI site, String number) {
    private static final int MAX_IMAGES = 5_000;
    private static final int MAX_KEPT_UNITS = 500;
    private static final Pattern PICTURE = Pattern.compile("/badges/([^/]+)/[^/]+");
    private static final Pattern CHECK_PAGE =
            Pattern.compile("/(?:[a-z]{2}/)?verify/([^/]+)/?(?:index\\.html)?");

    private static final String IMAGES =
            "img, picture source, input[type=image], object[data], embed[src], svg image";

    /** Where pages say what a picture is: plainly, by lazy loading, or by a proxy such as Camo. */
    private static final List<String> ONE_ADDRESS =
            List.of(
                    "src",
                    "data-src",
                    "data-lazy-src",
                    "data-lazy",
                    "data-original",
                    "data-canonical-src",
                    "data",
                    "href",
                    "xlink:href");

    private static final List<String> MANY_ADDRESSES =
            List.of("srcset", "data-srcset", "data-lazy-srcset");

    private static final Pattern CANDIDATE = Pattern.compile("\\s*,*\\s*([^\\s]+)[^,]*");

    /** The best that is found: a page may well show its banner more than once. */
    Finding on(Document page) {
        Finding found = new Finding.Missing();
        for (Element image : page.select(IMAGES).stream().limit(MAX_IMAGES).toList()) {
            Finding one = of(image);
            if (one instanceof Finding.Shown) {
                return one;
            }
            found = rank(one) < rank(found) ? one : found;
        }
        return found;
    }

    private static int rank(Finding finding) {
        return List.of("shown", "unlinked", "copied", "other-number", "missing")
                .indexOf(finding.kind());
    }

    private Finding of(Element image) {
        List<String> addresses = addresses(image);
        List<String> numbers =
                addresses.stream().flatMap(each -> numberIn(PICTURE, each).stream()).toList();
        if (numbers.contains(number)) {
            return isLinked(image) ? new Finding.Shown() : new Finding.Unlinked();
        }
        if (!numbers.isEmpty()) {
            return new Finding.OtherNumber(cut(numbers.getFirst()));
        }
        boolean isNamed =
                Stream.concat(
                                Stream.of(image.attr("alt"), image.attr("title")),
                                addresses.stream().map(ShownBanner::fileName))
                        .anyMatch(this::namesNumber);
        return isNamed
                ? new Finding.Copied(
                        addresses.stream()
                                .filter(each -> !each.startsWith("data:"))
                                .findFirst()
                                .map(ShownBanner::cut)
                                .orElse(""))
                : new Finding.Missing();
    }

    private static String cut(String text) {
        return text.length() > MAX_KEPT_UNITS ? text.substring(0, MAX_KEPT_UNITS) : text;
    }

    private static List<String> addresses(Element image) {
        var all = new ArrayList<String>();
        for (String name : ONE_ADDRESS) {
            if (image.hasAttr(name)) {
                all.add(resolved(image, image.attr(name)));
            }
        }
        for (String name : MANY_ADDRESSES) {
            Matcher candidates = CANDIDATE.matcher(image.attr(name));
            while (candidates.find()) {
                all.add(resolved(image, candidates.group(1)));
            }
        }
        return all;
    }

    private static String resolved(Element image, String address) {
        return StringUtil.resolve(image.baseUri(), address.strip());
    }

    private boolean isLinked(Element image) {
        Element link = image.closest("a[href]");
        return link != null
                && numberIn(CHECK_PAGE, link.absUrl("href")).filter(number::equals).isPresent();
    }

    /** The number in an address of this site, by plain HTTP or not. */
    private Optional<String> numberIn(Pattern shape, String address) {
        URI there;
        try {
            there = URI.create(address);
        } catch (IllegalArgumentException e) {
            // What browsers may still load is none of the addresses that are given out.
            return Optional.empty();
        }
        if (there.getPath() == null || there.getHost() == null || !isHere(there)) {
            return Optional.empty();
        }
        Matcher path = shape.matcher(there.getPath());
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    private boolean isHere(URI address) {
        return site.getHost().equalsIgnoreCase(address.getHost())
                && (port(site) == port(address) || (address.getPort() < 0 && site.getPort() < 0));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static String fileName(String address) {
        if (address.startsWith("data:")) {
            return "";
        }
        String path = address.split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a text has the number in it, and not as a part of a longer one. */
    private boolean namesNumber(String text) {
        String sought = plain(number);
        String said = plain(text);
        for (int at = said.indexOf(sought); at >= 0; at = said.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            boolean isWhole =
                    (at == 0 || !isAlphanumeric(said.charAt(at - 1)))
                            && (end == said.length() || !isAlphanumeric(said.charAt(end)));
            if (isWhole) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlphanumeric(char sign) {
        return sign < 128 && Character.isLetterOrDigit(sign);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[‐‑‒–—−_]", "-");
    }
}
