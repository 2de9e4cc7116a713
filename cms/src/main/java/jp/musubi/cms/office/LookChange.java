package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Digests;
import jp.musubi.content.snapshot.Look;
import jp.musubi.content.snapshot.LookJson;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Saving what the site looks like: the choice, the event in the record and the publisher's work,
 * all in one transaction.
 */
record LookChange(Database database, SiteSettings site, Publishing publishing) {
    /** The name of the theme among the names of what changed. */
    private static final String THEME = "theme";

    /** What came of saving. */
    sealed interface Outcome {}

    /** It is saved; the site shows it when the publication is done. */
    record Published(UUID publication) implements Outcome {}

    /** The site looks so already; nothing was published. */
    record Unchanged() implements Outcome {}

    /** Somebody else saved since; nothing was saved. */
    record Overtaken(Look now) implements Outcome {}

    /**
     * Saves.
     *
     * @param chosen that can be read, and suits the theme
     * @param seen version of the look that was changed
     */
    Outcome save(Look chosen, String seen, UUID by) {
        return database.write(tx -> saved(tx, chosen, seen, by));
    }

    private Outcome saved(Transaction tx, Look chosen, String seen, UUID by) {
        Look before = site.lockedLook(tx);
        if (before.equals(chosen)) {
            return new Unchanged();
        }
        if (!seen.equals(version(before))) {
            return new Overtaken(before);
        }
        site.write(tx, chosen);
        String details = "look: " + String.join(" ", changed(before, chosen));
        return new Published(publishing.publishSite(tx, by, "setting.look", details).id());
    }

    /** Names of options that differ. */
    private static Collection<String> changed(Look before, Look after) {
        SortedSet<String> names = new TreeSet<>(before.options().keySet());
        names.addAll(after.options().keySet());
        names.removeIf(
                name -> Objects.equals(before.options().get(name), after.options().get(name)));
        SortedSet<String> changed = new TreeSet<>();
        names.forEach(name -> changed.add(name.replaceFirst("\\..*", "")));
        if (!before.theme().equals(after.theme())) {
            changed.add(THEME);
        }
        return changed;
    }

    /** What tells a look from others. */
    static String version(Look look) {
        byte[] said = LookJson.write(look).toString().getBytes(StandardCharsets.UTF_8);
        return Digests.entityTag(said).replace("\"", "");
    }
}
