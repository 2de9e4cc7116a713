package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How long ago an entry was confirmed. The index has the month, and whoever asks has today, so that
 * no file becomes another one only because a day went by.
 */
public final class Confirmation {
    /** What was confirmed within so many months is fresh. */
    public static final int FRESH_MONTHS = 12;

    static final String FRESH = "fresh";
    static final String OLD = "old";
    static final String NEVER = "never";

    private static final String FIELD = "confirmed_on";

    private Confirmation() {}

    /** Whether readers are told when entries of a type were confirmed. */
    public static boolean isKnown(ContentType type) {
        Field field = type.fields().get(FIELD);
        return field != null
                && field.kind() == FieldKind.DATE
                && field.visibility() == Visibility.PUBLIC;
    }

    /** What answers have, with what people call it. */
    static SequencedMap<String, Label> states() {
        var states = new LinkedHashMap<String, Label>();
        states.put(FRESH, Label.of("最近確認した", "Confirmed recently"));
        states.put(OLD, Label.of("1年以上前に確認", "Confirmed over a year ago"));
        states.put(NEVER, Label.of("確認なし", "Never confirmed"));
        return states;
    }

    /** What the index has of an entry. */
    static String month(Entry entry) {
        return entry.fields()
                .date(FIELD)
                .map(date -> YearMonth.from(date.first()).toString())
                .orElse(NEVER);
    }

    /**
     * What a month is to a reader: what was confirmed a year ago in this very month is fresh to the
     * end of it.
     */
    static String state(String month, YearMonth now) {
        if (month.equals(NEVER)) {
            return NEVER;
        }
        long ago = ChronoUnit.MONTHS.between(YearMonth.parse(month), now);
        return ago <= FRESH_MONTHS ? FRESH : OLD;
    }
}
