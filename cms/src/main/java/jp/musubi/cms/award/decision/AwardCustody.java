package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.KeptEntries;

import java.util.List;

/** Keeps awards that two people decided here. */
public final class AwardCustody {
    private static final List<String> DECIDED =
            List.of(
                    "number",
                    "group",
                    "year",
                    "edition",
                    "category",
                    "prize",
                    "citation",
                    "state",
                    "public_reason",
                    "decided_on",
                    "withdrawn_on");

    private AwardCustody() {}

    /** The awards among entries. */
    public static KeptEntries of(EntryStore entries) {
        return new KeptEntries(
                entries, EntryCheck.AWARD, DECIDED, ResultStore::isEntryOfOne, "award-kept");
    }
}
