package jp.musubi.site.feed;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.render.FilePlan;
import jp.musubi.site.render.PagePlan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The sitemap (sitemaps.org protocol 0.9) of all pages that change with content, and robots.txt
 * that names it. Beyond the protocol's limit it becomes an index of several sitemaps.
 */
public final class Sitemap {
    /** The protocol's limit for one file. */
    static final int MAX_SITEMAP_URLS = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Addresses addresses;
    private final int maxUrls;

    public Sitemap(Addresses addresses) {
        this(addresses, MAX_SITEMAP_URLS);
    }

    /** A sitemap with a lower limit, for tests. */
    Sitemap(Addresses addresses, int maxUrls) {
        this.addresses = addresses;
        this.maxUrls = maxUrls;
    }

    /** The sitemap files and robots.txt for the pages of a site. */
    public List<FilePlan> files(List<PagePlan> pages) {
        List<PagePlan> listed = pages.stream().filter(page -> page.changedAt() != null).toList();
        var files = new ArrayList<FilePlan>();
        files.add(new FilePlan(addresses.at("/robots.txt"), this::robots));
        if (listed.size() <= maxUrls) {
            files.add(new FilePlan(addresses.at("/sitemap.xml"), () -> urls(listed)));
            return files;
        }
        var parts = new ArrayList<List<PagePlan>>();
        for (int from = 0; from < listed.size(); from += maxUrls) {
            parts.add(listed.subList(from, Math.min(from + maxUrls, listed.size())));
        }
        for (int i = 0; i < parts.size(); i++) {
            List<PagePlan> part = parts.get(i);
            files.add(new FilePlan(part(i), () -> urls(part)));
        }
        files.add(new FilePlan(addresses.at("/sitemap.xml"), () -> index(parts)));
        return files;
    }

    private String part(int index) {
        return addresses.at("/sitemap-" + (index + 1) + ".xml");
    }

    private byte[] robots() {
        return ("User-agent: *\nAllow: /\nSitemap: "
                        + addresses.absolute(addresses.at("/sitemap.xml"))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] urls(List<PagePlan> pages) {
        var xml = new Xml().raw("<urlset xmlns=\"" + NAMESPACE + "\">\n");
        for (PagePlan page : pages) {
            place(xml, "url", page.address(), Objects.requireNonNull(page.changedAt()));
        }
        return xml.raw("</urlset>\n").bytes();
    }

    private byte[] index(List<List<PagePlan>> parts) {
        var xml = new Xml().raw("<sitemapindex xmlns=\"" + NAMESPACE + "\">\n");
        for (int i = 0; i < parts.size(); i++) {
            place(xml, "sitemap", part(i), newest(parts.get(i)));
        }
        return xml.raw("</sitemapindex>\n").bytes();
    }

    private static Instant newest(List<PagePlan> pages) {
        Instant newest = Instant.EPOCH;
        for (PagePlan page : pages) {
            Instant changed = Objects.requireNonNull(page.changedAt());
            newest = changed.isAfter(newest) ? changed : newest;
        }
        return newest;
    }

    private void place(Xml xml, String element, String address, Instant changed) {
        xml.raw("<" + element + "><loc>")
                .text(addresses.absolute(address))
                .raw("</loc><lastmod>")
                .raw(changed.toString())
                .raw("</lastmod></" + element + ">\n");
    }
}
