package jp.musubi.cms.banner;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Custody;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Banners that took a step of their life here: what was decided about them is changed by the next
 * step alone, and they are never taken away from the public. The rest of their entries, such as
 * where they are shown, staff may put right like any other.
 */
public final class BannerCustody implements Custody {
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

    private final EntryStore entries;

    public BannerCustody(EntryStore entries) {
        this.entries = entries;
    }

    @Override
    public void check(Transaction tx, StoredEntry entry, @Nullable Content next) {
        if (!entry.type().equals(BannerRegister.TYPE)
                || BannerEventStore.of(tx, entry.id()).isEmpty()) {
            return;
        }
        boolean isAsDecided =
                next != null
                        && entries.findLive(tx, entry.id())
                                .map(live -> live.entry().fields())
                                .filter(now -> !isSame(now, next.fields()))
                                .isEmpty();
        if (!isAsDecided) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-kept");
        }
    }

    private static boolean isSame(Fields now, Fields next) {
        return DECIDED.stream().allMatch(field -> now.get(field).equals(next.get(field)));
    }

    /** A draft with all that was decided as it is public, whoever wrote into it meanwhile. */
    static Fields decided(Fields draft, Fields now) {
        Fields fields = draft;
        for (String field : DECIDED) {
            Optional<Value> value = now.get(field);
            fields =
                    value.isPresent()
                            ? fields.with(field, value.get())
                            : fields.filtered(each -> !each.equals(field));
        }
        return fields;
    }
}
