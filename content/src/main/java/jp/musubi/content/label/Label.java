package jp.musubi.content.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A short text for people by language, at least one; never empty. */
public record Label(Map<String, String> texts) {
    public Label {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a label needs at least one language");
        }
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A label in Japanese and English. */
    public static Label of(String ja, String en) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", ja);
        texts.put("en", en);
        return new Label(texts);
    }

    /** The text in a language, else in the first language there is. */
    public String in(String language) {
        String text = texts.get(language);
        return text != null ? text : texts.values().iterator().next();
    }
}
