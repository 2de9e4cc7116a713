package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.database.Transaction;
import jp.musubi.content.banner.BannerArtwork;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Look;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.SiteJson;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the city says about its site as a whole, kept in the store. */
public final class SiteSettings {
    private static final String KEY = "site";

    private final SettingStore settings;
    private final @Nullable URI baseUrl;

    /**
     * The settings of a site.
     *
     * @param baseUrl public address, if the program was told one: it wins over the stored one
     */
    public SiteSettings(SettingStore settings, @Nullable URI baseUrl) {
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    /** The site at a moment. */
    public Site read(Transaction tx, Instant generatedAt) {
        Site site = stored(tx, generatedAt);
        return new Site(
                site.title(),
                site.city(),
                site.description(),
                site.office(),
                site.awarder(),
                baseUrl == null ? site.baseUrl() : baseUrl.toString(),
                site.languages(),
                generatedAt,
                site.sample(),
                site.look(),
                site.artwork());
    }

    private Site stored(Transaction tx) {
        return stored(tx, tx.now());
    }

    private Site stored(Transaction tx, Instant generatedAt) {
        var json = settings.get(tx, KEY).orElseGet(() -> json(untitled(generatedAt)));
        List<String> mistakes = new ArrayList<>();
        return SiteJson.read(json, generatedAt, mistakes);
    }

    private static JsonNode json(Site site) {
        var json = SiteJson.write(site);
        json.remove("generatedAt");
        return json;
    }

    /** Keeps what a site says about itself. */
    public void write(Transaction tx, Site site) {
        settings.put(tx, KEY, json(site));
    }

    /** The languages of the site, the first one first. */
    public List<String> languages(Transaction tx) {
        return stored(tx).languages();
    }

    /** What people said about the site. */
    public SiteWords words(Transaction tx) {
        return SiteWords.of(stored(tx));
    }

    /**
     * As {@link #words}; nobody else changes them until the transaction ends, so that of two people
     * who save at once, one is told.
     */
    public SiteWords lockedWords(Transaction tx) {
        settings.lock(tx, KEY, json(untitled(tx.now())));
        return words(tx);
    }

    /** Has people say something else about the site; all else stays as it is. */
    public void write(Transaction tx, SiteWords words) {
        write(tx, words.in(stored(tx)));
    }

    /** What somebody chose of the looks. */
    public Look look(Transaction tx) {
        return stored(tx).look();
    }

    /** As {@link #look}; nobody else changes it until the transaction ends. */
    public Look lockedLook(Transaction tx) {
        settings.lock(tx, KEY, json(untitled(tx.now())));
        return look(tx);
    }

    /** Has the banners drawn in other artwork; all else stays as it is. */
    public void write(Transaction tx, List<BannerArtwork> artwork) {
        settings.lock(tx, KEY, json(untitled(tx.now())));
        write(tx, stored(tx).with(artwork));
    }

    /** Has the site look otherwise; all else stays as it is. */
    public void write(Transaction tx, Look look) {
        write(tx, stored(tx).with(look));
    }

    private static Site untitled(Instant generatedAt) {
        return new Site(
                Label.of("市民活動ひろば", "Civic Square"),
                Label.of("市", "City"),
                null,
                null,
                "http://localhost:8080/",
                List.of("ja", "en"),
                generatedAt,
                false);
    }
}
