package jp.musubi.cms.setting;

import jp.musubi.cms.database.Transaction;
import jp.musubi.content.label.Label;
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
        var json = settings.get(tx, KEY).orElseGet(() -> SiteJson.write(untitled(generatedAt)));
        List<String> mistakes = new ArrayList<>();
        Site site = SiteJson.read(json, generatedAt, mistakes);
        return new Site(
                site.title(),
                site.city(),
                site.description(),
                site.office(),
                baseUrl == null ? site.baseUrl() : baseUrl.toString(),
                site.languages(),
                generatedAt,
                site.sample());
    }

    /** Keeps what a site says about itself. */
    public void write(Transaction tx, Site site) {
        var json = SiteJson.write(site);
        json.remove("generatedAt");
        settings.put(tx, KEY, json);
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
