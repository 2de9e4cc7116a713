package jp.musubi.cms.publish;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Entries of one type that an office keeps from the day it first decided about them: what it
 * decided is changed by its next step alone, and they are never taken away from the public. The
 * rest of them, such as pictures and translations, staff may put right like any other.
 *
 * @param type of the entries
 * @param decidedFields names of the fields that the office decides about
 * @param isDecided whether the office decided about an entry
 * @param sentence what is said to who tries, by its name
 */
public record KeptEntries(
        EntryStore entries,
        String type,
        List<String> decidedFields,
        BiPredicate<Transaction, UUID> isDecided,
        String sentence)
        implements Custody {
    @Override
    public Optional<Refusal> refusal(Transaction tx, StoredEntry entry, @Nullable Content next) {
        if (!entry.type().equals(type) || !isDecided.test(tx, entry.id())) {
            return Optional.empty();
        }
        boolean isAsDecided =
                next != null
                        && entries.findLive(tx, entry.id())
                                .map(live -> live.entry().fields())
                                .filter(now -> !isSame(now, next.fields()))
                                .isEmpty();
        return isAsDecided
                ? Optional.empty()
                : Optional.of(Refusal.because(ProblemType.CONFLICT, sentence));
    }

    private boolean isSame(Fields now, Fields next) {
        return decidedFields.stream().allMatch(field -> isSame(now.get(field), next.get(field)));
    }

    private static boolean isSame(Optional<Value> now, Optional<Value> next) {
        return now.map(KeptEntries::decided).equals(next.map(KeptEntries::decided));
    }

    /** What counts of a value: of several languages the first, in which it was decided. */
    private static Object decided(Value value) {
        return value instanceof Value.Localised localised
                ? Optional.ofNullable(localised.texts().firstEntry()).map(Map.Entry::getValue)
                : value;
    }

    /**
     * A draft with all that was decided as it is public, whoever wrote into it meanwhile.
     *
     * @param now what is public
     */
    public Fields kept(Fields draft, Fields now) {
        Fields fields = draft;
        for (String field : decidedFields) {
            Optional<Value> value = now.get(field);
            if (isSame(value, draft.get(field))) {
                continue;
            }
            fields =
                    value.isPresent()
                            ? fields.with(field, value.get())
                            : fields.filtered(each -> !each.equals(field));
        }
        return fields;
    }
}
