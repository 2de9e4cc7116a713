package jp.musubi.cms.office;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Digests;
import jp.musubi.content.snapshot.Look;
import jp.musubi.content.snapshot.LookJson;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the site looks like, as it is saved. */
record LookSetting(SiteSettings site) implements SiteSaving.Setting<Look> {
    /** The name of the theme among the names of what changed. */
    private static final String THEME = "theme";

    @Override
    public Look locked(Transaction tx) {
        return site.lockedLook(tx);
    }

    @Override
    public void write(Transaction tx, Look look) {
        site.write(tx, look);
    }

    @Override
    public String action() {
        return "setting.look";
    }

    /** Names of options that differ, and whether the theme does. */
    @Override
    public Collection<String> changed(Look before, Look after) {
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

    @Override
    public String version(Look look) {
        byte[] said = LookJson.write(look).toString().getBytes(StandardCharsets.UTF_8);
        return Digests.entityTag(said).replace("\"", "");
    }
}
