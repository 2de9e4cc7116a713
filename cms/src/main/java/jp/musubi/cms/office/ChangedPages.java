package jp.musubi.cms.office;

import jp.musubi.site.Reason;
import jp.musubi.site.trace.Fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a release changed, put together by the reason.
 *
 * @param pages pages by their reasons
 * @param files what else belongs to the site: feeds, pictures, open data
 * @param count how many pages there are, those that are not named included
 */
public record ChangedPages(List<Group> pages, List<Group> files, int count, int fileCount) {
    /** Pages that are named; a release of the whole site has thousands. */
    private static final int MAX_NAMED = 200;

    /** Pages of one reason that are shown at once; the others are unfolded. */
    private static final int MAX_AT_ONCE = 6;

    /** A title stands at the beginning of a page. */
    private static final int MAX_HEAD_BYTES = 2_048;

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    /** Kana, kanji and their punctuation begin here. */
    private static final char FIRST_OF_EAST_ASIA = '\u3000';

    private static final String ENGLISH = "en/";
    private static final String SUFFIX = "index.html";
    private static final Logger LOG = LoggerFactory.getLogger(ChangedPages.class);

    /**
     * Pages with the same reason.
     *
     * @param folded those that are shown when asked for
     * @param more how many are not named
     */
    public record Group(String reason, List<PageView> pages, List<PageView> folded, int more) {}

    /**
     * A page.
     *
     * @param address empty if it is gone
     * @param title what the page calls itself; its path if it has no title
     * @param language of the title; empty for a path
     */
    public record PageView(String address, String title, String path, String language) {}

    /** Nothing. */
    static final ChangedPages NONE = new ChangedPages(List.of(), List.of(), 0, 0);

    /**
     * Puts reasons in order.
     *
     * @param site folder of what readers see now
     */
    static ChangedPages of(
            SortedMap<String, List<Reason>> reasons, ReasonWords words, Optional<Path> site) {
        Map<String, List<Reason>> pages = new LinkedHashMap<>();
        Map<String, List<Reason>> files = new LinkedHashMap<>();
        reasons.forEach((path, why) -> (path.endsWith(".html") ? pages : files).put(path, why));
        return new ChangedPages(
                groups(pages, words, site), groups(files, words, site), pages.size(), files.size());
    }

    private static List<Group> groups(
            Map<String, List<Reason>> files, ReasonWords words, Optional<Path> site) {
        var sorted = new ArrayList<>(files.entrySet());
        sorted.sort(
                Comparator.<Map.Entry<String, List<Reason>>>comparingInt(
                                file -> rank(file.getValue().getFirst()))
                        .thenComparing(file -> file.getKey().startsWith(ENGLISH)));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        sorted.forEach(file ->
                byReason.computeIfAbsent(words.sentence(file.getValue()), _ -> new ArrayList<>())
                        .add(file.getKey()));
        var groups = new ArrayList<Group>();
        int left = MAX_NAMED;
        for (Map.Entry<String, List<String>> group : byReason.entrySet()) {
            List<String> paths = group.getValue();
            List<PageView> named =
                    paths.stream().limit(left).map(path -> page(path, site)).toList();
            left -= named.size();
            int atOnce = Math.min(named.size(), MAX_AT_ONCE);
            groups.add(
                    new Group(
                            group.getKey(),
                            named.subList(0, atOnce),
                            named.subList(atOnce, named.size()),
                            paths.size() - named.size()));
        }
        return groups;
    }

    /** What is about one thing tells people more than numbers that changed everywhere. */
    private static int rank(Reason reason) {
        return switch (reason.kind()) {
            case NEW -> 0;
            case MOVED_HERE -> 1;
            case MOVED_AWAY -> 2;
            case GONE -> 3;
            case CHANGED -> isAboutOne(reason) ? 4 : 9;
            case LISTED -> 5;
            case UNLISTED -> 6;
            case DAY -> 7;
            case ORDERED -> 8;
            case PAGES -> 10;
            case MISSING -> 11;
            case WHOLE -> 12;
        };
    }

    private static boolean isAboutOne(Reason reason) {
        return !reason.causes().isEmpty()
                && reason.causes().getFirst().fact().sort() == Fact.Sort.ENTRY;
    }

    private static PageView page(String path, Optional<Path> site) {
        String shown =
                "/"
                        + (path.endsWith(SUFFIX)
                                ? path.substring(0, path.length() - SUFFIX.length())
                                : path);
        Optional<Path> file = site.map(folder -> folder.resolve(path)).filter(Files::isRegularFile);
        String address = file.isPresent() ? encoded(shown) : "";
        Optional<String> title =
                path.endsWith(".html") ? file.flatMap(ChangedPages::title) : Optional.empty();
        String language = title.map(ChangedPages::language).orElse("");
        return new PageView(address, title.orElse(shown), shown, language);
    }

    /** An English page has a Japanese title where nobody wrote another. */
    private static String language(String title) {
        return title.chars().anyMatch(letter -> letter >= FIRST_OF_EAST_ASIA) ? "ja" : "en";
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static Optional<String> title(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(MAX_HEAD_BYTES), StandardCharsets.UTF_8);
            Matcher found = TITLE.matcher(head);
            return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} was taken away just now: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Without the name of the site, which all pages have after a bar. */
    private static String plain(String title) {
        int bar = title.lastIndexOf(" | ");
        return (bar > 0 ? title.substring(0, bar) : title)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
