package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sitemap (sitemaps.org protocol 0.9) of all pages that change with content. A larger site has
 * an index of several sitemaps: which of them a page is in follows from its address alone, so that
 * one more page changes one of them.
 *
 * <p>For one thread at a time; the plans may be rendered by many.
 */
public final class Sitemap {
    /** Pages in a single file; the protocol allows 50,000. */
    private static final int MAX_WHOLE_URLS = 2_000;

    /** How many pages there are for each of several files, at most, on average. */
    private static final int MAX_PART_URLS = 500;

    private static final String FILE = "/sitemap.xml";
    private static final String NAMED = "Sitemap: ";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final int maxWhole;
    private final int maxUrls;
    private final List<SortedMap<String, Instant>> parts = new ArrayList<>();
    private final BitSet changed = new BitSet();

    /** The newest time of each part as it was last written. */
    private Instant[] newest = new Instant[0];

    private int size;

    public Sitemap() {
        this(MAX_WHOLE_URLS, MAX_PART_URLS);
    }

    /** A sitemap with a lower limit, for tests. */
    Sitemap(int maxUrls) {
        this(maxUrls, maxUrls);
    }

    private Sitemap(int maxWhole, int maxUrls) {
        this.maxWhole = maxWhole;
        this.maxUrls = maxUrls;
        parts.add(new TreeMap<>());
        changed.set(0);
    }

    /** Lists a page, or lists it with a new time. */
    public void put(String address, Instant changedAt) {
        int part = part(address);
        Instant before = parts.get(part).put(address, changedAt);
        if (before == null) {
            size++;
        }
        if (!changedAt.equals(before)) {
            changed.set(part);
        }
    }

    /** No longer lists a page. */
    public void remove(String address) {
        int part = part(address);
        if (parts.get(part).remove(address) != null) {
            size--;
            changed.set(part);
        }
    }

    private int part(String address) {
        int hash = address.hashCode();
        return (hash ^ hash >>> 16) & (parts.size() - 1);
    }

    /** Takes what it lists for what is already written. */
    public void settle() {
        distribute();
        changed.clear();
    }

    /** Takes none of its files for written. */
    public void forgetWhatIsWritten() {
        changed.set(0, parts.size());
    }

    /** The addresses of all files there are now. */
    public List<String> addresses(Addresses addresses) {
        distribute();
        var files = new ArrayList<String>();
        files.add(whole(addresses));
        for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
            files.add(address(addresses, i));
        }
        return files;
    }

    /** The files that changed since the last time, as they are at this moment. */
    public List<FilePlan> changes(Addresses addresses) {
        distribute();
        var files = new ArrayList<FilePlan>();
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            byte[] urls = urls(addresses, parts.get(i));
            files.add(new FilePlan(address(addresses, i), () -> urls));
        }
        if (parts.size() > 1 && !changed.isEmpty()) {
            byte[] index = index(addresses);
            files.add(new FilePlan(whole(addresses), () -> index));
        }
        changed.clear();
        return files;
    }

    /** Takes as many parts as the pages need: a power of two, which follows from their number. */
    private void distribute() {
        int wanted = 1;
        while (size > maxWhole && (long) wanted * maxUrls < size) {
            wanted *= 2;
        }
        if (wanted == parts.size()) {
            return;
        }
        var all = new TreeMap<String, Instant>();
        parts.forEach(all::putAll);
        parts.clear();
        for (int i = 0; i < wanted; i++) {
            parts.add(new TreeMap<>());
        }
        all.forEach((address, time) -> parts.get(part(address)).put(address, time));
        changed.clear();
        changed.set(0, wanted);
    }

    private static String whole(Addresses addresses) {
        return addresses.at(FILE);
    }

    private String address(Addresses addresses, int part) {
        return parts.size() == 1
                ? whole(addresses)
                : addresses.at("/sitemap-" + (part + 1) + ".xml");
    }

    /** The file that names the sitemap to search engines. */
    public static FilePlan robots(Addresses addresses) {
        byte[] text =
                ("User-agent: *\nAllow: /\n" + NAMED + addresses.absolute(whole(addresses)) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        return new FilePlan(addresses.at("/robots.txt"), () -> text);
    }

    /**
     * The public address that a site was built for, as the file for search engines in its folder
     * has it.
     *
     * @throws IOException if the folder holds no site
     */
    public static URI baseUrl(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("robots.txt"));
        int from = text.indexOf(NAMED) + NAMED.length();
        int to = text.indexOf(FILE.substring(1), from);
        return URI.create(text.substring(from, to));
    }

    private static byte[] urls(Addresses addresses, SortedMap<String, Instant> pages) {
        var xml = new Xml().raw("<urlset xmlns=\"" + NAMESPACE + "\">\n");
        pages.forEach((address, time) -> place(xml, "url", addresses.absolute(address), time));
        return xml.raw("</urlset>\n").bytes();
    }

    private byte[] index(Addresses addresses) {
        if (newest.length != parts.size()) {
            newest = parts.stream().map(Sitemap::newest).toArray(Instant[]::new);
        }
        changed.stream().forEach(part -> newest[part] = newest(parts.get(part)));
        var xml = new Xml().raw("<sitemapindex xmlns=\"" + NAMESPACE + "\">\n");
        for (int i = 0; i < parts.size(); i++) {
            place(xml, "sitemap", addresses.absolute(address(addresses, i)), newest[i]);
        }
        return xml.raw("</sitemapindex>\n").bytes();
    }

    private static Instant newest(SortedMap<String, Instant> part) {
        return part.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    private static void place(Xml xml, String element, String address, Instant changed) {
        xml.raw("<" + element + "><loc>")
                .text(address)
                .raw("</loc>")
                .raw(Entry.isKnown(changed) ? "<lastmod>" + changed + "</lastmod>" : "")
                .raw("</" + element + ">\n");
    }
}
