package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.setting.SitePart;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.setting.SiteWords;
import jp.musubi.cms.web.Digests;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Saving what the site says: the words, the event in the record and the publisher's work, all in
 * one transaction.
 */
record SiteChange(Database database, SiteSettings site, Publishing publishing) {

    /** What came of saving. */
    sealed interface Outcome {}

    /** It is saved; the site shows it when the publication is done. */
    record Published(UUID publication) implements Outcome {}

    /** The site says so already; nothing was published. */
    record Unchanged() implements Outcome {}

    /** Somebody else saved since; nothing was saved. */
    record Overtaken(SiteWords now) implements Outcome {}

    /**
     * Saves.
     *
     * @param typed without mistakes
     * @param seen version of the words that were changed
     */
    Outcome save(SiteForm typed, String seen, UUID by) {
        return database.write(tx -> saved(tx, typed, seen, by));
    }

    private Outcome saved(Transaction tx, SiteForm typed, String seen, UUID by) {
        SiteWords before = site.lockedWords(tx);
        SiteWords after = typed.over(before);
        List<String> changed = SiteForm.changed(before, after);
        if (changed.isEmpty()) {
            return new Unchanged();
        }
        if (!seen.equals(version(before))) {
            return new Overtaken(before);
        }
        site.write(tx, after);
        String details = "site: " + String.join(" ", changed);
        return new Published(publishing.publishSite(tx, by, "setting.site", details).id());
    }

    /** What tells words from others. */
    static String version(SiteWords words) {
        String said =
                Arrays.stream(SitePart.values()).map(words.labels()::get).toList()
                        + " "
                        + words.sample();
        return Digests.entityTag(said.getBytes(StandardCharsets.UTF_8)).replace("\"", "");
    }
}
