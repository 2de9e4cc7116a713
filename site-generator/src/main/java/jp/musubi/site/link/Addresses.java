package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where everything is. All addresses are root-relative and begin with the path of the site's base
 * URL, so a site works below {@code https://city.example/kyodo/} as it does at a root. They are
 * already percent-encoded: templates write them as they are.
 */
public final class Addresses {
    private final String firstLanguage;
    private final String origin;
    private final String basePath;
    private final LinkedSite site;
    private final EntryPaths entryPaths;
    private final Map<String, PathPattern> termPatterns = new HashMap<>();

    /**
     * The addresses of a site.
     *
     * @param baseUrl public address of the site; its path becomes the beginning of every address
     */
    public Addresses(LinkedSite site, URI baseUrl) {
        this(site, baseUrl, EntryPaths.of(site));
    }

    private Addresses(LinkedSite site, URI baseUrl, EntryPaths entryPaths) {
        this.site = site;
        this.entryPaths = entryPaths;
        this.firstLanguage = site.site().firstLanguage();
        String path = Objects.requireNonNullElse(baseUrl.getRawPath(), "");
        this.basePath = path.endsWith("/") ? path : path + "/";
        this.origin =
                baseUrl.getScheme() == null
                        ? ""
                        : baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
        for (ContentType type : site.model().types().values()) {
            for (Field field : type.fields().values()) {
                if (field.termPages() != null) {
                    termPatterns.put(field.termPages(), PathPattern.of(field.termPages()));
                }
            }
        }
    }

    /** The addresses of a later site: as if made from nothing, in less time. */
    public Addresses followedBy(LinkedSite later, URI baseUrl) {
        return new Addresses(later, baseUrl, entryPaths.followedBy(site, later));
    }

    /** The path of the base URL: {@code /} or {@code /kyodo/}. */
    public String basePath() {
        return basePath;
    }

    /** The front page in a language. */
    public String home(String language) {
        return at("/", language);
    }

    /**
     * Any page in a language: {@code at("/search/", "en")} is {@code /en/search/} below the base
     * path.
     *
     * @param path begins with a slash, as content types and themes write it
     */
    public String at(String path, String language) {
        return language.equals(firstLanguage)
                ? basePath + path.substring(1)
                : basePath + language + path;
    }

    /** A file that is the same in every language: {@code file("/feed.xml")}. */
    public String at(String path) {
        return basePath + path.substring(1);
    }

    /** The page of an entry in a language. */
    public String entry(Entry entry, String language) {
        Reads.note(() -> Fact.entry(entry.id()));
        String path = path(entry);
        return language.equals(firstLanguage) ? basePath + path : basePath + language + "/" + path;
    }

    /** The page of an entry below the base path, without a language and a slash before it. */
    String path(Entry entry) {
        return entryPaths.of(entry);
    }

    /** The entry whose page has a path below the base path, as {@link #path} gives it. */
    Optional<Entry> entryAt(String path) {
        return entryPaths.owner(path).flatMap(site::entry);
    }

    /** Whether no entry but those that changed can have another address than in earlier ones. */
    public boolean moveNothingElse(Addresses earlier) {
        return entryPaths.isAllAsWanted() && earlier.entryPaths.isAllAsWanted();
    }

    /** The list of all entries of a type. */
    public String list(ContentType type, String language) {
        return at(type.list(), language);
    }

    /** The list of entries with a term of a field that has term pages. */
    public String term(Field field, String termId, String language) {
        PathPattern pattern = termPatterns.get(Objects.requireNonNull(field.termPages()));
        return at(Objects.requireNonNull(pattern).filled(_ -> Optional.of(termId)), language);
    }

    /**
     * Open data of all entries of a type.
     *
     * @param format {@code csv} or {@code json}
     */
    public String openData(ContentType type, String format) {
        return at("/opendata/" + type.plural() + "." + format);
    }

    /** A later page of a list, counted from 1; the first page is the list itself. */
    public String page(String list, int number) {
        return number <= 1 ? list : list + "page/" + number + "/";
    }

    /** The file of an asset. */
    public String asset(Asset asset) {
        return assetFile(asset.file());
    }

    /** A file of an asset or of a smaller version of it, as the snapshot names it. */
    public String assetFile(String file) {
        var address = new StringBuilder(basePath);
        for (String segment : file.split("/", -1)) {
            address.append(PathSegment.encoded(segment)).append('/');
        }
        return address.substring(0, address.length() - 1);
    }

    /** An address with scheme and host, for feeds, the sitemap and Open Graph. */
    public String absolute(String address) {
        return origin + address;
    }

    /** The public address of the site, ending in a slash. */
    public String baseUrl() {
        return origin + basePath;
    }

    /**
     * The file below the output folder that holds a page or file of the site: {@code
     * groups/x/index.html} for {@code /groups/x/}.
     */
    public String file(String address) {
        String below = address.substring(basePath.length());
        String decoded =
                below.indexOf('%') < 0
                        ? below
                        : URLDecoder.decode(below.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.isEmpty() || decoded.endsWith("/") ? decoded + "index.html" : decoded;
    }

    /** Entries that had to move because another has their address, one sentence each. */
    public List<String> warnings() {
        return entryPaths.warnings();
    }
}
