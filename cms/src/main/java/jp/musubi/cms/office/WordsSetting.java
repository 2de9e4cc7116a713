package jp.musubi.cms.office;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.setting.SitePart;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.setting.SiteWords;
import jp.musubi.cms.web.Digests;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** What the site says, as it is saved. */
record WordsSetting(SiteSettings site) implements SiteSaving.Setting<SiteWords> {
    @Override
    public SiteWords locked(Transaction tx) {
        return site.lockedWords(tx);
    }

    @Override
    public void write(Transaction tx, SiteWords words) {
        site.write(tx, words);
    }

    @Override
    public String action() {
        return "setting.site";
    }

    @Override
    public Collection<String> changed(SiteWords before, SiteWords after) {
        return SiteForm.changed(before, after);
    }

    @Override
    public String version(SiteWords words) {
        String said =
                Arrays.stream(SitePart.values()).map(words.labels()::get).toList()
                        + " "
                        + words.sample();
        return Digests.entityTag(said.getBytes(StandardCharsets.UTF_8)).replace("\"", "");
    }
}
