package jp.musubi.cms.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.content.model.ContentModel;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Hash;

import java.util.ArrayList;
import java.util.List;

/**
 * What decides how pages are made of what people wrote: the theme, and the types of content with
 * their vocabularies. Both come from files, so nobody's act tells that they changed; a start with
 * others publishes the site.
 *
 * @param theme hash of its files
 * @param types hash of the types and vocabularies
 */
public record SiteShape(long theme, long types) {
    private static final String KEY = "site.shape";
    private static final String THEME = "theme";
    private static final String TYPES = "types";

    public static SiteShape of(Theme theme, ContentModel model) {
        return new SiteShape(theme.version(), Hash.of(model.toString()));
    }

    /**
     * Publishes the site if it was last started in another shape. A store that never had one shows
     * it with its first build.
     *
     * @return whether there is something to publish
     */
    public boolean follow(Database database, SettingStore settings, Publishing publishing) {
        return database.write(tx -> follow(tx, settings, publishing));
    }

    private boolean follow(Transaction tx, SettingStore settings, Publishing publishing) {
        JsonNode before = settings.get(tx, KEY).orElse(null);
        List<String> changed = new ArrayList<>();
        if (before == null || before.path(THEME).asLong() != theme) {
            changed.add(THEME);
        }
        if (before == null || before.path(TYPES).asLong() != types) {
            changed.add(TYPES);
        }
        if (changed.isEmpty()) {
            return false;
        }
        settings.put(
                tx, KEY, JsonNodeFactory.instance.objectNode().put(THEME, theme).put(TYPES, types));
        if (before == null) {
            return false;
        }
        publishing.publishSite(tx, null, "publishing.follow", String.join(" ", changed));
        return true;
    }
}
