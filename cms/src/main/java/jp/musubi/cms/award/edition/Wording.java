package jp.musubi.cms.award.edition;

import jp.musubi.cms.database.StorableText;
import jp.musubi.content.entry.Value;

import java.util.LinkedHashMap;

/**
 * A text for everybody.
 *
 * @param ja in Japanese
 * @param en the same in English; empty where it was not translated
 */
public record Wording(String ja, String en) {
    /** UTF-16 units of each. */
    public static final int MAX_UNITS = 5_000;

    /** Nothing said. */
    public static final Wording NONE = new Wording("", "");

    public Wording {
        ja = StorableText.cut(ja.strip(), MAX_UNITS);
        en = StorableText.cut(en.strip(), MAX_UNITS);
    }

    /** In a language; in Japanese where it was not translated. */
    public String in(String language) {
        return language.equals("en") && !en.isEmpty() ? en : ja;
    }

    /** Whether it says nothing in Japanese. */
    public boolean isMissing() {
        return ja.isEmpty();
    }

    /** As fields of entries have it. */
    public Value value() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", ja);
        if (!en.isEmpty()) {
            texts.put("en", en);
        }
        return new Value.Localised(texts);
    }
}
