package jp.musubi.cms.banner;

import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.KeptEntries;

import java.util.List;

/** Keeps banners that took a step of their life here. */
public final class BannerCustody {
    private static final List<String> DECIDED =
            List.of(
                    "number",
                    "group",
                    "programme",
                    "state",
                    "valid_from",
                    "valid_until",
                    "awarded_date",
                    "public_reason",
                    "rules_version",
                    "history");

    private BannerCustody() {}

    /** The banners among entries. */
    public static KeptEntries of(EntryStore entries) {
        return new KeptEntries(
                entries,
                BannerRegister.TYPE,
                DECIDED,
                (tx, id) -> !BannerEventStore.of(tx, id).isEmpty(),
                "banner-kept");
    }
}
