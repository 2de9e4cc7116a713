package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;

/** The category that an award was given in. */
public final class AwardCategory {
    private AwardCategory() {}

    /**
     * The id of its part of the page of its year, which credentials point at: the same in every
     * language. Empty if the award names no category.
     */
    public static String anchor(Entry award) {
        return award.fields()
                .text("category")
                .map(category -> category.strip().replaceAll("\\s+", "-"))
                .orElse("");
    }
}
